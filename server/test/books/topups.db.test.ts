import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { dayMs, hongKongDay, minuteMs, newId, slotOf } from '#base';
import { lockAccounts, readBalance, spend } from '#ledger';
import { listMessages } from '#notifications';
import { noticeApplier, openRefund, readRefunds, sendDueRefunds } from '#payments';
import { listReceipts } from '#receipts';
import { accountOf, readLine } from '#subscribers';
import { openTopupWorld, type Person, type TopupWorld } from '#test/topup-world';
import { cancelTopup, listTopups, type Maker, orderTopup, quoteTopup, undoTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;

let people = 0;
function newcomer(balanceMinor = 320n): Promise<Person> {
  people += 1;
  return world.person([`+8525${String(people).padStart(7, '0')}`], balanceMinor);
}

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function booksHold(of: TopupWorld = world): Promise<void> {
  const checks = await auditEverything(of.context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

function refusedAs(code: string) {
  return (error: unknown): boolean => {
    assert.equal((error as { code?: string }).code, code);
    return true;
  };
}

test('a paid order is credited with its bonus, validity, receipt and message, once', async () => {
  const person = await newcomer();
  const order = await world.order(person.number, 10_000n, person.subscriber);
  assert.equal(order.state, 'awaiting_payment');
  await world.tell(order);
  await world.tell(order);
  const credited = await world.read(order.id, person.subscriber);
  assert.equal(credited.state, 'credited');
  assert.equal(await totalOf(person), 320n + 10_000n + 500n);
  const line = await readLine(context, person.line);
  const inHalfAYear = hongKongDay(context.clock.now() + 180 * dayMs);
  assert.equal(line?.validUntil && hongKongDay(line.validUntil), inHalfAYear);
  const { receipts } = await listReceipts(context, person.subscriber, { limit: 10 });
  assert.deepEqual(
    receipts.map(({ code, kind }) => [code, kind]),
    [[credited.result?.receipt, 'topup']],
  );
  const asked = { to: person.number, beforeMs: context.clock.now() + 1, limit: 10 };
  assert.equal((await listMessages(context, asked)).length, 1);
  await booksHold();
});

for (const [what, fields] of [
  ['another amount', { total_amount: '9.20' }],
  ['another seller', { seller_id: '2088000000000999' }],
  ['another application', { app_id: '2021000000000999' }],
] as const) {
  test(`money for ${what} is held for review and credits nothing`, async () => {
    const person = await newcomer();
    const order = await world.order(person.number, 10_000n, person.subscriber);
    await world.tell(order, fields);
    assert.equal((await world.read(order.id, person.subscriber)).state, 'held_for_review');
    assert.equal(await totalOf(person), 320n);
    await booksHold();
  });
}

test('what another connector tells of an attempt credits and closes nothing', async () => {
  const person = await newcomer();
  const order = await world.order(person.number, 10_000n, person.subscriber);
  const stateOf = async () => (await world.read(order.id, person.subscriber)).state;
  const { attempt, price: amount } = order;
  const about = { slot: slotOf(attempt), connector: 'stripe', attempt } as const;
  const tell = noticeApplier(context);
  await tell({ ...about, eventId: 'closed', evidence: { says: 'closed' } });
  assert.equal(await stateOf(), 'awaiting_payment');
  const paid = { amount, currency: 'CNY', capturedAt: context.clock.now() } as const;
  const captured = { says: 'captured', isOurs: true, providerReference: 'theirs' } as const;
  await tell({ ...about, eventId: 'captured', evidence: { ...captured, ...paid } });
  assert.equal(await stateOf(), 'held_for_review', 'people see it, as money of another seller');
  assert.equal(await totalOf(person), 320n);
  await world.tell(order);
  assert.equal(await stateOf(), 'credited', 'its own connector is believed');
  await booksHold();
});

test('an order whose payment is closed was not charged, and late money credits it', async () => {
  const person = await newcomer();
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order, { trade_status: 'TRADE_CLOSED', gmt_payment: '' });
  assert.equal((await world.read(order.id, person.subscriber)).state, 'not_charged');
  await world.tell(order);
  assert.equal((await world.read(order.id, person.subscriber)).state, 'credited');
  assert.equal(await totalOf(person), 5_320n);
  await booksHold();
});

test('an order that nobody opened is cancelled at once and without the provider', async () => {
  const person = await newcomer();
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await cancelTopup(context, order.id, person.subscriber);
  await cancelTopup(context, order.id, person.subscriber);
  assert.equal((await world.read(order.id, person.subscriber)).state, 'not_charged');
  await booksHold();
});

test('an undo takes back value, bonus and exactly its own days, once', async () => {
  const person = await newcomer();
  const before = await readLine(context, person.line);
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order);
  await undoTopup(context, order.id, person.subscriber);
  await undoTopup(context, order.id, person.subscriber);
  assert.equal((await world.read(order.id, person.subscriber)).state, 'refunding');
  assert.equal(await totalOf(person), 320n);
  const after = await readLine(context, person.line);
  assert.equal(after?.validUntil, before?.validUntil);
  await booksHold();
});

test('an undo is refused once a cent of the top-up is spent, and after ten minutes', async () => {
  const person = await newcomer(0n);
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(person.line)]);
    const reason = { code: 'spent', cause: 'test' };
    spend(tx, accountOf(person.line), 1n, { unit: 'HKD' }, 'income:fee', reason);
  });
  await assert.rejects(undoTopup(context, order.id, person.subscriber), refusedAs('undo_spent'));

  const other = await newcomer();
  const late = await world.order(other.number, 10_000n, other.subscriber);
  await world.tell(late);
  context.clock.advance(10 * minuteMs + 1);
  await assert.rejects(undoTopup(context, late.id, other.subscriber), refusedAs('undo_too_late'));
  await booksHold();
});

