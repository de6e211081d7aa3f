import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  addDays,
  dayMs,
  hourMs,
  isoTime,
  majorOf,
  type Refusal,
  secondMs,
  startOfDay,
} from '#base';
import { readSystemAccounts } from '#ledger';
import { openRefund } from '#payments';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';
import type { OrderedTopup } from '#topups';
import {
  type Break,
  type BreakFact,
  decideResolution,
  exportDay,
  importBill,
  listBreaks,
  proposeResolution,
  readDay,
  rematchOpenDays,
  type Way,
} from '#reconciliation';
import { auditEverything, isClean } from '../../src/audit.ts';

const day = '2026-11-23';
const account = '20880000000000010156';
const maker = staffCaller('finance');
const checker = staffCaller('finance');

interface Shop extends TopupWorld {
  /** Orders by somebody new, and has Alipay say that it was paid. */
  paid(valueMinor?: bigint): Promise<OrderedTopup>;
  bring(
    rows: readonly BillRow[],
    given?: { day?: string; totals?: string[] },
  ): Promise<Awaited<ReturnType<typeof importBill>>>;
  breaks(of?: string): Promise<Break[]>;
  net(account: string, unit?: string): Promise<bigint>;
}

async function openShop(
  t: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Shop> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  let people = 0;
  return {
    ...world,
    async paid(valueMinor = 10_000n) {
      people += 1;
      const { subscriber, number } = await world.person([`+8525123${4_000 + people}`]);
      const topup = await world.order(number, valueMinor, subscriber);
      await world.tell(topup);
      return topup;
    },
    async bring(rows, given = {}) {
      const of = given.day ?? day;
      context.clock.set(startOfDay(addDays(of, 1)) + 9 * hourMs);
      const file = await alipayBill({ rows, account, ...given, day: of });
      return importBill(context, { connector: 'alipay_cn', day: of, file });
    },
    async breaks(of = day) {
      return (await readDay(context, maker, { connector: 'alipay_cn', day: of })).breaks.slice();
    },
    async net(of, unit = 'CNY') {
      const accounts = await readSystemAccounts(context);
      return accounts.find((one) => one.account === of && one.unit === unit)?.net ?? 0n;
    },
  };
}

/** The row that Alipay prints of a top-up. */
function rowOf(topup: OrderedTopup, given: Partial<BillRow> = {}): BillRow {
  const atMs = testStartMs + secondMs;
  return { number: topup.attempt, amountMinor: topup.price, atMs, feeMinor: 55n, ...given };
}

/** Six per mille, to the nearest fen. */
function feeOf({ price }: OrderedTopup): bigint {
  return (price * 60n + 5_000n) / 10_000n;
}

function factsOf(breaks: readonly Break[]): BreakFact[] {
  return breaks.map(({ fact }) => fact).toSorted();
}

function refusedWith(code: string) {
  return (error: unknown) => (error as Refusal).code === code;
}

async function resolve(shop: Shop, one: Break, way: Way): Promise<void> {
  const { context } = shop;
  await proposeResolution(context, maker, { break: one.id, way, reason: 'seen in the account' });
  await decideResolution(context, checker, { break: one.id, isApproved: true });
}

async function assertAudit({ context }: Shop): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

test('where both sides agree the day is matched and its fees leave clearing', async (t) => {
  const shop = await openShop(t);
  const topups = [await shop.paid(), await shop.paid(5_000n)];
  const gross = topups.reduce((sum, { price }) => sum + price, 0n);
  assert.equal(await shop.net('clearing:alipay_cn'), gross);
  assert.equal(await shop.bring(topups.map((topup) => rowOf(topup))), 'new');
  const {
    day: matched,
    sums,
    bills,
  } = await readDay(shop.context, maker, {
    connector: 'alipay_cn',
    day,
  });
  assert.equal(matched.state, 'matched');
  assert.deepEqual(
    sums.map(({ kind, currency, items, amount, fee }) => [kind, currency, items, amount, fee]),
    [['payment', 'CNY', 2n, gross, 110_000n]],
  );
  assert.equal(bills.length, 1);
  assert.deepEqual(await shop.breaks(), []);
  assert.equal(await shop.net('clearing:alipay_cn'), gross - 110n);
  assert.equal(await shop.net('expense:provider_fee'), 110n);
  await assertAudit(shop);
});

