import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, type Id, newId, present } from '#base';
import { readRefunds } from '#payments';
import {
  approveReview,
  listReviews,
  proposeReview,
  refuseReview,
  returnForgotten,
  type OrderedTopup,
  undoTopup,
} from '#topups';
import type { Tx } from '#platform/postgres';
import { openTopupWorld, type Person, type TopupWorld } from '#test/topup-world';
import { auditEverything } from '../../src/audit.ts';

/** A stream of whole numbers below a bound that the seed alone decides. */
function drawnFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Narrow enough that a third of what is paid is caught. */
const settings = {
  'screening.most_times_per_number': 3,
  'screening.most_payers_per_number': 2,
  'screening.most_minor_per_payer': 60_000,
  topup_most_per_30_days_minor: 100_000_000,
  topup_most_balance_minor: 100_000_000,
};

interface Run {
  readonly world: TopupWorld;
  readonly draw: (below: number) => number;
  readonly people: readonly Person[];
  readonly staff: readonly Id<'stf'>[];
  readonly orders: OrderedTopup[];
}

/** What payers, the provider, staff and the clock may do next, the likelier the more often. */
function actsOf({ world, draw, people, staff, orders }: Run): (() => Promise<unknown>)[] {
  const { context } = world;
  const one = <Item>(of: readonly Item[]): Item => present(of[draw(of.length)], 'one of them');
  const waiting = async () => one(await listReviews(context, 100)).topup;
  const inTx = (work: (tx: Tx) => Promise<unknown>) => context.db.transaction(work);
  const order = async () => {
    const value = BigInt(50 + 10 * draw(50)) * 100n;
    orders.push(await world.order(one(people).number, value, one(people).subscriber));
  };
  const propose = async () => {
    const topup = await waiting();
    const decision = one(['credit', 'give_back', 'dismiss'] as const);
    await inTx((tx) => proposeReview(tx, topup, { decision, reason: 'seen', by: one(staff) }));
  };
  const approve = async () => {
    const topup = await waiting();
    await inTx((tx) => approveReview(tx, topup, one(staff)));
  };
  const refuse = async () => {
    const topup = await waiting();
    await inTx((tx) => refuseReview(tx, topup));
  };
  const undo = () => undoTopup(context, one(orders).id, one(people).subscriber);
  const wait = async () => {
    context.clock.advance(draw(8) * hourMs);
    await returnForgotten(context);
  };
  const tell = () => world.tell(one(orders));
  const tellTwice = () => Promise.all([tell(), tell()]);
  const tellWrong = () => world.tell(one(orders), { total_amount: '40.00' });
  const money = [order, order, order, tell, tell, tellTwice, tellWrong, undo];
  return [...money, propose, approve, refuse, wait];
}

/** Everything that came is on a line, on its way back, or other money than was asked. */
async function endsWell({ world, orders }: Run): Promise<void> {
  for (const { id, maker } of orders) {
    const { state, timeline, payment, price } = await world.read(id, maker);
    const isPaid = timeline.some(({ event }) => event === 'paid');
    assert.ok(state !== 'held_for_review' || !isPaid, 'what is held still is not ours yet');
    if (state !== 'refunding') continue;
    const back = (await readRefunds(world.context, payment)).map(({ amount }) => amount);
    assert.ok(back.length >= 1 && back.every((amount) => amount <= price));
  }
  const problems = (await auditEverything(world.context)).flatMap((check) => check.problems);
  assert.deepEqual(problems, []);
}

for (const seed of [1, 2, 3, 4]) {
  test(`what is held is credited once or goes back, and the books hold (${seed})`, async (t) => {
    const world = await openTopupWorld(t, settings);
    const { clock } = world.context;
    const people: Person[] = [];
    for (const end of [1, 2, 3]) people.push(await world.person([`+8526800000${end}`]));
    const staff = [1, 2].map((slot) => newId('stf', clock.now(), slot));
    const run: Run = { world, draw: drawnFrom(seed), people, staff, orders: [] };
    const acts = actsOf(run);
    let mostHeld = 0;
    for (let step = 0; step < 120; step += 1) {
      // Much of what people try is refused just then; what matters is what the books say.
      await present(acts[run.draw(acts.length)], 'an act')().catch(() => undefined);
      mostHeld = Math.max(mostHeld, (await listReviews(world.context, 100)).length);
    }
    assert.ok(mostHeld > 0, 'nothing was ever held');
    clock.advance(49 * hourMs);
    await returnForgotten(world.context);
    await endsWell(run);
  });
}
