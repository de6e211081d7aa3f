import { dayMs, minorOf } from '#base';
import { readMandate } from '#mandates';
import { readAttempts, readDisputesOf, readRefunds } from '#payments';
import { type ClawBack, type OrderedTopup, readClawBacks, readReview, readTopup } from '#topups';
import { auditEverything } from '../../../src/audit.ts';
import { planOf } from './plan.ts';
import { begin, decideDispute, goOn, prepare } from './play.ts';
import { decideHeld, judgeReview } from './reviewing.ts';
import { toldDaysAhead } from './signing.ts';
import type { Prepared, Story } from './story.ts';
import { openWorld, type World } from './world.ts';

/** So many people at once share the time that has to pass. */
const waveLength = 32;

export interface Played {
  readonly stories: number;
  readonly problems: readonly string[];
  /** How many ended how, by method. */
  readonly ends: ReadonlyMap<string, number>;
}

/**
 * People pay by every method, on pages and by mandates, while calls and notices go wrong, wallets
 * decline, rules hold what was paid until staff or the clock decide, and banks take money back;
 * afterwards every payment that was taken is credited once or given back, and the audit is clean.
 */
export async function simulateMethods(
  from: number,
  count: number,
  onWave: (played: Played) => void = () => undefined,
): Promise<Played> {
  const world = await openWorld();
  const problems: string[] = [];
  const ends = new Map<string, number>();
  try {
    for (let seed = from; seed < from + count; seed += waveLength) {
      const length = Math.min(waveLength, from + count - seed);
      const seeds = Array.from({ length }, (_, index) => seed + index);
      for (const { end, problem } of await playWave(world, seeds)) {
        ends.set(end, (ends.get(end) ?? 0) + 1);
        if (problem !== undefined) problems.push(problem);
      }
      onWave({ stories: seed + length - from, problems, ends });
    }
    const checks = await auditEverything(world.context);
    problems.push(...checks.flatMap((check) => check.problems));
  } finally {
    await world.stop();
  }
  return { stories: count, problems, ends };
}

interface Ended {
  readonly end: string;
  readonly problem: string | undefined;
}

async function playWave(world: World, seeds: readonly number[]): Promise<Ended[]> {
  const people: Prepared[] = [];
  const stories: Story[] = [];
  for (const seed of seeds) people.push(await prepare(world, seed, planOf(seed)));
  await world.pass(toldDaysAhead * dayMs);
  await world.openDay();
  for (const prepared of people) stories.push(await begin(world, prepared));
  await world.settle();
  for (const story of stories) await decideHeld(world, story);
  await world.settle();
  for (const story of stories) await goOn(world, story);
  await world.settle();
  for (const story of stories) await decideDispute(world, story);
  await world.settle();
  return Promise.all(stories.map((story) => judge(world, story)));
}

/** Holds what we say against the provider's own truth. */
async function judge({ context, shops }: World, story: Story): Promise<Ended> {
  const { seed, plan, topup, payer, mandate } = story;
  const shop = shops.of[plan.code];
  const { payment } = topup;
  const { state } = await readTopup(context, topup.id, payer.subscriber);
  const truth = await truthOf(story, shop);
  const refunds = await readRefunds(context, payment);
  const given = refunds
    .filter((refund) => refund.state === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0n);
  const isBusy = mandate !== null && (await readMandate(context, mandate)).openAttempt !== null;
  const { way: reviewed, problem: reviewProblem } = judgeReview(
    story,
    await readReview(context, topup.id),
  );
  const clawBacks = await readClawBacks(context, topup.id);
  const wrong = [
    reviewProblem,
    state === 'held_for_review' && 'it is still held',
    isBusy && 'the mandate still waits for the end of a payment',
    ['awaiting_payment', 'confirming'].includes(state) && `it is still ${state}`,
    truth.isPaid && state === 'not_charged' && truth.refunded === 0n && 'paid, and not credited',
    !truth.isPaid && state === 'credited' && 'credited, and not paid',
    state === 'credited' && (await leftByBanks(context, topup, clawBacks)),
    plan.code !== 'fps_qr' &&
      truth.refunded !== given &&
      `${given} of ${truth.refunded} given back`,
  ].filter((one) => one !== false);
  const isDisputed = clawBacks.some(({ kind }) => kind === 'chargeback');
  const way = `${plan.code}${mandate === null ? '' : ' by mandate'}`;
  const end = `${way} ${state}${reviewed}${isDisputed ? ', disputed' : ''}`;
  if (wrong.length === 0) return { end, problem: undefined };
  const [attempt] = await readAttempts(context, payment);
  const told = `${attempt?.state} by ${attempt?.evidence}; ${JSON.stringify(plan)}`;
  return { end, problem: `seed ${seed}: ${wrong.join(', ')}; ${told}` };
}

/** What banks have taken of a credited order must have left its line. */
async function leftByBanks(
  context: World['context'],
  { payment, price }: OrderedTopup,
  clawBacks: readonly ClawBack[],
): Promise<string | false> {
  const gone = clawBacks
    .filter(({ state }) => state === 'open' || state === 'done')
    .reduce((sum, one) => sum + one.price, 0n);
  const taken = (await readDisputesOf(context, payment))
    .filter(({ state }) => state !== 'won')
    .reduce((sum, { amount }) => sum + amount, 0n);
  const owed = taken < price ? taken : price;
  return gone < owed && `a bank took ${taken}, and ${gone} has left the line`;
}

async function truthOf({ plan, topup }: Story, shop: World['shops']['of']['stripe']) {
  const number = shop.numberOf(topup.attempt);
  if (plan.code === 'fps_qr') {
    const { entries } = await shop.get(`entries?reference=${number}`);
    return { isPaid: Array.isArray(entries) && entries.length > 0, refunded: 0n };
  }
  const { isPaid, refundedAmount } = await shop.get(`trades/${number}`);
  return { isPaid: isPaid === true, refunded: minorOf(String(refundedAmount)) ?? 0n };
}
