import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, hourMs, present, type Refusal, startOfDay } from '#base';
import { readTrail } from '#identity';
import {
  auditReconciliation,
  type Break,
  decideDisposal,
  decideReopening,
  decideResolution,
  importBill,
  listBreaks,
  listUnmatched,
  proposeDisposal,
  proposeReopening,
  proposeResolution,
  readDay,
  type Way,
} from '#reconciliation';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { openBankWorld, person, reportDay } from '#test/bank-world';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { auditEverything } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { unmatchedSpoils } from './spoils/reconciliation.ts';

const connector = 'alipay_cn';
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const stranger: BillRow = { number: 'shop-17', amountMinor: 700n, atMs: testStartMs };
const reason = 'it was the shop next door’s';

function refusedWith(code: string) {
  return (error: unknown) => (error as Refusal).code === code;
}

async function openDesk(t: T) {
  const world = await openBankWorld(t);
  const { context } = world;
  const day = reportDay;
  const bring = async (rows: readonly BillRow[]): Promise<void> => {
    context.clock.set(Math.max(context.clock.now(), startOfDay(addDays(day, 1)) + 9 * hourMs));
    const file = await alipayBill({ rows, account: '20880000000000010156', day });
    await importBill(context, { connector, day, file });
  };
  const resolve = async ({ id }: Break, way: Way): Promise<void> => {
    await proposeResolution(context, maker, { break: id, way, reason: 'nobody knows' });
    await decideResolution(context, checker, { break: id, isApproved: true });
  };
  const breaks = async (of: string = connector) =>
    (await readDay(context, maker, { connector: of, day })).breaks;
  return {
    ...world,
    bring,
    resolve,
    breaks,
    async resolved(way: Way, rows: readonly BillRow[] = [stranger]): Promise<Break> {
      await bring(rows);
      await resolve(present((await breaks())[0], 'a break'), way);
      return present((await breaks())[0], 'a break');
    },
    async reopen({ id }: Break, isApproved = true): Promise<void> {
      await proposeReopening(context, maker, { break: id, reason });
      await decideReopening(context, checker, { break: id, isApproved });
    },
    net: (of: Parameters<typeof world.balance>[0]) => world.balance(of, 'CNY'),
    async clean() {
      const problems = (await auditEverything(context)).flatMap((check) => check.problems);
      assert.deepEqual(problems, []);
    },
  };
}

test('two people open a break again, what was booked is reversed, the trail has it', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const one = await desk.resolved('book_unmatched');
  assert.deepEqual(
    [await desk.net('unmatched'), await desk.net('clearing:alipay_cn')],
    [-700n, 700n],
  );
  await proposeReopening(context, maker, { break: one.id, reason });
  assert.deepEqual(
    (await listBreaks(context, maker)).map(({ id, state }) => [id, state]),
    [[one.id, 'resolved']],
    'it waits for somebody',
  );
  await assert.rejects(
    proposeReopening(context, checker, { break: one.id, reason }),
    refusedWith('break_state_wrong'),
  );
  const decision = { break: one.id, isApproved: true };
  await assert.rejects(
    decideReopening(context, maker, decision),
    refusedWith('second_person_needed'),
  );
  await decideReopening(context, checker, decision);
  assert.deepEqual([await desk.net('unmatched'), await desk.net('clearing:alipay_cn')], [0n, 0n]);
  const [opened] = await desk.breaks();
  assert.deepEqual(
    [opened?.state, opened?.way, opened?.reopenReason, opened?.reopenDecidedBy],
    ['open', null, reason, checker.session.staff],
  );
  await desk.clean();
  await assert.rejects(
    decideReopening(context, checker, decision),
    refusedWith('break_state_wrong'),
  );
  // It is resolved anew like any other, and once more booked only once.
  await desk.resolve(one, 'book_unmatched');
  assert.equal(await desk.net('unmatched'), -700n);
  assert.equal((await listBreaks(context, maker)).length, 0);
  await desk.clean();
  const beforeMs = context.clock.now() + 1;
  const acts = await readTrail(context, { subject: one.id, beforeMs, limit: 20 });
  assert.ok(acts.some(({ action }) => action === 'break.propose_reopening'));
  const act = acts.find(({ action }) => action === 'break.reopen');
  assert.equal(act?.details['reason'], reason);
  assert.equal(act.details['way'], 'book_unmatched');
  assert.equal(act.details['resolvedBecause'], 'nobody knows');
});

