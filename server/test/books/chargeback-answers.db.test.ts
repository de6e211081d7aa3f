import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, minuteMs, newId, present, type Refusal, slotOf } from '#base';
import { claimPaper, handInAnswers, handInDueAnswers } from '#disputes';
import { lockAccounts, spend } from '#ledger';
import { askDisputes, orderDisputeAnswer, readDispute } from '#payments';
import { allDisputes } from '#test/all-disputes';
import { noteTaken } from '#test/disputed';
import { openCardWorld, type PaidByCard } from '#test/card-world';
import { accountOf } from '#subscribers';

const world = await openCardWorld();
const { context } = world;

interface Seen {
  readonly status: string;
  readonly evidence_details: { readonly submission_count: number };
  readonly evidence: Readonly<Record<string, string>>;
}

/** The payer's bank takes the money, and we are told. */
async function disputed(one: PaidByCard, given: object = {}) {
  await world.act(one.topup, 'dispute', { reason: 'fraudulent', ...given });
  const [dispute] = (await world.look(one.topup))['disputes'] as object[];
  await world.tellOf('charge.dispute.created', { ...dispute });
  const all = await allDisputes(context);
  return present(
    all.find(({ attempt }) => attempt === one.topup.attempt),
    'a dispute',
  );
}

const seenAtBank = async ({ topup }: PaidByCard): Promise<Seen> =>
  ((await world.look(topup))['disputes'] as [Seen])[0];

const order = (id: Parameters<typeof readDispute>[1], words: string) =>
  context.db.transaction((tx) => orderDisputeAnswer(tx, id, { words, by: 'stf_1' }));

const refused = (code: string) => (error: Refusal) => error.code === code;

test('what speaks for us reaches the bank once, with the trace and the use since', async () => {
  const one = await world.paid();
  const { id, isTaken } = await disputed(one);
  assert.ok(isTaken);
  await order(id, 'They used it within the hour.');
  await assert.rejects(order(id, 'And more'), refused('dispute_answered'));
  assert.equal((await readDispute(context, id)).answer?.state, 'wanted');
  await handInAnswers(context, [{ dispute: id }]);
  await handInAnswers(context, [{ dispute: id }]);
  const { status, evidence, evidence_details: details } = await seenAtBank(one);
  assert.deepEqual([status, details.submission_count], ['under_review', 1]);
  assert.match(evidence['uncategorized_text'] ?? '', /They used it within the hour/);
  assert.match(evidence['access_activity_log'] ?? '', /Credited to the line at .*HKD 100\.00/);
  const { state, answer } = await readDispute(context, id);
  assert.deepEqual([state, answer?.state, answer?.by], ['answered', 'taken', 'stf_1']);
  await assert.rejects(order(id, 'Again'), refused('dispute_not_open'));
  await world.booksHold();
});

test('all use since is in what the bank is told, also beyond the newest two hundred', async () => {
  const one = await world.paid();
  const account = accountOf(one.line);
  world.passTime(minuteMs);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    for (let nth = 0; nth < 250; nth += 1) {
      const reason = { code: 'usage', cause: newId('use', tx.nowMs, slotOf(one.line)) };
      spend(tx, account, 10n, { unit: 'HKD' }, 'income:usage:data:hk', reason);
    }
    const why = { code: 'adjustment', cause: newId('adj', tx.nowMs, slotOf(one.line)) };
    spend(tx, account, 500n, { unit: 'HKD' }, 'expense:adjustment', why);
  });
  const { id } = await disputed(one);
  await order(id, 'They used it.');
  await handInAnswers(context, [{ dispute: id }]);
  const log = (await seenAtBank(one)).evidence['access_activity_log'] ?? '';
  assert.match(log, /Used from the line since: HKD 25\.00 in 250 charges\./);
  assert.match(log, /no use by the subscriber: adjustment HKD -5\.00/);
});

test('an answer whose arrival nobody heard of is handed in again, and is one', async () => {
  const one = await world.paid();
  const { id } = await disputed(one);
  await order(id, 'Called back: it was them.');
  const match = { method: 'disputes.update' };
  await world.control('faults', { fault: '500-after-effect', match });
  await handInAnswers(context, [{ dispute: id }]);
  await handInAnswers(context, [{ dispute: id }]);
  assert.equal(await handInDueAnswers(context), 0, 'the first try is not over');
  assert.equal((await readDispute(context, id)).answer?.state, 'wanted');
  world.passTime(10 * minuteMs);
  assert.equal(await handInDueAnswers(context), 1);
  assert.equal((await readDispute(context, id)).answer?.state, 'taken');
  assert.equal((await seenAtBank(one)).evidence_details.submission_count, 1);
  assert.equal(await handInDueAnswers(context), 0);
});