test('the same bill again changes nothing, also not its fees', async (t) => {
  const shop = await openShop(t);
  const rows = [rowOf(await shop.paid())];
  assert.equal(await shop.bring(rows), 'new');
  assert.equal(await shop.bring(rows), 'known');
  assert.equal(await shop.net('expense:provider_fee'), 55n);
});

test('another bill of the day replaces the first; only the difference is posted', async (t) => {
  const shop = await openShop(t);
  const [one, two] = [await shop.paid(), await shop.paid()];
  await shop.bring([rowOf(one), rowOf(two, { amountMinor: 1n })]);
  assert.deepEqual(factsOf(await shop.breaks()), ['amount_differs']);
  await shop.bring([rowOf(one, { feeMinor: 60n }), rowOf(two)]);
  assert.deepEqual(
    (await shop.breaks()).map(({ state }) => state),
    ['cleared'],
  );
  assert.equal(await shop.net('expense:provider_fee'), 115n);
  await assertAudit(shop);
});

test('every difference is named by the fact', async (t) => {
  const shop = await openShop(t, { 'reconciliation.fee_rates': 'alipay_cn=60' });
  const { context } = shop;
  const right = await shop.paid();
  const row = (topup: OrderedTopup, given: Partial<BillRow> = {}) =>
    rowOf(topup, { feeMinor: feeOf(topup), ...given });
  const [less, missing, twice, dear] = [
    await shop.paid(),
    await shop.paid(),
    await shop.paid(),
    await shop.paid(),
  ];
  const { subscriber, number } = await shop.person(['+85251239999']);
  const unpaid = await shop.order(number, 10_000n, subscriber);
  await shop.bring(
    [
      row(right),
      row(less, { amountMinor: less.price - 100n, feeMinor: feeOf(less) }),
      row(twice),
      row(twice, { tradeNo: 'SECOND' }),
      row(dear, { feeMinor: 900n }),
      row(unpaid),
      row(right, { number: 'shop-17', tradeNo: 'STRANGER' }),
      row(right, { raw: 'a row that nobody can read' }),
    ],
    { totals: ['#交易合计：1笔，商家实收共1.00元', '#退款合计：0笔，商家实收退款共0.00元'] },
  );
  const breaks = await shop.breaks();
  assert.deepEqual(breaks.map(({ fact, state }) => `${fact} ${state}`).toSorted(), [
    'amount_differs open',
    'duplicate open',
    'fee_differs open',
    'not_in_bill waiting',
    'not_ours open',
    'state_differs open',
    'totals_differ open',
    'unreadable_row open',
  ]);
  const byFact = new Map(breaks.map((one) => [one.fact, one]));
  assert.equal(byFact.get('amount_differs')?.number, less.attempt.slice(4));
  assert.equal(byFact.get('not_in_bill')?.number, missing.attempt.slice(4));
  assert.equal(byFact.get('not_ours')?.note, 'shop-17');
  assert.equal(byFact.get('state_differs')?.ourState, 'created');
  assert.equal((await listBreaks(context, maker)).length, 7);
  const table = await exportDay(context, maker, { connector: 'alipay_cn', day });
  const [head = [], ...lines] = table.split('\r\n').map((line) => line.split(','));
  const timesOf = (fact: BreakFact) =>
    lines
      .filter((line) => line[head.indexOf('name')] === fact)
      .map((line) => line[head.indexOf('occurred_at')]);
  assert.deepEqual(timesOf('amount_differs'), [isoTime(testStartMs + secondMs)]);
  assert.deepEqual(timesOf('unreadable_row'), ['']);
});

