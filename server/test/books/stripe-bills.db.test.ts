import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, dayMs, hourMs } from '#base';
import {
  type Break,
  decideResolution,
  exportDay,
  fetchDueBills,
  proposeResolution,
  readDay,
  waysOf,
} from '#reconciliation';
import { type CardWorld, openCardWorld } from '#test/card-world';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';

const connector = 'stripe';
const maker = staffCaller('finance');
const checker = staffCaller('finance');
/** Stripe's days are UTC's. */
const day = new Date(testStartMs).toISOString().slice(0, 10);

function openShop(t: T): Promise<CardWorld> {
  return openCardWorld(t, { 'reconciliation.fee_rates': 'stripe=340+235' });
}

/** Two hours after the day by UTC is over, when its list does not change any more. */
async function fetchAfter(shop: CardWorld, of: string): Promise<void> {
  const overMs = Date.parse(`${addDays(of, 1)}T00:00:00Z`) + 2 * hourMs;
  shop.passTime(overMs - shop.context.clock.now());
  // Ten days of all connectors at a time.
  while ((await fetchDueBills(shop.context)) > 0);
}

async function breaksOf({ context }: CardWorld, of: string): Promise<readonly Break[]> {
  return (await readDay(context, maker, { connector, day: of })).breaks;
}

const account = 'merchants/acct_1CardWorldShop';

test('a day of cards agrees: fees and payouts are posted, and clearing is zero', async (t) => {
  const shop = await openShop(t);
  const [first, disputed] = [await shop.paid(), await shop.paid()];
  await shop.paid();
  await shop.paid();
  await undoTopup(shop.context, first.topup.id, first.subscriber);
  await shop.refundsRun();
  await shop.act(disputed.topup, 'dispute', { dueMs: 30 * dayMs });
  const [dispute] = (await shop.look(disputed.topup))['disputes'] as object[];
  await shop.tellOf('charge.dispute.created', { ...dispute });
  await shop.control(`${account}/payouts`);
  await fetchAfter(shop, day);
  const { day: matched, sums, breaks } = await readDay(shop.context, maker, { connector, day });
  assert.equal(matched.state, 'matched', matched.problem ?? '');
  assert.deepEqual(breaks, []);
  const kinds = sums.map(({ kind, items }) => `${kind} ${items}`);
  assert.deepEqual(kinds.toSorted(), ['chargeback 1', 'payment 4', 'payout 1', 'refund 1']);
  assert.equal(await shop.netOf('expense:provider_fee'), 4n * 575n + 8_500n);
  assert.equal(await shop.netOf(`clearing:${connector}`), 0n);
  const table = await exportDay(shop.context, maker, { connector, day });
  const [names = [], ...rows] = table.split('\r\n').map((line) => line.split(','));
  const settled = rows.find(([part]) => part === 'settlement') ?? [];
  const told = Object.fromEntries(names.map((name, at) => [name, settled[at]]));
  assert.deepEqual(
    [told['connector'], told['clearing_amount'], told['bank_amount']],
    [connector, '0.00', ''],
    'paid out by the bill, and our bank has not told of it',
  );
  assert.ok(Number(told['bill_amount']) > 0);
  await shop.booksHold();
});

test('seeded errors become breaks by name, which two people resolve', async (t) => {
  const shop = await openShop(t);
  for (let count = 0; count < 7; count += 1) await shop.paid();
  const errors = { seed: 5, missing: 1, extra: 1, duplicate: 1, amount: 1, fee: 1 };
  await shop.control(`${account}/bill-errors`, errors);
  await fetchAfter(shop, day);
  const facts = (await breaksOf(shop, day)).map(({ fact, state }) => `${fact} ${state}`);
  assert.deepEqual(facts.toSorted(), [
    'amount_differs open',
    'duplicate open',
    'fee_differs open',
    'not_in_bill waiting',
    'not_ours open',
  ]);
  await shop.control(`${account}/bill-errors`, {});
  await shop.paid();
  await fetchAfter(shop, addDays(day, 1));
  for (const one of await breaksOf(shop, day)) {
    const way = one.fact === 'not_in_bill' ? 'write_off' : (waysOf(one)[0] ?? 'accept');
    await proposeResolution(shop.context, maker, { break: one.id, way, reason: 'looked at' });
    await decideResolution(shop.context, checker, { break: one.id, isApproved: true });
  }
  const left = (await breaksOf(shop, day)).filter(({ state }) => state !== 'resolved');
  assert.deepEqual(left, []);
  await shop.booksHold();
});
