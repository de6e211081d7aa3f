import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, newId } from '#base';
import { failRefundByBill, readAttempts, readRefunds } from '#payments';
import { statement } from '#platform/postgres';
import { readReceiptsOfTopup } from '#receipts';
import {
  approveRefund,
  approveReview,
  auditTopups,
  findOpenTopup,
  listReviews,
  proposeRefund,
  proposeReview,
  readClawBacks,
  readReview,
  refuseReview,
  type ReviewDecision,
  type OrderedTopup,
  undoTopup,
} from '#topups';
import { noteTaken } from '#test/disputed';
import { booksHold, netOf, refusedAs, totalOf } from '#test/book-truth';
import { openTopupWorld, type Person } from '#test/topup-world';
import { findsSpoils } from '#test/spoils';
import { topupSpoils } from './spoils/topups.ts';

const world = await openTopupWorld();
const { context } = world;
const maker = newId('stf', context.clock.now(), 1);
const checker = newId('stf', context.clock.now(), 2);

let people = 0;
function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8525${String(people).padStart(7, '0')}`]);
}

interface Held extends Person {
  readonly order: OrderedTopup;
}

/** An order of HK$100 for CNY 92.00 that was paid with something else. */
async function held(fields: Readonly<Record<string, string>>): Promise<Held> {
  const person = await newcomer();
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order, fields);
  return { ...person, order };
}

function propose({ order }: Held, decision: ReviewDecision, by = maker): Promise<boolean> {
  const proposal = { decision, reason: 'the payer sent a screenshot', by };
  return context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
}

async function approve({ order }: Held, by = checker): Promise<void> {
  await context.db.transaction((tx) => approveReview(tx, order.id, by));
}

async function stateOf({ order, subscriber }: Held): Promise<OrderedTopup> {
  return world.read(order.id, subscriber);
}

const less = { total_amount: '90.00' };
const more = { total_amount: '100.00' };
const toOthers = { seller_id: '2088000000000999' };

test('two people credit an order for which less came, and the rest is ours to bear', async () => {
  const one = await held(less);
  const before = await netOf(context, 'expense:shortfall');
  await propose(one, 'credit');
  assert.equal((await stateOf(one)).state, 'held_for_review');
  await approve(one);
  const credited = await stateOf(one);
  assert.equal(credited.state, 'credited');
  assert.equal(await totalOf(context, one.line), 320n + 10_000n + 500n);
  assert.equal((await netOf(context, 'expense:shortfall')) - before, 200n);
  const [attempt] = await readAttempts(context, one.order.payment);
  assert.deepEqual([attempt?.state, attempt?.amount, attempt?.askAt], ['captured', 9_000n, null]);
  const [receipt] = await readReceiptsOfTopup(context, one.order.id);
  assert.equal(receipt?.paid.amountMinor, 9_000n);
  assert.equal(receipt?.fee.amountMinor, 0n);
  await booksHold(context);
});

test('one for which less came is undone for what came, and back if that fails', async () => {
  const accounts = ['expense:shortfall', 'fx:CNY', 'refund_payable'] as const;
  const nets = () => Promise.all(accounts.map((account) => netOf(context, account)));
  const before = await nets();
  const one = await held(less);
  await propose(one, 'credit');
  await approve(one);
  const credited = await nets();
  await undoTopup(context, one.order.id, one.subscriber);
  const [refund] = await readRefunds(context, one.order.payment);
  assert.equal(refund?.amount, 9_000n);
  const receipts = await readReceiptsOfTopup(context, one.order.id);
  assert.equal(receipts.find(({ kind }) => kind === 'undo')?.paid.amountMinor, 9_000n);
  const [shortfall = 0n, position = 0n, owed = 0n] = before;
  assert.deepEqual(await nets(), [shortfall, position, owed - 9_000n]);
  assert.equal(await totalOf(context, one.line), 320n);
  await booksHold(context);
  await context.db.transaction((tx) => failRefundByBill(tx, refund.id));
  assert.deepEqual(await nets(), credited);
  assert.equal(await totalOf(context, one.line), 320n + 10_000n + 500n);
  await booksHold(context);
});

test('of one for which less came no more than came is given back, then all has gone', async () => {
  const one = await held(less);
  await propose(one, 'credit');
  await approve(one);
  const refunding = { spentRule: 'refuse', reason: 'asked for', by: maker } as const;
  const giveBack = (price: bigint) =>
    context.db.transaction((tx) => proposeRefund(tx, one.order.id, { ...refunding, price }));
  await assert.rejects(giveBack(9_001n), { code: 'refund_exceeds_order' });
  for (const price of [4_000n, 5_000n]) {
    const refund = await giveBack(price);
    await context.db.transaction((tx) => approveRefund(tx, one.order.id, refund, checker));
  }
  assert.equal(await totalOf(context, one.line), 320n);
  assert.equal((await stateOf(one)).state, 'refunding');
  await booksHold(context);
});

/** The payer's bank has taken so much back, or has given it up. */
function disputed({ order }: Held, amount: bigint, state: 'open' | 'won' = 'open') {
  return noteTaken(context, order, { amount, state });
}

test('what a bank takes while it is held is taken when people credit the order', async () => {
  const one = await held(less);
  await disputed(one, 9_000n);
  await propose(one, 'credit');
  await approve(one);
  assert.equal((await stateOf(one)).state, 'credited');
  assert.equal(await totalOf(context, one.line), 320n);
  const [clawBack] = await readClawBacks(context, one.order.id);
  assert.deepEqual(
    [clawBack?.kind, clawBack?.state, clawBack?.price],
    ['chargeback', 'open', 9_000n],
  );
  await booksHold(context);
  await disputed(one, 9_000n, 'won');
  assert.equal(await totalOf(context, one.line), 320n + 10_000n + 500n);
  await booksHold(context);
});

test('what a bank takes while it is held is not given back once more', async () => {
  const [whole, part, over] = [await held(more), await held(more), await held(more)];
  const loss = await netOf(context, 'chargeback_loss');
  const clearing = await netOf(context, 'clearing:alipay_cn');
  await disputed(whole, 10_000n);
  await disputed(part, 4_000n);
  await disputed(over, 10_000n);
  for (const one of [whole, part]) {
    await propose(one, 'give_back');
    await approve(one);
  }
  await propose(over, 'credit');
  await approve(over);
  const refundsOf = async ({ order }: Held) =>
    (await readRefunds(context, order.payment)).map(({ amount }) => amount);
  assert.equal((await stateOf(whole)).state, 'refunded');
  assert.deepEqual(await refundsOf(whole), []);
  assert.equal((await stateOf(part)).state, 'refunding');
  assert.deepEqual(await refundsOf(part), [6_000n]);
  assert.deepEqual(await refundsOf(over), []);
  assert.equal(await totalOf(context, over.line), 320n);
  assert.equal(await netOf(context, 'chargeback_loss'), loss);
  const left = (await netOf(context, 'clearing:alipay_cn')) - clearing;
  assert.equal(left, 6_000n, 'what is to go back, and no more, is with the provider');
  await booksHold(context);
});

test('a dispute of money that has not come is heard again when it has', async () => {
  const person = await newcomer();
  const order = await world.order(person.number, 10_000n, person.subscriber);
  const one = { ...person, order };
  await assert.rejects(disputed(one, order.price), refusedAs('dispute_unclear'));
  await world.tell(order);
  assert.equal(await totalOf(context, one.line), 320n + 10_000n + 500n);
  await disputed(one, order.price);
  assert.equal(await totalOf(context, one.line), 320n);
  await booksHold(context);
});

test('where more came the order is credited and only what is over goes back', async () => {
  const one = await held(more);
  await propose(one, 'credit');
  await approve(one);
  assert.equal((await stateOf(one)).state, 'credited');
  assert.equal(await totalOf(context, one.line), 320n + 10_000n + 500n);
  const refunds = await readRefunds(context, one.order.payment);
  assert.deepEqual(
    refunds.map(({ amount, state }) => [amount, state]),
    [[800n, 'created']],
  );
  await booksHold(context);
});

test('all that came goes back, and nothing is credited', async () => {
  const one = await held(less);
  await propose(one, 'give_back');
  await approve(one);
  const order = await stateOf(one);
  assert.deepEqual([order.state, order.creditedAt], ['refunding', null]);
  assert.equal(await totalOf(context, one.line), 320n);
  const [refund] = await readRefunds(context, one.order.payment);
  assert.equal(refund?.amount, 9_000n);
  await booksHold(context);
  await world.tell(one.order);
  assert.equal((await stateOf(one)).state, 'refunding', 'nothing credits it any more');
  await booksHold(context);
});

test('money that never came to us is let go, and ours is believed if it comes', async () => {
  const one = await held(toOthers);
  for (const decision of ['credit', 'give_back'] as const) {
    await propose(one, decision);
    await assert.rejects(approve(one), refusedAs('mismatch_not_ours'));
    await context.db.transaction((tx) => refuseReview(tx, one.order.id));
  }
  await propose(one, 'dismiss');
  await approve(one);
  assert.equal((await stateOf(one)).state, 'not_charged');
  await booksHold(context);
  await world.tell(one.order);
  assert.equal((await stateOf(one)).state, 'credited');
  assert.equal(await totalOf(context, one.line), 320n + 10_000n + 500n);
  await booksHold(context);
});

test('what is with us is not dismissed, and another currency is not credited', async () => {
  const one = await held(less);
  await propose(one, 'dismiss');
  await assert.rejects(approve(one), refusedAs('mismatch_ours'));
  await context.db.transaction((tx) => refuseReview(tx, one.order.id));
  const owner = world.database.context({ url: world.database.ownerUrl });
  const id = one.order.attempt.slice(4);
  const text = `update payments.mismatch set currency = 'HKD' where attempt = '${id}'`;
  await owner.db.read(statement('test: another currency', text));
  await propose(one, 'credit');
  await assert.rejects(approve(one), refusedAs('review_other_currency'));
  await context.db.transaction((tx) => refuseReview(tx, one.order.id));
  await propose(one, 'give_back');
  await approve(one);
  const [refund] = await readRefunds(context, one.order.payment);
  assert.deepEqual([refund?.amount, refund?.currency], [9_000n, 'HKD']);
  await booksHold(context);
});

test('one person alone moves nothing, in whatever order they try', async () => {
  const one = await held(less);
  await assert.rejects(approve(one), refusedAs('review_not_proposed'));
  await propose(one, 'credit');
  await assert.rejects(propose(one, 'give_back', checker), refusedAs('review_proposed'));
  await assert.rejects(approve(one, maker), refusedAs('review_by_one_person'));
  assert.equal((await stateOf(one)).state, 'held_for_review');
  await approve(one);
  await assert.rejects(approve(one), refusedAs('review_not_open'));
  await assert.rejects(propose(one, 'give_back'), refusedAs('review_not_open'));
  const review = await readReview(context, one.order.id);
  assert.deepEqual([review?.proposal?.by, review?.approvedBy], [maker, checker]);
});

test('of two who approve at one moment one does it, and the books hold', async () => {
  const one = await held(more);
  await propose(one, 'give_back');
  const third = newId('stf', context.clock.now(), 3);
  const both = await Promise.allSettled([approve(one), approve(one, third)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await readRefunds(context, one.order.payment)).length, 1);
  await booksHold(context);
});

test('right money that comes meanwhile credits the order, and nothing waits any more', async () => {
  const one = await held(less);
  await propose(one, 'give_back');
  const waits = async () =>
    (await listReviews(context, 100)).some(({ topup }) => topup === one.order.id);
  assert.ok(await waits());
  await world.tell(one.order);
  assert.equal((await stateOf(one)).state, 'credited');
  assert.equal(await waits(), false);
  await assert.rejects(approve(one), refusedAs('review_not_open'));
  await booksHold(context);
});

test('money that is held keeps its payer from ordering for a day, and not for ever', async () => {
  const one = await held(less);
  const again = () => world.order(one.number, 5_000n, one.subscriber);
  const open = () => findOpenTopup(context, one.line, one.subscriber);
  await assert.rejects(again(), refusedAs('topup_open'));
  context.clock.advance(24 * hourMs - 1);
  await assert.rejects(again(), refusedAs('topup_open'));
  assert.equal(await open(), one.order.id);
  context.clock.advance(1);
  assert.equal(await open(), null);
  assert.equal((await again()).state, 'awaiting_payment');
  assert.equal((await stateOf(one)).state, 'held_for_review', 'and it is looked at still');
});

test('whatever is wrong of an order, the audit names it', async () => {
  await findsSpoils(context, auditTopups, topupSpoils);
});
