import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, hourMs, present, startOfDay } from '#base';
import { decideCredit, listBanking, proposeCredit, takeReport } from '#banking';
import { sendDueRefunds } from '#payments';
import {
  type BreakId,
  bringBill,
  decideResolution,
  importBill,
  proposeResolution,
  readDay,
  reconcileDay,
  rematchOpenDays,
  waysOf,
} from '#reconciliation';
import type { PrintedEntry } from '#test/bank-statement';
import { creditFor, openBankWorld, ourAccount, person, reportDay as day } from '#test/bank-world';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';

const maker = staffCaller('finance');
const checker = staffCaller('finance');
const connector = 'fps_qr';
const key = { connector, day };

async function openDay(t: T) {
  const world = await openBankWorld(t);
  const { context } = world;
  let people = 0;
  return {
    ...world,
    async ordered() {
      people += 1;
      const number = `+8525${String(people).padStart(7, '0')}` as const;
      const { subscriber } = await world.person([number]);
      return world.orderByFps(number, 10_000n, subscriber);
    },
    /** What two people decide about what came under a number of the bank. */
    async decide(bankReference: string, of: object) {
      const { suspense } = await listBanking(context, maker);
      const credit = suspense.find((one) => one.entry.bankReference === bankReference);
      const entry = present(credit, 'a credit in suspense').entry.id;
      const proposal = { entry, attempt: null, reason: 'found', way: 'give_back' } as const;
      await proposeCredit(context, maker, { ...proposal, ...of });
      await decideCredit(context, checker, { entry, isApproved: true });
    },
    /** Finance sends all that is to be sent. */
    async send() {
      const { transfers } = await listBanking(context, maker);
      for (const { amount, reference } of transfers) {
        await world.book({ amountMinor: -amount, reference });
      }
    },
    async breaksBy(change?: (all: readonly PrintedEntry[]) => readonly PrintedEntry[]) {
      context.clock.set(startOfDay(addDays(day, 1)) + 2 * hourMs);
      await importBill(context, { ...key, file: world.statement(change) });
      return (await readDay(context, maker, key)).breaks;
    },
    async resolve(id: BreakId, way: 'book_unmatched' | 'accept') {
      await proposeResolution(context, maker, { break: id, way, reason: 'as the bank has it' });
      await decideResolution(context, checker, { break: id, isApproved: true });
    },
    async clean() {
      const wrong = (await auditEverything(context)).filter((check) => !isClean([check]));
      assert.deepEqual(wrong, []);
    },
  };
}

const nameless = { ...person, amountMinor: 5_000n, bankReference: 'NAMELESS' };

test("nothing on our bank's statement that banking has taken is a break", async (t) => {
  const world = await openDay(t);
  const { context } = world;
  const { subscriber, number } = await world.person(['+85259990001']);
  await world.tell(await world.order(number, 10_000n, subscriber));
  const [paid, twice, given, undone] = [
    await world.ordered(),
    await world.ordered(),
    await world.ordered(),
    await world.ordered(),
  ];
  await world.book(
    creditFor(paid, 10_000n),
    nameless,
    { amountMinor: 9_950n, counterparty: 'ALIPAY', instructed: cny(9_200n) },
    creditFor(twice, 10_000n),
    { ...creditFor(twice, 10_000n), bankReference: 'TWICE' },
    { ...person, amountMinor: 10_000n, bankReference: 'GIVEN' },
    creditFor(undone, 10_000n),
    { amountMinor: -1_500n, bankReference: 'CHARGE', details: 'MONTHLY FEE' },
  );
  await world.decide('GIVEN', { way: 'to_order', attempt: given.attempt });
  await world.decide('TWICE', {});
  await world.decide('CHARGE', { way: 'write_off' });
  await undoTopup(context, undone.id, undone.maker);
  await sendDueRefunds(context);
  await world.send();
  assert.deepEqual(await world.breaksBy(), []);
  assert.equal(await world.balance('clearing:fps_qr'), 0n);
  assert.equal(await world.balance('unmatched'), -5_000n, 'the credit without a name');
  await world.clean();
});

function cny(amountMinor: bigint) {
  return { amountMinor, currency: 'CNY' };
}

