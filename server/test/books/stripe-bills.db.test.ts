import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, dayMs, hourMs, present } from '#base';
import {
  type Break,
  bringBill,
  decideResolution,
  exportDay,
  fetchDueBills,
  importBill,
  proposeResolution,
  readDay,
  rematchOpenDays,
  waysOf,
} from '#reconciliation';
import { askDisputes, readRefunds } from '#payments';
import { allDisputes } from '#test/all-disputes';
import { type CardWorld, openCardWorld, type PaidByCard } from '#test/card-world';
import { noteTaken } from '#test/disputed';
import { testStartMs } from '#test/database';
import { eachBreakOfRows, eachRefundBreak, eachRefundError } from '#test/day-of-errors';
import { staffCaller } from '#test/finance';
import { readClawBacks, undoTopup } from '#topups';

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

test('days on which nobody has fetched bills are expected, however many', async (t) => {
  const shop = await openShop(t);
  await fetchAfter(shop, day);
  const topup = await shop.paid();
  await fetchAfter(shop, addDays(day, 90));
  const days = Array.from({ length: 89 }, (_, after) => addDays(day, after + 1));
  const reports = await Promise.all(
    days.map((of) => readDay(shop.context, maker, { connector, day: of })),
  );
  const open = reports.filter((report) => report.day.state !== 'matched');
  assert.deepEqual(
    open.map((report) => [report.day.day, report.day.problem]),
    [],
  );
  const billed = reports.flatMap(({ sums }) => sums.filter(({ kind }) => kind === 'payment'));
  assert.deepEqual(
    billed.map(({ amount }) => amount),
    [topup.topup.price],
    'also of the day on which somebody paid',
  );
  await shop.booksHold();
});