suite('the pool across midnight', () => {
  test('what is missing waits for the bill of the next day, which may have it', async (t) => {
    const shop = await openShop(t);
    const late = await shop.paid();
    await shop.bring([]);
    const waiting = await shop.breaks();
    assert.deepEqual(
      waiting.map(({ fact, state }) => [fact, state]),
      [['not_in_bill', 'waiting']],
    );
    await shop.bring([rowOf(late, { atMs: testStartMs + dayMs })], { day: '2026-11-24' });
    assert.equal((await shop.breaks())[0]?.state, 'cleared');
    assert.deepEqual(await shop.breaks('2026-11-24'), []);
  });

  test('what the bill of the next day has not either is a break', async (t) => {
    const shop = await openShop(t);
    await shop.paid();
    await shop.bring([]);
    await shop.bring([], { day: '2026-11-24' });
    assert.equal((await shop.breaks())[0]?.state, 'open');
  });
});

suite('resolution by two people', () => {
  test('who proposes does not decide, and what is decided is posted', async (t) => {
    const shop = await openShop(t);
    const { context } = shop;
    const stranger = { number: 'shop-17', amountMinor: 700n, atMs: testStartMs };
    await shop.bring([stranger]);
    const [one] = await shop.breaks();
    assert.ok(one);
    const proposal = { break: one.id, reason: 'nobody knows' } as const;
    await assert.rejects(
      proposeResolution(context, maker, { ...proposal, way: 'accept' }),
      refusedWith('resolution_not_possible'),
    );
    await assert.rejects(
      decideResolution(context, checker, { break: one.id, isApproved: true }),
      refusedWith('break_state_wrong'),
    );
    await proposeResolution(context, maker, { ...proposal, way: 'book_unmatched' });
    await assert.rejects(
      decideResolution(context, maker, { break: one.id, isApproved: true }),
      refusedWith('second_person_needed'),
    );
    const alone = {
      name: 'test: a break that its proposer decides',
      text: `update reconciliation.break set state = 'resolved', decided_by = proposed_by`,
    };
    const decidedAlone = context.db.transaction((tx) => tx.query(alone, []));
    await assert.rejects(decidedAlone, /violates check constraint/, 'the table itself says no');
    await assert.rejects(
      decideResolution(context, staffCaller('support'), { break: one.id, isApproved: true }),
      refusedWith('permission_missing'),
    );
    assert.equal(await shop.net('unmatched'), 0n);
    await decideResolution(context, checker, { break: one.id, isApproved: true });
    assert.equal(await shop.net('unmatched'), -700n);
    assert.equal(await shop.net('clearing:alipay_cn'), 700n);
    await assert.rejects(
      decideResolution(context, checker, { break: one.id, isApproved: true }),
      refusedWith('break_state_wrong'),
    );
    await assertAudit(shop);
  });

  test('what is sent back can be proposed anew', async (t) => {
    const shop = await openShop(t);
    const { context } = shop;
    await shop.bring([{ number: 'shop-17', amountMinor: 700n, atMs: testStartMs }]);
    const [one] = await shop.breaks();
    assert.ok(one);
    const proposal = { break: one.id, way: 'book_unmatched', reason: 'why' } as const;
    await proposeResolution(context, maker, proposal);
    await decideResolution(context, checker, { break: one.id, isApproved: false });
    await proposeResolution(context, checker, proposal);
    await decideResolution(context, maker, { break: one.id, isApproved: true });
    assert.equal((await shop.breaks())[0]?.state, 'resolved');
  });

  test('a bill that is believed credits the order that nobody knew to be paid', async (t) => {
    const shop = await openShop(t);
    const { subscriber, number } = await shop.person(['+85251239999']);
    const topup = await shop.order(number, 10_000n, subscriber);
    await shop.bring([rowOf(topup)]);
    const [one] = await shop.breaks();
    assert.ok(one);
    await resolve(shop, one, 'apply_bill');
    assert.equal((await shop.read(topup.id, subscriber)).state, 'credited');
    await assertAudit(shop);
  });

  test('once all breaks are resolved, clearing holds the bill less its fees', async (t) => {
    const shop = await openShop(t);
    const topups = [await shop.paid(), await shop.paid(), await shop.paid()] as const;
    const [right, less, missing] = topups;
    await shop.bring([
      rowOf(right),
      rowOf(less, { amountMinor: less.price - 100n }),
      { number: 'shop-17', amountMinor: 700n, atMs: testStartMs },
    ]);
    await shop.bring([], { day: '2026-11-24' });
    const ways: Partial<Record<BreakFact, Way>> = {
      amount_differs: 'write_off',
      not_ours: 'book_unmatched',
      not_in_bill: 'write_off',
    };
    for (const one of await shop.breaks()) {
      await resolve(shop, one, ways[one.fact] ?? 'accept');
    }
    const billed = right.price + less.price - 100n + 700n - 2n * 55n;
    assert.equal(await shop.net('clearing:alipay_cn'), billed);
    assert.equal(await shop.net('reconciliation_difference'), 100n + missing.price);
    await assertAudit(shop);
  });
});

