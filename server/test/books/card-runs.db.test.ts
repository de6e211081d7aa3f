import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minorOf, newId, present } from '#base';
import { askDuePayments, readRefunds } from '#payments';
import { approveRefund, proposeRefund, readClawBacks, spentRules, undoTopup } from '#topups';
import { type CardWorld, openCardWorld, type PaidByCard } from '#test/card-world';

/** A stream of whole numbers below a bound that the seed alone decides. */
function drawnFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A refund of some part by two people; that it is refused is as good an end as that it is done. */
async function giveBack(world: CardWorld, { topup }: PaidByCard, price: bigint, rule: number) {
  const { db, clock } = world.context;
  const [by, checker] = [newId('stf', clock.now(), 1), newId('stf', clock.now(), 2)];
  const spentRule = present(spentRules[rule], 'a rule');
  const wanted = { price, spentRule, reason: 'asked for', by };
  const refund = await db.transaction((tx) => proposeRefund(tx, topup.id, wanted));
  // Two people press at once; one of them is too late.
  const approve = () => db.transaction((tx) => approveRefund(tx, topup.id, refund, checker));
  await Promise.allSettled([approve(), approve()]);
}

for (const seed of [1, 2, 3]) {
  test(`parts in any order, on calls that break, go back once (seed ${seed})`, async (t) => {
    const world = await openCardWorld(t);
    const draw = drawnFrom(seed);
    const orders: PaidByCard[] = [];
    for (let count = 0; count < 4; count += 1) orders.push(await world.paid());
    await world.control('chaos', { seed, rate: 0.25, faults });
    for (let step = 0; step < 24; step += 1) {
      const one = present(orders[draw(orders.length)], 'an order');
      const price = BigInt(1 + draw(6_000));
      const acts = [
        () => giveBack(world, one, price, draw(3)),
        () => giveBack(world, one, price, draw(3)),
        () => undoTopup(world.context, one.topup.id, one.subscriber),
        () => world.refundsRun(),
      ];
      await present(acts[draw(acts.length)], 'an act')().catch(() => undefined);
      world.passTime(60_000);
    }
    await world.control('chaos', { seed, rate: 0 });
    for (let round = 0; round < 30; round += 1) {
      world.passTime(hourMs);
      await world.refundsRun();
      await askDuePayments(world.context);
    }
    for (const one of orders) await agrees(world, one);
    await world.booksHold();
  });
}

/** The faults of calls that do not keep a test waiting for its own timeout. */
const faults = [
  'reset-before-effect',
  'reset-after-effect',
  '500-before-effect',
  '500-after-effect',
  'api-error-before-effect',
  'api-error-after-effect',
  'rate-limited-before-effect',
  'unreadable-answer',
  'refund-pending-then-success',
  'refund-pending-then-failed',
];

/** What we say went back is what Stripe says went back, and no more than was paid. */
async function agrees(world: CardWorld, { topup }: PaidByCard): Promise<void> {
  const refunds = await readRefunds(world.context, topup.payment);
  const made = refunds.filter(({ state }) => state === 'succeeded');
  assert.ok(refunds.every(({ state }) => state === 'succeeded' || state === 'failed'));
  const sum = made.reduce((total, { amount }) => total + amount, 0n);
  const truth = await world.look(topup);
  assert.equal(minorOf(String(truth['refundedAmount'])), sum);
  assert.ok(sum <= topup.price);
  const clawBacks = await readClawBacks(world.context, topup.id);
  const done = clawBacks.filter(({ state }) => state === 'done');
  assert.equal(
    done.reduce((total, { price }) => total + price, 0n),
    sum,
  );
}