test('seeded errors become breaks by name, which two people resolve', async (t) => {
  const shop = await openShop(t);
  for (let count = 0; count < 7; count += 1) await shop.paid();
  const errors = { seed: 5, missing: 1, extra: 1, duplicate: 1, amount: 1, fee: 1, unreadable: 1 };
  await shop.control(`${account}/bill-errors`, errors);
  await fetchAfter(shop, day);
  const facts = (await breaksOf(shop, day)).map(({ fact, state }) => `${fact} ${state}`);
  assert.deepEqual(facts.toSorted(), eachBreakOfRows);
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

test('errors among its refunds become breaks by name', async (t) => {
  const shop = await openShop(t);
  for (let count = 0; count < 4; count += 1) {
    const { topup, subscriber } = await shop.paid();
    await undoTopup(shop.context, topup.id, subscriber);
  }
  await shop.paid();
  await shop.refundsRun();
  await shop.control(`${account}/bill-errors`, eachRefundError);
  await fetchAfter(shop, day);
  const breaks = await breaksOf(shop, day);
  const facts = breaks.map(({ fact, kind, state }) => `${fact} ${kind} ${state}`);
  assert.deepEqual(facts.toSorted(), eachRefundBreak);
  await shop.booksHold();
});

test('a day that is not listed yet is awaited, and agrees once it is', async (t) => {
  const shop = await openShop(t);
  await shop.paid();
  await shop.control(`${account}/bill-errors`, { late: 1 });
  await fetchAfter(shop, day);
  const early = await readDay(shop.context, maker, { connector, day });
  assert.deepEqual([early.day.state, early.day.problem], ['awaited', 'there is no bill yet']);
  shop.passTime(dayMs);
  while ((await fetchDueBills(shop.context)) > 0);
  const missed = await readDay(shop.context, maker, { connector, day });
  assert.equal(missed.day.problem, 'there is no bill, and there should be one');
  await shop.control(`${account}/bill-errors`, {});
  shop.passTime(hourMs);
  while ((await fetchDueBills(shop.context)) > 0);
  const { day: matched, breaks } = await readDay(shop.context, maker, { connector, day });
  assert.deepEqual([matched.state, breaks], ['matched', []]);
  await shop.booksHold();
});

/** What the shop's own screens say has become of an order. */
async function eventsOf(shop: CardWorld, { topup, subscriber }: PaidByCard): Promise<string[]> {
  return (await shop.read(topup.id, subscriber)).timeline.map(({ event }) => event);
}

test('a refund that failed without a word is failed by the bill, and once', async (t) => {
  const shop = await openShop(t);
  const one = await shop.paid();
  const money = await shop.moneyOf(one.line);
  const match = { outTradeNo: one.topup.attempt };
  await shop.control('faults', { fault: 'refund-succeeded-then-failed', ms: hourMs, match });
  await undoTopup(shop.context, one.topup.id, one.subscriber);
  await shop.refundsRun();
  shop.passTime(2 * hourMs);
  await shop.look(one.topup);
  assert.equal(await shop.moneyOf(one.line), 0n);
  await fetchAfter(shop, day);
  const [refund] = await readRefunds(shop.context, one.topup.payment);
  assert.equal(refund?.state, 'failed');
  assert.equal(await shop.moneyOf(one.line), money);
  assert.deepEqual(await breaksOf(shop, day), [], 'it left and came back, as the bill says');
  await shop.tellOf('refund.failed', { metadata: { refund_id: refund.id } });
  await shop.refundsRun();
  await rematchOpenDays(shop.context);
  assert.equal(await shop.moneyOf(one.line), money);
  const told = (await eventsOf(shop, one)).filter((event) => event === 'refund_failed');
  assert.equal(told.length, 1);
  await shop.booksHold();
});

/** A list with a payment, its refund, and that the refund came back. */
function cameBack({ topup }: PaidByCard, refund: string): Entry[] {
  const { attempt, price } = topup;
  const created = Date.parse(`${day}T12:00:00Z`) / 1_000;
  const entry = (type: string, amount: number, fee = 0): Entry => {
    const metadata = { attempt_id: attempt, refund_id: type === 'charge' ? undefined : refund };
    const about = { type, source: { id: `${type} of ${attempt}`, metadata } };
    const id = `txn_${type}_${attempt}`;
    return { id, object: 'balance_transaction', currency: 'hkd', created, amount, fee, ...about };
  };
  const amount = Number(price);
  return [entry('charge', amount, 575), entry('refund', -amount), entry('refund_failure', amount)];
}

test('one person alone moves nothing by a bill; two bring it, and Stripe is asked', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  const [kept, failed] = [await shop.paid(), await shop.paid()];
  const match = { outTradeNo: failed.topup.attempt };
  await shop.control('faults', { fault: 'refund-succeeded-then-failed', ms: hourMs, match });
  const money = await shop.moneyOf(failed.line);
  for (const one of [kept, failed]) await undoTopup(context, one.topup.id, one.subscriber);
  await shop.refundsRun();
  shop.passTime(Date.parse(`${addDays(day, 1)}T02:00:00Z`) - context.clock.now());
  const refundOf = async ({ topup }: PaidByCard) =>
    present((await readRefunds(context, topup.payment))[0], 'a refund');
  const entries = [
    ...cameBack(kept, (await refundOf(kept)).id),
    ...cameBack(failed, (await refundOf(failed)).id),
  ];
  const bring = (by: typeof maker) =>
    bringBill(context, by, { connector, day, file: listOf(entries) }, () => undefined);
  const stands = async () => ({
    refunds: [(await refundOf(kept)).state, (await refundOf(failed)).state],
    lines: [await shop.moneyOf(kept.line), await shop.moneyOf(failed.line)],
    fees: await shop.netOf('expense:provider_fee'),
    clearing: await shop.netOf(`clearing:${connector}`),
  });
  const before = await stands();
  assert.deepEqual(before.refunds, ['succeeded', 'succeeded']);
  for (let times = 0; times < 2; times += 1) {
    assert.equal((await bring(maker)).waitsForSecond, true);
    assert.deepEqual(await stands(), before);
  }
  const { day: alone, bills } = await readDay(context, maker, { connector, day });
  assert.deepEqual([alone.state, alone.bill], ['awaited', null]);
  assert.deepEqual(
    bills.map(({ askedBy }) => askedBy),
    [maker.session.staff],
  );
  assert.deepEqual(await bring(checker), { isNew: true, unresolved: 1, waitsForSecond: false });
  const after = await stands();
  assert.deepEqual(after.refunds, ['succeeded', 'failed'], 'as Stripe says, whatever the file');
  assert.deepEqual(after.lines, [0n, money]);
  assert.equal(after.fees, 2n * 575n);
  const [one] = await breaksOf(shop, day);
  assert.deepEqual([one?.fact, one?.kind, one?.state], ['state_differs', 'refund_failure', 'open']);
  const fetch = (by: typeof maker) => bringBill(context, by, { connector, day }, () => undefined);
  const billOf = async () => (await readDay(context, maker, { connector, day })).day.bill;
  const theirs = await billOf();
  for (let times = 0; times < 2; times += 1) {
    assert.equal((await fetch(checker)).waitsForSecond, true);
    assert.equal(await billOf(), theirs, 'nor what its provider gives to one alone');
  }
  assert.equal((await fetch(maker)).isNew, true);
  assert.notEqual(await billOf(), theirs);
  await shop.booksHold();
});

test('one that failed before it had succeeded moved nothing, and is no break', async (t) => {
  const shop = await openShop(t);
  const one = await shop.paid();
  const match = { outTradeNo: one.topup.attempt };
  await shop.control('faults', { fault: 'refund-pending-then-failed', ms: hourMs, match });
  await undoTopup(shop.context, one.topup.id, one.subscriber);
  await shop.refundsRun();
  shop.passTime(2 * hourMs);
  await shop.refundsRun();
  await fetchAfter(shop, day);
  const [refund] = await readRefunds(shop.context, one.topup.payment);
  assert.equal(refund?.state, 'failed');
  assert.deepEqual(await breaksOf(shop, day), []);
  await shop.booksHold();
});

test('chargebacks nobody told of are found in the bill, with how they stand', async (t) => {
  const shop = await openShop(t);
  const [open, won] = [await shop.paid(), await shop.paid()];
  const money = await shop.moneyOf(won.line);
  for (const one of [open, won]) await shop.act(one.topup, 'dispute', { dueMs: 30 * dayMs });
  await shop.act(won.topup, 'dispute-won');
  await fetchAfter(shop, day);
  const disputes = await allDisputes(shop.context);
  const stateOf = ({ topup }: PaidByCard) =>
    disputes.find(({ attempt }) => attempt === topup.attempt)?.state;
  assert.deepEqual([stateOf(open), stateOf(won)], ['open', 'won']);
  assert.deepEqual(await breaksOf(shop, day), []);
  assert.equal(await shop.moneyOf(open.line), 0n);
  assert.equal(await shop.moneyOf(won.line), money);
  const [dispute] = (await shop.look(open.topup))['disputes'] as object[];
  await shop.tellOf('charge.dispute.created', { ...dispute });
  assert.equal((await readClawBacks(shop.context, open.topup.id)).length, 1);
  await shop.booksHold();
});

/** A bill with what a payer's bank took, under the provider's number of the dispute. */
function chargebackBill(dispute: string, amountMinor: bigint, of: string): Buffer {
  const created = Date.parse(`${of}T12:00:00Z`) / 1_000;
  const money = { amount: -Number(amountMinor), fee: 0, currency: 'hkd', created };
  const about = { type: 'adjustment', reporting_category: 'dispute', source: { id: dispute } };
  const row = { id: 'txn_1', object: 'balance_transaction', ...money, ...about };
  return Buffer.from(`${JSON.stringify({ object: 'list', has_more: false, data: [row] })}\n`);
}

test('a chargeback given up as not ours is looked at again once word of it comes', async (t) => {
  const shop = await openShop(t);
  const one = await shop.paid();
  const { price } = one.topup;
  // Not the next day's: that one is held against what waits in the pool.
  const next = addDays(day, 2);
  shop.passTime(Date.parse(`${addDays(day, 3)}T02:00:00Z`) - shop.context.clock.now());
  const file = chargebackBill(`dispute 1 of ${one.topup.id}`, price, day);
  await importBill(shop.context, { connector, day, file });
  const unknown = (await breaksOf(shop, day)).find(({ fact }) => fact === 'not_ours');
  assert.equal(unknown?.kind, 'chargeback');
  const proposal = { break: unknown.id, way: 'write_off', reason: 'nobody knows it' } as const;
  await proposeResolution(shop.context, maker, proposal);
  await decideResolution(shop.context, checker, { break: unknown.id, isApproved: true });
  await noteTaken(shop.context, one.topup, { connector, currency: 'HKD', amount: price });
  const given = await shop.netOf('reconciliation_difference');
  assert.equal(given, price, 'lost twice until it is looked at');
  const nothing = chargebackBill('dispute of nobody', 1n, next);
  await importBill(shop.context, { connector, day: next, file: nothing });
  const again = (await breaksOf(shop, day)).find(({ id }) => id === unknown.id);
  assert.equal(again?.state, 'cleared');
  assert.equal(await shop.netOf('reconciliation_difference'), 0n);
  assert.equal(await shop.netOf('chargeback_loss'), 0n, 'the line had it');
  await shop.booksHold();
});

test('what was won is found in a later bill, and what was lost by asking', async (t) => {
  const shop = await openShop(t);
  const [won, lost] = [await shop.paid(), await shop.paid()];
  for (const one of [won, lost]) await shop.act(one.topup, 'dispute', { dueMs: 30 * dayMs });
  await fetchAfter(shop, day);
  await shop.act(won.topup, 'dispute-won');
  await shop.act(lost.topup, 'dispute-lost');
  await fetchAfter(shop, addDays(day, 1));
  const stateOf = async ({ topup }: PaidByCard) =>
    (await allDisputes(shop.context)).find(({ attempt }) => attempt === topup.attempt)?.state;
  assert.deepEqual([await stateOf(won), await stateOf(lost)], ['won', 'open']);
  assert.equal(await askDisputes(shop.context), 1);
  assert.equal(await stateOf(lost), 'lost');
  assert.equal(await askDisputes(shop.context), 0);
  await shop.booksHold();
});

type Entry = Readonly<Record<string, unknown>> & { readonly type: string; readonly amount: number };

/** The entries of the bill that counts, as they came. */
async function entriesOf({ context }: CardWorld): Promise<Entry[]> {
  const text = `select
      convert_from(string_agg(p.content, ''::bytea order by p.part), 'UTF8') as text
    from reconciliation.day d join reconciliation.bill_part p on p.bill = d.bill
    where d.connector = $1 and d.day = $2::date`;
  const rows = await context.db.transaction((tx) => {
    return tx.query<{ text: string }>({ name: 'test bill', text }, [connector, day]);
  });
  const pages = present(rows[0], 'a bill').text.trim().split('\n');
  return pages.flatMap((page) => (JSON.parse(page) as { data: Entry[] }).data);
}

function listOf(data: readonly Entry[]): Buffer {
  return Buffer.from(`${JSON.stringify({ object: 'list', data })}\n`);
}

async function paidOutDay(t: Parameters<typeof openShop>[0]) {
  const shop = await openShop(t);
  await shop.paid();
  await shop.paid();
  await shop.control(`${account}/payouts`);
  await fetchAfter(shop, day);
  const { payouts } = await readDay(shop.context, maker, { connector, day });
  const [{ amount: paidOut } = { amount: null }] = payouts;
  assert.equal(await shop.netOf(`clearing:${connector}`), 0n);
  return { shop, paidOut: present(paidOut ?? undefined, 'a payout') };
}

async function factsAt(shop: CardWorld): Promise<string[]> {
  return (await breaksOf(shop, day)).map(({ fact, state, billAmount, ourAmount }) => {
    return `${fact} ${state} ${billAmount - ourAmount}`;
  });
}

test('a payout that a later bill tells otherwise is corrected, by name', async (t) => {
  const { shop, paidOut } = await paidOutDay(t);
  const entries = await entriesOf(shop);
  const paying = (minor: number): Buffer =>
    listOf(
      entries.map((one) => (one.type === 'payout' ? { ...one, amount: one.amount + minor } : one)),
    );
  const bring = (file: Buffer) => importBill(shop.context, { connector, day, file });
  await bring(paying(100));
  assert.deepEqual(await factsAt(shop), ['payout_short open -100']);
  const { payouts } = await readDay(shop.context, maker, { connector, day });
  assert.deepEqual(
    payouts.map(({ amount, untilDay }) => [amount, untilDay]),
    [
      [paidOut, day],
      [-100n, day],
    ],
    'what was told before is kept',
  );
  assert.equal(await shop.netOf(`clearing:${connector}`), 100n);
  await shop.booksHold();
  await bring(listOf(entries.filter(({ type }) => type !== 'payout')));
  assert.ok((await factsAt(shop)).includes(`payout_short open ${-paidOut}`));
  await shop.booksHold();
  await bring(paying(0));
  await bring(paying(0));
  assert.ok((await factsAt(shop)).every((one) => one.includes('cleared')));
  assert.equal(await shop.netOf(`clearing:${connector}`), 0n);
  await shop.booksHold();
});

test('a payout that came back by the bill of another day is owed again', async (t) => {
  const { shop, paidOut } = await paidOutDay(t);
  const paid = present(
    (await entriesOf(shop)).find(({ type }) => type === 'payout'),
    'a payout',
  );
  const next = addDays(day, 1);
  await fetchAfter(shop, next);
  const created = Number(paid['created']) + dayMs / 1_000;
  const back = { ...paid, id: 'txn_back', type: 'payout_failure', amount: -paid.amount, created };
  await importBill(shop.context, { connector, day: next, file: listOf([back]) });
  assert.deepEqual(await factsAt(shop), [`payout_short open ${-paidOut}`]);
  assert.equal(await shop.netOf(`clearing:${connector}`), paidOut);
  await shop.booksHold();
  const again = { ...paid, id: 'txn_again', created, source: { id: 'po_again', object: 'payout' } };
  await importBill(shop.context, { connector, day: next, file: listOf([back, again]) });
  assert.deepEqual(await factsAt(shop), [`payout_short cleared ${-paidOut}`]);
  assert.equal(await shop.netOf(`clearing:${connector}`), 0n);
  await shop.booksHold();
});
