import assert from 'node:assert/strict';
import { addDays, hongKongDay, type HongKongDay, majorOf, minuteMs, present } from '#base';
import { decideCredit, listSuspense, proposeCredit } from '#banking';
import { type Batch, listDays, readDay, restOf, stateOfBatch } from '#reconciliation';
import { allBreaks, checker, isOfPayout, maker, resolve } from './finance.ts';
import { type Code, codes, senderOf } from './shop.ts';
import type { World } from './world.ts';

/** Stripe's own bill tells what it pays out, and money at our bank is there already. */
const paidByBank = codes.filter((code) => code !== 'stripe' && code !== 'fps_qr');

/** So little less than it owes a provider pays now and then, in minor units. */
const lackingMinor = 37n;

/**
 * What befalls the payouts of a wave: our bank takes back what is then sent again; it knows the
 * sender by another name; or it tells nothing of the day, and its statement comes a day later.
 */
const ways = ['whole', 'taken back', 'short', 'under another name', 'told late'] as const;
type Way = (typeof ways)[number];

interface PaidOut {
  readonly way: Way;
  readonly paid: number;
  readonly problems: readonly string[];
}

/**
 * Every provider pays out what it owes of the days that are billed, by our bank: all of them in
 * one. Whatever was paid whole settles its days, what is short is booked as two people say, and
 * nothing of a payout waits for anybody.
 */
export async function payOut(world: World, nth: number): Promise<PaidOut> {
  const way = ways[nth % ways.length] ?? 'whole';
  const owing = new Map<Code, readonly Batch[]>();
  const sent: Sent[] = [];
  if (way === 'told late') await silenceBank(world);
  for (const code of paidByBank) {
    const open = await awaitedOf(world, code);
    const owed = sumOf(open);
    if (owed <= lackingMinor) continue;
    owing.set(code, open);
    const amountMinor = way === 'short' ? owed - lackingMinor : owed;
    const { currency, day } = present(open.at(-1), 'a batch');
    const from = way === 'under another name' ? `NEW NAME ${sent.length}` : senderOf(code);
    sent.push(await send(world, { code, amountMinor, currency, day, from }));
    // The others come on the day behind it.
    if (way === 'told late' && sent.length === 2) await world.pass(2 * minuteMs);
  }
  await world.pass(2 * minuteMs);
  if (way === 'taken back') await takeBackAndSendAgain(world, sent);
  if (way === 'under another name') await sayWhose(world, sent);
  // What is the sum of no days is placed when no bill before it can be late any more.
  for (let day = 0; day < 2; day += 1) await world.readBills();
  const problems = await judgePayouts(world, way, owing);
  return { way, paid: sent.length, problems };
}

async function judgePayouts(
  world: World,
  way: Way,
  owing: ReadonlyMap<Code, readonly Batch[]>,
): Promise<string[]> {
  const found = (await allBreaks(world)).filter(isOfPayout);
  const short = found.filter(({ fact }) => fact === 'payout_short');
  for (const one of short) await resolve(world, one);
  const problems = found
    .filter(({ fact, connector }) => fact !== 'payout_short' && connector !== 'stripe')
    .map(({ fact, connector, day }) => `${fact} of ${connector} on ${day}`);
  const wereShort = way === 'short' ? owing.size : 0;
  if (short.length !== wereShort) {
    problems.push(`${short.length} payouts are short, ${wereShort} were`);
  }
  for (const [code, paid] of owing) {
    const days = new Set(paid.map(({ day }) => day));
    const rest = sumOf((await awaitedOf(world, code)).filter(({ day }) => days.has(day)));
    if (rest > 0n) problems.push(`${code} has paid, and owes ${rest} all the same`);
  }
  return problems;
}

function sumOf(batches: readonly Batch[]): bigint {
  return batches.reduce((sum, one) => sum + restOf(one), 0n);
}

/** Nothing of them has come, oldest first. */
async function awaitedOf({ context }: World, connector: Code): Promise<readonly Batch[]> {
  const awaited: Batch[] = [];
  for (let before: HongKongDay | null | undefined; before !== null; ) {
    const page = await listDays(context, maker, before);
    for (const { day, state, ...of } of page.days) {
      if (of.connector !== connector || state !== 'matched') continue;
      const { batches } = await readDay(context, maker, { connector, day });
      awaited.push(...batches.filter((one) => stateOfBatch(one) === 'awaited'));
    }
    before = page.before;
  }
  return awaited.toReversed();
}

interface Sent {
  readonly code: Code;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** By whom our bank says that it was sent. */
  readonly from: string;
  /** The last day that it is for, which the provider names. */
  readonly day: HongKongDay;
  /** The bank's own number of it. */
  readonly entry?: string;
}

async function send({ shops }: World, payout: Sent): Promise<Sent> {
  const { code, amountMinor, currency, day, from } = payout;
  const account = String(shops.settingsOf('fps_qr')['accountNumber']);
  const amount = majorOf(amountMinor);
  const exchanged = { instructed: amount, currency, rate: '0.92' };
  const inOurs = majorOf((amountMinor * 100n) / 92n);
  const { isOk, id } = await shops.of.fps_qr.post('payouts', {
    account,
    from,
    reference: `SETTLEMENT ${day}`,
    ...(currency === 'HKD' ? { amount } : { amount: inOurs, ...exchanged }),
  });
  if (isOk !== true) throw new Error(`the bank does not take the payout of ${code}`);
  return { ...payout, entry: String(id) };
}

async function takeBackAndSendAgain(world: World, sent: readonly Sent[]): Promise<void> {
  for (const { code, entry } of sent) {
    const { isOk } = await world.shops.of.fps_qr.post(`entries/${entry}/reverse`);
    if (isOk !== true) throw new Error(`the bank does not take back the payout of ${code}`);
  }
  await world.pass(2 * minuteMs);
  for (const one of sent) await send(world, one);
  await world.pass(2 * minuteMs);
}

/** No report of the day comes, and its statement not at once: two payouts are sent at its end. */
async function silenceBank(world: World): Promise<void> {
  await world.passTo(23.99);
  const today = hongKongDay(world.context.clock.now());
  const silent = [
    { method: 'report', outTradeNo: today },
    { method: 'statement', outTradeNo: addDays(today, 1) },
  ];
  for (const match of silent) {
    const given = { fault: '500-before-effect', match, count: 1_000 };
    const { isOk } = await world.shops.of.fps_qr.post('faults', given);
    if (isOk !== true) throw new Error('the bank takes no fault');
  }
}

/** They lie in suspense, and two people of finance say whose each of them is. */
async function sayWhose({ context }: World, sent: readonly Sent[]): Promise<void> {
  const waiting = await listSuspense(context, maker, { behind: undefined, limit: 1_000 });
  for (const { code, entry: bankReference } of sent) {
    const found = waiting.find((one) => one.entry.bankReference === bankReference);
    const { id: entry } = present(found, `a payout of ${code} in suspense`).entry;
    const proposal = {
      way: 'to_payout',
      attempt: null,
      settles: code,
      reason: 'they say so',
    } as const;
    await proposeCredit(context, maker, { entry, ...proposal });
    const decided = { entry, isApproved: true };
    await assert.rejects(decideCredit(context, maker, decided));
    await decideCredit(context, checker, decided);
  }
}
