import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, present, type Refusal } from '#base';
import { claimPaper, handInAnswers } from '#disputes';
import { listDisputes, orderDisputeAnswer, readDispute } from '#payments';
import { openCardWorld, type PaidByCard } from '#test/card-world';

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
  const all = await listDisputes(context, 100);
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
  assert.match(evidence['access_activity_log'] ?? '', /Credited to the line at/);
  const { state, answer } = await readDispute(context, id);
  assert.deepEqual([state, answer?.state, answer?.by], ['answered', 'taken', 'stf_1']);
  await assert.rejects(order(id, 'Again'), refused('dispute_not_open'));
  await world.booksHold();
});

test('an answer whose arrival nobody heard of is handed in again, and is one', async () => {
  const one = await world.paid();
  const { id } = await disputed(one);
  await order(id, 'Called back: it was them.');
  const match = { method: 'disputes.update' };
  await world.control('faults', { fault: '500-after-effect', match });
  await assert.rejects(handInAnswers(context, [{ dispute: id }]));
  assert.equal((await readDispute(context, id)).answer?.state, 'wanted');
  await handInAnswers(context, [{ dispute: id }]);
  assert.equal((await readDispute(context, id)).answer?.state, 'taken');
  assert.equal((await seenAtBank(one)).evidence_details.submission_count, 1);
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
