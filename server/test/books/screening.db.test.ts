import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, newId, type PhoneNumber, present, uuidOf } from '#base';
import { listMessages } from '#notifications';
import { readRefunds } from '#payments';
import { closePool, openPool } from '#platform/postgres';
import { setBar } from '#subscribers';
import {
  approveReview,
  auditTopups,
  listReviews,
  type Maker,
  proposeReview,
  quoteTopup,
  readReview,
  returnForgotten,
  type ReviewDecision,
  reviewedBefore,
  type OrderedTopup,
  watchReviews,
} from '#topups';
import { booksHold, netOf, refusedAs, totalOf } from '#test/book-truth';
import { openTopupWorld, type Person } from '#test/topup-world';
import { findsSpoils } from '#test/spoils';
import { screeningSpoils } from './spoils/topups.ts';

/** Of one number the third paid top-up is held, and so is the second payer who is not its owner. */
const settings = { 'screening.most_times_per_number': 2, 'screening.most_payers_per_number': 1 };
const world = await openTopupWorld(undefined, settings);
const { context } = world;
const clerk = newId('stf', context.clock.now(), 1);
const checker = newId('stf', context.clock.now(), 2);

let people = 0;
function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(people).padStart(7, '0')}`]);
}

async function paid(number: PhoneNumber, value: bigint, maker: Maker): Promise<OrderedTopup> {
  const order = await world.order(number, value, maker);
  await world.tell(order);
  return world.read(order.id, maker);
}

interface Held extends Person {
  readonly order: OrderedTopup;
}

/** Somebody's own third top-up of the day. */
async function held(value = 10_000n): Promise<Held> {
  const person = await newcomer();
  for (const _ of [1, 2]) await paid(person.number, 5_000n, person.subscriber);
  const order = await paid(person.number, value, person.subscriber);
  return { ...person, order };
}

function decide({ order }: Held, decision: ReviewDecision, by = clerk): Promise<boolean> {
  const proposal = { decision, reason: 'called back', by };
  return context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
}

const stateOf = async ({ order, subscriber }: Held) =>
  (await world.read(order.id, subscriber)).state;

async function kindsTo({ number }: Person): Promise<string[]> {
  return (
    await listMessages(context, { to: number, beforeMs: context.clock.now() + 1, limit: 20 })
  ).map(({ kind }) => kind);
}

const threeThirtyTwo = 320n + 2n * 5_000n;

test('what a rule catches is paid, not credited, stands apart, and its payer knows', async () => {
  const before = await netOf(context, 'under_review');
  const one = await held();
  assert.equal(one.order.state, 'held_for_review');
  assert.deepEqual(one.order.timeline.map(({ event }) => event).slice(-2), [
    'paid',
    'held_for_review',
  ]);
  assert.equal(await totalOf(context, one.line), threeThirtyTwo);
  assert.equal(before - (await netOf(context, 'under_review')), one.order.price);
  const review = present(await readReview(context, one.order.id), 'the review');
  assert.deepEqual(review.caught, [{ rule: 'number_often', found: 3, most: 2 }]);
  assert.deepEqual([review.cause, review.attempt], ['rule', one.order.attempt]);
  assert.ok((await kindsTo(one)).includes('topup_held'));
  const by = reviewedBefore(one.order, context.settings());
  assert.equal(by, context.clock.now() + 48 * hourMs);
  await booksHold(context);
});

test('one person releases little, and it is credited as if it had never been held', async () => {
  const one = await held();
  const before = await netOf(context, 'under_review');
  assert.equal(await decide(one, 'credit'), true);
  const order = await world.read(one.order.id, one.subscriber);
  assert.equal(order.state, 'credited');
  assert.deepEqual(order.timeline.map(({ event }) => event).slice(-3), [
    'paid',
    'held_for_review',
    'credited',
  ]);
  assert.equal(await totalOf(context, one.line), threeThirtyTwo + 10_000n + 500n);
  assert.equal((await netOf(context, 'under_review')) - before, one.order.price);
  assert.equal((await listReviews(context, 100)).length, 1, 'only the first test still waits');
  await assert.rejects(decide(one, 'give_back'), refusedAs('review_not_open'));
  await booksHold(context);
});

test('what one person gives back is on its way at once, and nothing was credited', async () => {
  const one = await held();
  assert.equal(await decide(one, 'give_back'), true);
  assert.equal(await stateOf(one), 'refunding');
  assert.equal(await totalOf(context, one.line), threeThirtyTwo);
  const refunds = await readRefunds(context, one.order.payment);
  assert.deepEqual(
    refunds.map(({ amount }) => amount),
    [one.order.price],
  );
  assert.ok((await kindsTo(one)).includes('topup_failed'));
  await booksHold(context);
});

test('above the amount one person only proposes, and another decides', async () => {
  const one = await held(50_000n);
  assert.equal(await decide(one, 'credit'), false);
  assert.equal(await stateOf(one), 'held_for_review');
  const approve = (by: typeof clerk) =>
    context.db.transaction((tx) => approveReview(tx, one.order.id, by));
  await assert.rejects(approve(clerk), refusedAs('review_by_one_person'));
  await approve(checker);
  assert.equal(await stateOf(one), 'credited');
  await booksHold(context);
});

test('money that is with us cannot be called unpaid', async () => {
  const one = await held();
  await assert.rejects(decide(one, 'dismiss'), refusedAs('review_money_came'));
  assert.equal(await stateOf(one), 'held_for_review');
});

test('of a line that was closed meanwhile the money can only go back', async () => {
  const one = await held();
  const bar = { line: one.line, bar: 'closed', isOn: true, cause: 'its owner' } as const;
  await context.db.transaction((tx) => setBar(tx, bar));
  await assert.rejects(decide(one, 'credit'), refusedAs('line_closed'));
  await decide(one, 'give_back');
  assert.equal(await stateOf(one), 'refunding');
  await booksHold(context);
});

test('what nobody decides about goes back on the hour that was promised', async () => {
  const one = await held(50_000n);
  const promised = present(reviewedBefore(one.order, context.settings()), 'the promise');
  context.clock.advance(promised - context.clock.now() - 1);
  await returnForgotten(context);
  assert.equal(await stateOf(one), 'held_for_review');
  context.clock.advance(1);
  assert.ok((await returnForgotten(context)) > 0);
  assert.equal(await stateOf(one), 'refunding');
  const review = present(await readReview(context, one.order.id), 'the review');
  assert.deepEqual([review.approvedBy, review.isAlone], ['clock', true]);
  assert.equal(await returnForgotten(context), 0);
  await booksHold(context);
});

test('one that cannot go back keeps none behind it from going', async () => {
  const stuck = await held(50_000n);
  context.clock.advance(1);
  const next = await held(50_000n);
  const promised = present(reviewedBefore(next.order, context.settings()), 'the promise');
  context.clock.advance(promised - context.clock.now() + 1);
  const owner = openPool(world.database.ownerUrl, 1, false);
  const becomes = (state: string) =>
    owner.query(`update payments.attempt set state = '${state}' where id = $1`, [
      uuidOf(stuck.order.attempt),
    ]);
  // Nothing goes back of what did not come.
  await becomes('closed');
  assert.equal(await returnForgotten(context, 1), 1);
  assert.deepEqual([await stateOf(stuck), await stateOf(next)], ['held_for_review', 'refunding']);
  await becomes('captured');
  assert.equal(await returnForgotten(context, 1), 1);
  await closePool(owner);
  await booksHold(context);
});

test('another payer of one number is held, its owner and whoever paid before are not', async () => {
  const [one, friend, stranger] = [await newcomer(), await newcomer(), await newcomer()];
  const pay = async (by: Person) => (await paid(one.number, 5_000n, by.subscriber)).state;
  assert.equal(await pay(friend), 'credited');
  context.clock.advance(hourMs);
  assert.equal(await pay(one), 'credited');
  const review = await pay(stranger);
  assert.equal(review, 'held_for_review');
  context.clock.advance(25 * hourMs);
  assert.equal(await pay(stranger), 'credited', 'a day later nobody remembers');
});

test('a phone first seen today that pays much for others is held, and no older one', async (t) => {
  const ours = await openTopupWorld(t, { 'screening.new_device_most_minor': 8_000 });
  const [one, other] = [await ours.person(['+85269000011']), await ours.person(['+85269000012'])];
  const nowMs = ours.context.clock.now();
  const pay = async ({ number }: Person, device: Maker) => {
    const order = await ours.order(number, 5_000n, device);
    await ours.tell(order);
    return ours.read(order.id, device);
  };
  const fresh = newId('dev', nowMs - hourMs, 3);
  assert.equal((await pay(one, fresh)).state, 'credited');
  const second = await pay(other, fresh);
  assert.equal(second.state, 'held_for_review');
  const review = present(await readReview(ours.context, second.id), 'the review');
  assert.deepEqual(review.caught, [{ rule: 'new_device', found: 10_000, most: 8_000 }]);
  const known = newId('dev', nowMs - 30 * dayMs, 4);
  for (const person of [one, other]) {
    assert.equal((await pay(person, known)).state, 'credited');
  }
  await booksHold(ours.context);
});

test('who pays for one number again is one payer, however often', async () => {
  const [one, friend] = [await newcomer(), await newcomer()];
  for (const _ of [1, 2]) {
    const { state } = await paid(one.number, 5_000n, friend.subscriber);
    assert.equal(state, 'credited');
    context.clock.advance(hourMs);
  }
});

test('before paying one is told that people will look at it, where they would', async () => {
  const one = await newcomer();
  const request = { number: one.number, maker: one.subscriber, channel: 'app' };
  const isReviewed = async () => {
    return (await quoteTopup(context, { ...request, valueMinor: 5_000n })).isReviewed;
  };
  const other = await newcomer();
  await world.order(one.number, 5_000n, other.subscriber);
  for (const expected of [false, false]) {
    assert.equal(await isReviewed(), expected);
    await paid(one.number, 5_000n, one.subscriber);
  }
  assert.equal(await isReviewed(), true);
  context.clock.advance(25 * hourMs);
  assert.equal(await isReviewed(), false, 'no rule looks back as far');
});

test('several captured at one moment count one after the other', async () => {
  const ours = await openTopupWorld(undefined, { 'screening.most_times_per_number': 2 });
  const people = [];
  for (const end of [1, 2, 3, 4]) people.push(await ours.person([`+8526900000${end}`]));
  const number = present(people[0], 'somebody').number;
  const orders = [];
  for (const { subscriber } of people) orders.push(await ours.order(number, 5_000n, subscriber));
  await Promise.all(orders.map((order) => ours.tell(order)));
  const states = await Promise.all(
    orders.map(async ({ id, maker }) => (await ours.read(id, maker)).state),
  );
  const expected = ['credited', 'credited', 'held_for_review', 'held_for_review'];
  assert.deepEqual(states.sort(), expected);
});

test('right money that comes for what was held as wrong is screened, too', async () => {
  const one = await newcomer();
  for (const _ of [1, 2]) await paid(one.number, 5_000n, one.subscriber);
  const order = await world.order(one.number, 10_000n, one.subscriber);
  await world.tell(order, { total_amount: '90.00' });
  assert.equal((await readReview(context, order.id))?.cause, 'mismatch');
  await world.tell(order);
  assert.equal((await world.read(order.id, one.subscriber)).state, 'held_for_review');
  assert.equal((await readReview(context, order.id))?.cause, 'rule');
  await booksHold(context);
});

test('a queue that waits for too long is told to whoever watches the machine', async () => {
  const text = await context.metrics.text();
  assert.doesNotMatch(text, /lowu_reviews_waiting/, 'until somebody watches');
  watchReviews(context);
  await held();
  context.clock.advance(5 * hourMs);
  const watched = await context.metrics.text();
  assert.match(watched, /lowu_reviews_waiting [1-9]/);
  const oldest = Number(/lowu_reviews_oldest_seconds (\d+)/.exec(watched)?.[1]);
  assert.ok(oldest >= 5 * 3_600);
});

test('whatever is wrong of what is held, the audit names it', async () => {
  await findsSpoils(context, auditTopups, screeningSpoils);
});