suite('a bill that says otherwise after a break was resolved', () => {
  test('takes back what was booked, also where it differs by another amount', async (t) => {
    const shop = await openShop(t);
    const topup = await shop.paid();
    const short = (by: bigint) => shop.bring([rowOf(topup, { amountMinor: topup.price - by })]);
    await short(100n);
    for (const one of await shop.breaks()) await resolve(shop, one, 'write_off');
    assert.equal(await shop.net('reconciliation_difference'), 100n);
    await short(30n);
    assert.equal(await shop.net('reconciliation_difference'), 0n);
    // Both were found in the same millisecond, and have no order.
    const both = await shop.breaks();
    const [before, now] = ['cleared', 'open'].map((of) => both.find(({ state }) => state === of));
    assert.deepEqual([both.length, before?.way], [2, null]);
    assert.ok(now);
    await resolve(shop, now, 'write_off');
    assert.equal(await shop.net('clearing:alipay_cn'), topup.price - 30n - 55n);
    await assertAudit(shop);
    await short(100n);
    const again = (await shop.breaks()).find(({ state }) => state === 'open');
    assert.equal(again?.id, before?.id, 'the first again, as it was');
    assert.ok(again);
    await resolve(shop, again, 'book_unmatched');
    await short(0n);
    assert.equal(await shop.net('reconciliation_difference'), 0n);
    assert.equal(await shop.net('unmatched'), 0n);
    assert.equal(await shop.net('clearing:alipay_cn'), topup.price - 55n);
    await assertAudit(shop);
  });

  test('days later brings back what was given up as missing', async (t) => {
    const shop = await openShop(t);
    const late = await shop.paid();
    await shop.bring([]);
    await shop.bring([], { day: '2026-11-24' });
    for (const one of await shop.breaks()) await resolve(shop, one, 'write_off');
    assert.equal(await shop.net('reconciliation_difference'), late.price);
    await shop.bring([rowOf(late, { atMs: testStartMs + 2 * dayMs })], { day: '2026-11-25' });
    assert.equal(await shop.net('reconciliation_difference'), 0n);
    assert.equal(await shop.net('clearing:alipay_cn'), late.price - 55n);
    await assertAudit(shop);
  });

  test('credits what was booked as nobody’s once, when word of it comes late', async (t) => {
    const shop = await openShop(t);
    const { subscriber, number } = await shop.person(['+85251239999']);
    const topup = await shop.order(number, 10_000n, subscriber);
    await shop.bring([rowOf(topup)]);
    for (const one of await shop.breaks()) await resolve(shop, one, 'book_unmatched');
    assert.equal(await shop.net('unmatched'), -topup.price);
    await shop.tell(topup);
    assert.equal((await shop.read(topup.id, subscriber)).state, 'credited');
    await shop.bring([], { day: '2026-11-24' });
    assert.equal(await shop.net('unmatched'), 0n);
    assert.equal(await shop.net('clearing:alipay_cn'), topup.price - 55n);
    await assertAudit(shop);
  });

  test('is not decided by what is so no more, however late that is told', async (t) => {
    const shop = await openShop(t);
    const { context } = shop;
    const { subscriber, number } = await shop.person(['+85251239999']);
    const topup = await shop.order(number, 10_000n, subscriber);
    await shop.bring([rowOf(topup)]);
    const [one] = await shop.breaks();
    assert.ok(one);
    const proposal = { break: one.id, way: 'book_unmatched', reason: 'nobody knows it' } as const;
    await proposeResolution(context, maker, proposal);
    context.clock.advance(20 * dayMs);
    await shop.tell(topup);
    const decided = decideResolution(context, checker, { break: one.id, isApproved: true });
    await assert.rejects(decided, refusedWith('break_changed'));
    assert.equal(await rematchOpenDays(context), 1);
    assert.deepEqual(
      (await shop.breaks()).map(({ state }) => state),
      ['cleared'],
    );
    assert.equal(await shop.net('clearing:alipay_cn'), topup.price - 55n);
    assert.equal(await rematchOpenDays(context), 0, 'nothing says otherwise any more');
    await assertAudit(shop);
  });

  test('that was accepted does not hide another fee of a corrected bill', async (t) => {
    const shop = await openShop(t, { 'reconciliation.fee_rates': 'alipay_cn=60' });
    const topup = await shop.paid();
    const booked = async () => {
      const breaks = await shop.breaks();
      return breaks.map(({ fact, state }) => `${fact} ${state}`).toSorted();
    };
    await shop.bring([rowOf(topup, { feeMinor: 155n })]);
    const [one] = await shop.breaks();
    assert.ok(one);
    await resolve(shop, one, 'accept');
    await shop.bring([rowOf(topup, { feeMinor: 155n, remark: 'corrected' })]);
    assert.deepEqual(await booked(), ['fee_differs resolved']);
    await shop.bring([rowOf(topup, { feeMinor: 9_000n })]);
    assert.deepEqual(await booked(), ['fee_differs open', 'fee_differs resolved']);
  });
});

