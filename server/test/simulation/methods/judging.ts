import { minorOf } from '#base';
import { readMandate } from '#mandates';
import { readAttempts, readDisputesOf, readRefunds } from '#payments';
import { type ClawBack, type OrderedTopup, readClawBacks, readReview, readTopup } from '#topups';
import { judgeClosing } from './closing.ts';
import { judgeReview } from './reviewing.ts';
import type { Shop } from './shop.ts';
import type { Story } from './story.ts';
import type { World } from './world.ts';

export interface Ended {
  readonly end: string;
  readonly problems: readonly string[];
}

/** Holds what we say against the provider's own truth. */
export async function judge(world: World, story: Story): Promise<Ended> {
  const { topup, again, name } = story;
  const first = await judgeOne(world, story, topup);
  const second = again && (await judgeOne(world, { ...story, mandate: null }, again));
  const end = second ? `${first.end}, and again ${second.end}` : first.end;
  const all = [...first.problems, ...(second?.problems ?? [])];
  return { end, problems: all.map((problem) => `${name}: ${problem}`) };
}

async function judgeOne(world: World, story: Story, topup: OrderedTopup): Promise<Ended> {
  const { context, shops } = world;
  const { plan, payer, mandate } = story;
  const shop = shops.of[plan.code];
  const { payment } = topup;
  const { state } = await readTopup(context, topup.id, payer.subscriber);
  const truth = await truthOf(story, topup, shop);
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
  const closed = await judgeClosing(world, story);
  const wrong = [
    reviewProblem,
    closed.problem,
    state === 'held_for_review' && 'it is still held',
    isBusy && 'the mandate still waits for the end of a payment',
    ['awaiting_payment', 'confirming', 'refunding'].includes(state) && `it is still ${state}`,
    truth.isPaid && state === 'not_charged' && truth.refunded === 0n && 'paid, and not credited',
    !truth.isPaid && state === 'credited' && 'credited, and not paid',
    state === 'credited' && (await leftByBanks(context, topup, clawBacks)),
    plan.code !== 'fps_qr' &&
      truth.refunded !== given &&
      `${given} of ${truth.refunded} given back`,
  ].filter((one) => one !== false);
  const way = `${plan.code}${mandate === null ? '' : ' by mandate'}`;
  const end = `${way} ${state}${reviewed}${afterwards(clawBacks)}${closed.way}`;
  if (wrong.length === 0) return { end, problems: [] };
  const [attempt] = await readAttempts(context, payment);
  const told = `${attempt?.state} by ${attempt?.evidence}; ${JSON.stringify(plan)}`;
  return { end, problems: [`${wrong.join(', ')}; ${told}`] };
}

function afterwards(clawBacks: readonly ClawBack[]): string {
  const isDisputed = clawBacks.some(({ kind }) => kind === 'chargeback');
  const isPutBack = clawBacks.some((one) => one.kind !== 'chargeback' && one.state === 'put_back');
  return `${isDisputed ? ', disputed' : ''}${isPutBack ? ', its refund came to nothing' : ''}`;
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

async function truthOf({ plan }: Story, { attempt }: OrderedTopup, shop: Shop) {
  const number = shop.numberOf(attempt);
  if (plan.code === 'fps_qr') {
    const { entries } = await shop.get(`entries?reference=${number}`);
    return { isPaid: Array.isArray(entries) && entries.length > 0, refunded: 0n };
  }
  const { isPaid, refundedAmount } = await shop.get(`trades/${number}`);
  return { isPaid: isPaid === true, refunded: minorOf(String(refundedAmount)) ?? 0n };
}