test('only who ordered may undo, and to a stranger an order does not exist', async () => {
  const [person, friend] = [await newcomer(), await newcomer()];
  const order = await world.order(person.number, 10_000n, friend.subscriber);
  await world.tell(order);
  const stranger = await newcomer();
  await assert.rejects(
    undoTopup(context, order.id, person.subscriber),
    refusedAs('undo_not_possible'),
  );
  await assert.rejects(world.read(order.id, stranger.subscriber), refusedAs('topup_unknown'));
  assert.equal((await world.read(order.id, person.subscriber)).state, 'credited');
});

test('orders are listed newest first, and only those from before', async () => {
  const { number, subscriber } = await newcomer();
  const made: string[] = [];
  for (const value of [5_000n, 10_000n, 20_000n]) {
    context.clock.advance(minuteMs);
    const order = await world.order(number, value, subscriber);
    made.unshift(order.id);
    await world.tell(order);
  }
  const idsBefore = async (beforeMs: number, limit: number) =>
    (await listTopups(context, subscriber, beforeMs, limit)).map(({ id }) => id);
  assert.deepEqual(await idsBefore(context.clock.now() + 1, 10), made);
  assert.deepEqual(await idsBefore(context.clock.now(), 10), made.slice(1));
  assert.deepEqual(await idsBefore(context.clock.now() + 1, 2), made.slice(0, 2));
});

test('a refund that nobody has answered is sent again, and is one refund', async () => {
  const person = await newcomer();
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order);
  await undoTopup(context, order.id, person.subscriber);
  const due = await sendDueRefunds(context);
  assert.ok(due >= 1);
  assert.equal(await sendDueRefunds(context), 0, 'it is asked about later, and not at once');
  const [refund] = await readRefunds(context, order.payment);
  assert.ok(refund?.state === 'created' || refund?.state === 'unknown', refund?.state);
  context.clock.advance(minuteMs);
  assert.ok((await sendDueRefunds(context)) >= 1);
  assert.equal((await readRefunds(context, order.payment)).length, 1);
  await booksHold();
});

test('nothing is given back that has not come, nor more than came', async () => {
  const { number, subscriber } = await newcomer();
  const order = await world.order(number, 10_000n, subscriber);
  const refund = (amount: bigint) =>
    context.db.transaction((tx) =>
      openRefund(tx, { attempt: order.attempt, amount, reason: 'test', reference: order.id }),
    );
  await assert.rejects(refund(1n), refusedAs('refund_not_possible'));
  await world.tell(order);
  for (const amount of [0n, -1n, 9_201n]) {
    await assert.rejects(refund(amount), refusedAs('refund_exceeds_payment'));
  }
});