test('refunds are matched by our refund number, with the sign of money that leaves', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  const topup = await shop.paid();
  const refund = await context.db.transaction((tx) =>
    openRefund(tx, {
      attempt: topup.attempt,
      amount: 100n,
      reason: 'test',
      reference: topup.id,
    }),
  );
  const back = { ...rowOf(topup), refund, amountMinor: 100n, feeMinor: 0n };
  await shop.bring([rowOf(topup), back]);
  const [one] = await shop.breaks();
  assert.deepEqual([one?.fact, one?.kind, one?.billAmount], ['state_differs', 'refund', -100n]);
});

suite('bills that are not right', () => {
  test('of another account or another day, unreadable, or of a day that is not over', async (t) => {
    const shop = await openShop(t);
    const { context } = shop;
    const rows = [rowOf(await shop.paid())];
    const key = { connector: 'alipay_cn', day };
    const bring = (file: Buffer) => importBill(context, { ...key, file });
    const good = await alipayBill({ day, rows, account });
    await assert.rejects(bring(good), refusedWith('bill_too_early'));
    context.clock.set(startOfDay(addDays(day, 2)));
    const other = await alipayBill({ day, rows });
    await assert.rejects(bring(other), refusedWith('bill_of_another'));
    const old = await alipayBill({ day: '2026-11-22', rows, account });
    await assert.rejects(bring(old), refusedWith('bill_of_another'));
    const month = await alipayBill({ day, until: '2026-12-01', rows, account });
    await assert.rejects(bring(month), refusedWith('bill_of_another'));
    const headless = await alipayBill({ day, rows, account, isHeadless: true });
    await assert.rejects(bring(headless), refusedWith('bill_unreadable'));
    const cut = await alipayBill({ day, rows, account, isCutOff: true });
    await assert.rejects(bring(cut), refusedWith('bill_unreadable'));
    await assert.rejects(
      importBill(context, { connector: 'cash', day, file: good }),
      refusedWith('bills_unknown'),
    );
    assert.equal(await bring(good), 'new');
    assert.deepEqual(await shop.breaks(), [], 'nothing of the wrong ones has stayed');
    assert.equal(majorOf(await shop.net('expense:provider_fee')), '0.55');
  });
});