test('handed in twice at once, it is handed in once', async () => {
  const one = await world.paid();
  const { id } = await disputed(one);
  await order(id, 'It was them.');
  // Whoever came second would be told that it is there.
  const match = { method: 'disputes.update' };
  await world.control('faults', { fault: '500-after-effect', match });
  await Promise.all([1, 2, 3].map(() => handInAnswers(context, [{ dispute: id }])));
  assert.equal((await readDispute(context, id)).answer?.state, 'wanted');
  world.passTime(10 * minuteMs);
  await handInDueAnswers(context);
  assert.equal((await readDispute(context, id)).answer?.state, 'taken');
});

test('an answer that was taken stays so, though the bank decides before we hear it', async () => {
  const one = await world.paid();
  const { id } = await disputed(one);
  await order(id, 'It was them.');
  const match = { method: 'disputes.update' };
  await world.control('faults', { fault: '500-after-effect', match });
  await handInAnswers(context, [{ dispute: id }]);
  await world.act(one.topup, 'dispute-lost');
  world.passTime(10 * minuteMs);
  await handInDueAnswers(context);
  assert.equal((await readDispute(context, id)).answer?.state, 'taken');
});

test('where nobody can be asked what became of it, nothing is called refused', async () => {
  const one = await world.paid();
  const { id } = await disputed(one);
  await order(id, 'It was them.');
  const fault = async (name: string, method: string) =>
    world.control('faults', { fault: name, match: { method } });
  await fault('500-after-effect', 'disputes.update');
  await handInAnswers(context, [{ dispute: id }]);
  await fault('500-before-effect', 'disputes.retrieve');
  world.passTime(10 * minuteMs);
  await handInDueAnswers(context);
  assert.equal((await readDispute(context, id)).answer?.state, 'wanted');
  world.passTime(10 * minuteMs);
  await handInDueAnswers(context);
  assert.equal((await readDispute(context, id)).answer?.state, 'taken');
});

test('what we know to be decided has nothing handed in any more', async () => {
  const one = await world.paid();
  const { id } = await disputed(one);
  await order(id, 'Too late.');
  await world.act(one.topup, 'dispute-lost');
  const [dispute] = (await world.look(one.topup))['disputes'] as object[];
  await world.tellOf('charge.dispute.closed', { ...dispute });
  await handInAnswers(context, [{ dispute: id }]);
  const { answer } = await readDispute(context, id);
  assert.deepEqual([answer?.state, answer?.said], ['refused', 'decided before it arrived']);
});

test('disputes that nobody can be asked about are not among those that are asked', async () => {
  // What has ended meanwhile is heard of by the first asking.
  await askDisputes(context);
  const before = await askDisputes(context);
  const { number, subscriber } = await world.newcomer();
  const topup = await world.order(number, 10_000n, subscriber);
  await world.tell(topup);
  await noteTaken(context, topup, { amount: topup.price, dueAt: context.clock.now() });
  assert.equal(await askDisputes(context), before);
});

test('past its deadline, decided or unknown, there is nothing to answer', async () => {
  const [late, lost] = [await world.paid(), await world.paid()];
  const { id } = await disputed(late, { dueMs: dayMs });
  const decided = await disputed(lost);
  await world.act(lost.topup, 'dispute-lost');
  await order(decided.id, 'Too late, as it turns out.');
  await handInAnswers(context, [{ dispute: decided.id }]);
  const { answer } = await readDispute(context, decided.id);
  assert.deepEqual([answer?.state, answer?.said], ['refused', 'dispute_closed']);
  world.passTime(dayMs + 1);
  await assert.rejects(order(id, 'Sorry'), refused('dispute_overdue'));
  await assert.rejects(
    order('dsp_01900000000070008000000000000009', 'x'),
    refused('dispute_unknown'),
  );
});

test('the same is had as a paper, for providers with pages of their own', async () => {
  const { id } = await disputed(await world.paid());
  const paper = await claimPaper(context, await readDispute(context, id));
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
});