test('a request gets the same order for ever, its key no other body', async () => {
  const { number, subscriber: maker } = await newcomer();
  const quote = await quoteTopup(context, { number, valueMinor: 10_000n, maker, channel: 'app' });
  const key = newId('key', context.clock.now(), 0).slice(4);
  const order = (text: string) =>
    orderTopup(context, {
      request: { caller: maker.slice(4), key, fingerprint: Buffer.from(text) },
      quote: quote.id,
      method: 'alipay_cn',
      maker,
      scenes: ['mobile_web'],
      returnUrl: 'http://localhost/',
      language: 'en',
      isTwinIntended: false,
    });
  const ids = await Promise.all(Array.from({ length: 20 }, () => order('one')));
  assert.equal(new Set(ids).size, 1);
  context.clock.advance(400 * dayMs);
  assert.equal(await order('one'), ids[0]);
  await assert.rejects(order('two'), refusedAs('request_key_reused'));
});

test('of many orders at once for a line the limits let through what fits', async () => {
  const person = await newcomer(0n);
  const makers: Maker[] = await Promise.all(
    Array.from({ length: 8 }, async () => (await newcomer()).subscriber),
  );
  const orders = await Promise.allSettled(
    makers.map((maker) => world.order(person.number, 100_000n, maker)),
  );
  const placed = orders.filter(({ status }) => status === 'fulfilled');
  // HK$1,000 brings HK$100 of bonus: two fit below HK$3,000, a third would not.
  assert.equal(placed.length, 2);
  await booksHold();
});

test('a second order of a maker for a line is refused while the first is open', async () => {
  const person = await newcomer();
  await world.order(person.number, 5_000n, person.subscriber);
  const again = world.order(person.number, 10_000n, person.subscriber);
  await assert.rejects(again, refusedAs('topup_open'));
});

test('nobody pays again beside money that is held for review without being asked', async () => {
  const { number, subscriber } = await newcomer();
  const order = await world.order(number, 10_000n, subscriber);
  await world.tell(order, { total_amount: '9.20' });
  await assert.rejects(world.order(number, 5_000n, subscriber), refusedAs('topup_open'));
  const friend = (await newcomer()).subscriber;
  const request = { number, valueMinor: 10_000n, maker: friend, channel: 'app' } as const;
  const quote = await quoteTopup(context, request);
  const again = orderTopup(context, {
    request: { caller: friend.slice(4), key: quote.id.slice(4), fingerprint: Buffer.from('one') },
    quote: quote.id,
    method: 'alipay_cn',
    maker: friend,
    scenes: ['mobile_web'],
    returnUrl: 'http://localhost/',
    language: 'en',
    isTwinIntended: false,
  });
  await assert.rejects(again, refusedAs('topup_twin'));
});

test('a bonus that has expired counts in no balance that people are told', async () => {
  const person = await newcomer(0n);
  await world.tell(await world.order(person.number, 10_000n, person.subscriber));
  context.clock.advance(200 * dayMs);
  const second = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(second);
  const { result } = await world.read(second.id, person.subscriber);
  assert.equal(result?.balanceAfter, 15_000n);
  assert.equal(await totalOf(person), 15_000n);
});

test('an order survives the loss of its connection while it looks at the line', async () => {
  const { number, subscriber: maker } = await newcomer();
  const quote = await quoteTopup(context, { number, valueMinor: 5_000n, maker, channel: 'app' });
  const other = new pg.Client({ connectionString: world.database.ownerUrl });
  await other.connect();
  await other.query('begin; lock table topups.topup in access exclusive mode');
  const ordered = orderTopup(context, {
    request: { caller: maker.slice(4), key: quote.id.slice(4), fingerprint: Buffer.from('one') },
    quote: quote.id,
    method: 'alipay_cn',
    maker,
    scenes: ['mobile_web'],
    returnUrl: 'http://localhost/',
    language: 'en',
    isTwinIntended: false,
  });
  const end = `select count(pg_terminate_backend(pid)) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (let ended = '0'; ended === '0'; ) ended = (await other.query(end)).rows[0].count;
  await other.query('rollback');
  await other.end();
  assert.equal((await world.read(await ordered, maker)).state, 'awaiting_payment');
});