test('a break that is kept resolved by the second person stays as it was booked', async (t) => {
  const desk = await openDesk(t);
  const one = await desk.resolved('book_unmatched');
  await desk.reopen(one, false);
  const [kept] = await desk.breaks();
  assert.deepEqual([kept?.state, kept?.way, kept?.reopenBy], ['resolved', 'book_unmatched', null]);
  assert.equal(await desk.net('unmatched'), -700n);
  await desk.clean();
});

test('what has gone since cannot be opened again, and what was set off is undone', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const refund = { ...stranger, refund: 'R17', amountMinor: 500n };
  await desk.bring([stranger, refund]);
  for (const one of await desk.breaks()) await desk.resolve(one, 'book_unmatched');
  const [held, lacking] = [700n, -500n].map((amount) => async () => {
    const all = await desk.breaks();
    return present(
      all.find(({ billAmount }) => billAmount === amount),
      'a break',
    );
  });
  const [one, other] = [await held?.(), await lacking?.()];
  assert.ok(one && other);
  const nobody = { attempt: null, to: null, reason: 'the same money' } as const;
  const dispose = async (of: Break, given: object): Promise<void> => {
    const wish = { ...nobody, against: null, currency: 'CNY', break: of.id, ...given } as never;
    const { id: disposal } = await proposeDisposal(context, maker, wish);
    await decideDisposal(context, checker, { break: of.id, disposal, isApproved: true });
  };
  await dispose(other, { way: 'set_off', amount: 400n, against: one.id });
  await dispose(other, { way: 'write_off', amount: 100n });
  await findsSpoils(context, auditReconciliation, unmatchedSpoils);
  await assert.rejects(desk.reopen(other), refusedWith('reopening_not_possible'));
  await desk.reopen(one);
  const { items } = await listUnmatched(context, maker);
  assert.deepEqual(
    items.map(({ id, left }) => [id, left]),
    [[other.id, -400n]],
  );
  assert.equal(await desk.net('unmatched'), 400n);
  await desk.clean();
});

test('a difference that goes by itself leaves nothing to be opened again', async (t) => {
  const desk = await openDesk(t);
  const one = await desk.resolved('book_unmatched');
  await proposeReopening(desk.context, maker, { break: one.id, reason });
  await desk.bring([]);
  const [cleared] = await desk.breaks();
  assert.deepEqual([cleared?.state, cleared?.reopenBy], ['cleared', null]);
  assert.equal((await listBreaks(desk.context, maker)).length, 0);
  await desk.clean();
});

test('a false break of our bank of long ago that was accepted is cleared at once', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const late = { ...person, amountMinor: 900n, bankReference: 'LATE', atMs: context.clock.now() };
  context.clock.set(startOfDay(addDays(reportDay, 1)) + 2 * hourMs);
  const file = desk.statement((all) => [...all, late]);
  await importBill(context, { connector: 'fps_qr', day: reportDay, file });
  const [found] = await desk.breaks('fps_qr');
  await desk.resolve(present(found, 'a break'), 'accept');
  await desk.reopen(present(found, 'a break'));
  assert.equal((await desk.breaks('fps_qr'))[0]?.state, 'open', 'nothing has come of it');
  await desk.resolve(present(found, 'a break'), 'accept');
  await desk.book(late);
  await desk.reopen(present(found, 'a break'));
  assert.equal((await desk.breaks('fps_qr'))[0]?.state, 'cleared');
  await desk.clean();
});

test('what was proposed of the totals of one bill is not carried out of another', async (t) => {
  const { context, breaks } = await openDesk(t);
  const day = reportDay;
  context.clock.set(startOfDay(addDays(day, 1)) + 9 * hourMs);
  const totals = ['#交易合计：1笔，商家实收共1.00元', '#退款合计：0笔，商家实收退款共0.00元'];
  const file = await alipayBill({ rows: [], account: '20880000000000010156', day, totals });
  await importBill(context, { connector, day, file });
  const { id, fact } = present((await breaks())[0], 'a break');
  assert.equal(fact, 'totals_differ');
  await proposeResolution(context, maker, { break: id, way: 'accept', reason });
  // Another bill of the day counts by now, and was not held against anything yet.
  const counted = {
    name: 'test: totals of another bill',
    text: `update reconciliation.day set totals_note = 'statement_count {"told":7,"read":0}'
           where totals_note is not null`,
  };
  await context.db.transaction((tx) => tx.query(counted, []));
  await assert.rejects(
    decideResolution(context, checker, { break: id, isApproved: true }),
    refusedWith('break_changed'),
  );
});