test('what the statement has otherwise is booked at the bank, and owed by nobody', async (t) => {
  const world = await openDay(t);
  const [one, other] = [await world.ordered(), await world.ordered()];
  await world.book(creditFor(one, 10_000n), creditFor(other, 10_000n), nameless);
  const held = await world.balance('bank');
  const breaks = await world.breaksBy((all) =>
    all.slice(1).map((entry) => ({ ...entry, amountMinor: entry.amountMinor - 100n })),
  );
  assert.deepEqual(
    breaks
      .map(({ fact, providerNumber, state }) => `${fact} ${providerNumber} ${state}`)
      .toSorted(),
    [
      'amount_differs FRN00000002 open',
      'amount_differs NAMELESS open',
      'not_in_bill FRN00000001 waiting',
    ],
  );
  for (const { id, state } of breaks) {
    if (state === 'open') await world.resolve(id, 'book_unmatched');
  }
  assert.equal(await world.balance('clearing:fps_qr'), 0n);
  assert.equal(await world.balance('bank'), held - 200n);
  assert.equal(await world.balance('unmatched'), -5_000n + 200n);
  await world.clean();
  // The bank corrects its statement: nothing of it was so.
  await reconcileDay(world.context, { ...key, file: world.statement() }, () => undefined);
  assert.equal(await world.balance('bank'), held);
  assert.equal(await world.balance('unmatched'), -5_000n);
  const after = (await readDay(world.context, maker, key)).breaks;
  assert.ok(after.every(({ state }) => state === 'cleared'));
  await world.clean();
});

test('a row that banking has not taken yet is booked by banking, and by no break', async (t) => {
  const world = await openDay(t);
  const late = { ...nameless, bankReference: 'LATE', atMs: world.context.clock.now() };
  const [found] = await world.breaksBy((all) => [...all, late]);
  assert.equal(found?.fact, 'not_ours');
  assert.deepEqual(found && waysOf(found), ['accept']);
  await world.book(late);
  await reconcileDay(world.context, { ...key, file: world.statement() }, () => undefined);
  const [cleared] = (await readDay(world.context, maker, key)).breaks;
  assert.equal(cleared?.state, 'cleared');
  await world.clean();
});

test('what was accepted of a statement and is so no more is cleared by the hour', async (t) => {
  const world = await openDay(t);
  const late = { ...nameless, bankReference: 'LATE', atMs: world.context.clock.now() };
  const [found] = await world.breaksBy((all) => [...all, late]);
  await world.resolve(present(found, 'a break').id, 'accept');
  const state = async () => (await readDay(world.context, maker, key)).breaks[0]?.state;
  assert.equal(await rematchOpenDays(world.context), 0, 'nothing of it has changed');
  assert.equal(await state(), 'resolved');
  await world.book(late);
  assert.equal(await rematchOpenDays(world.context), 1);
  assert.equal(await state(), 'cleared');
  assert.equal(await rematchOpenDays(world.context), 0, 'once');
  await world.clean();
});

test('a statement that two people bring counts, and is taken into the books once', async (t) => {
  const world = await openDay(t);
  const { context } = world;
  const [paid, later] = [await world.ordered(), await world.ordered()];
  const file = world.statementOf(creditFor(paid, 10_000n), nameless);
  context.clock.set(startOfDay(addDays(day, 1)) + 2 * hourMs);
  const stateOf = async ({ id, maker: by }: typeof paid) => (await world.read(id, by)).state;
  const bring = (caller: typeof maker) => bringBill(context, caller, { ...key, file }, () => {});
  // Nothing shows that the bank has written it: one person alone makes no money of a file.
  for (let times = 0; times < 2; times += 1) {
    const brought = await bring(maker);
    assert.deepEqual(brought, { isNew: false, unresolved: 0, waitsForSecond: true });
    assert.equal(await stateOf(paid), 'awaiting_payment');
    assert.equal((await readDay(context, maker, key)).day.state, 'awaited');
  }
  const second = await bring(checker);
  assert.deepEqual(second, { isNew: true, unresolved: 0, waitsForSecond: false });
  assert.deepEqual([await stateOf(paid), await stateOf(later)], ['credited', 'awaiting_payment']);
  assert.equal(await world.balance('unmatched'), -5_000n);
  const held = await world.balance('bank');
  // The bank gives it out after all, in a file of its own; and the operator brings it again.
  assert.equal((await takeReport(context, { connector, account: ourAccount }, file))?.taken, 0);
  await reconcileDay(context, { ...key, file }, () => undefined);
  await bring(checker);
  assert.equal(await world.balance('bank'), held);
  await world.clean();
});

test('what is brought at the machine itself is taken before anything is compared', async (t) => {
  const world = await openDay(t);
  const paid = await world.ordered();
  const file = world.statementOf(creditFor(paid, 10_000n), nameless);
  world.context.clock.set(startOfDay(addDays(day, 1)) + 2 * hourMs);
  const { breaks } = await reconcileDay(world.context, { ...key, file }, () => undefined);
  assert.deepEqual(breaks, []);
  assert.equal((await world.read(paid.id, paid.maker)).state, 'credited');
  await world.clean();
});
