import { dayMs, minuteMs } from '#base';
import { readRefunds } from '#payments';
import type { Break } from '#reconciliation';
import { auditEverything } from '../../../src/audit.ts';
import { finishClosings, judgeOwed } from './closing.ts';
import { believeBills } from './finance.ts';
import { judge } from './judging.ts';
import { payOut } from './paying-out.ts';
import { type Drill, planOf } from './plan.ts';
import {
  begin,
  changeMind,
  dealWithRefund,
  decideElsewhere,
  goBack,
  goOn,
  isPutOff,
  orderAgain,
  payLate,
  prepare,
} from './play.ts';
import { decideHeld } from './reviewing.ts';
import { rotate } from './rotating.ts';
import type { Secrets } from './leaks.ts';
import { codes } from './shop.ts';
import { putRight, type Skew, skewOf } from './skewing.ts';
import { announce, nearDaysAhead, toldDaysAhead } from './signing.ts';
import type { Part, Prepared, Story } from './story.ts';
import { openWorld, type World } from './world.ts';

/** So many people at once share the time that has to pass. */
const waveLength = 64;

/** So many of them come to a provider at the same moment. */
const atOnce = 8;

export interface Played {
  readonly stories: number;
  readonly problems: readonly string[];
  /** How many ended how, by method. */
  readonly ends: ReadonlyMap<string, number>;
  /** How often each fault has struck, by the program that knows it, and which keys have changed. */
  readonly strikes: ReadonlyMap<string, number>;
}

interface Wanted {
  readonly from: number;
  readonly seeds: number;
  /** What is played before, for single faults, by what the sandboxes know. */
  readonly drills?: (known: World['shops']['known']) => readonly Drill[];
  readonly onWave?: (played: Played) => void;
}

/**
 * People pay by every method, on pages and by mandates, while calls and notices go wrong, keys
 * change, wallets decline, rules hold what was paid until staff or the clock decide, and banks take
 * money back; afterwards every payment that was taken is credited once or given back, and the audit
 * is clean.
 */
export async function simulateMethods(wanted: Wanted): Promise<Played> {
  const world = await openWorld();
  const problems: string[] = [];
  const [ends, strikes] = [new Map<string, number>(), new Map<string, number>()];
  let stories = 0;
  try {
    const parts = partsOf(world, wanted);
    for (let at = 0; at < parts.length; at += waveLength) {
      const wave = parts.slice(at, at + waveLength);
      await playWave(world, wave, { nth: at / waveLength, problems, ends, strikes });
      stories += wave.length;
      wanted.onWave?.({ stories, problems, ends, strikes });
    }
    problems.push(...(await judgeOwed(world)));
    const checks = await auditEverything(world.context);
    problems.push(...checks.flatMap((check) => check.problems));
  } finally {
    await world.stop();
  }
  return { stories, problems, ends, strikes };
}

function partsOf({ shops: { known } }: World, { from, seeds, drills }: Wanted): Part[] {
  const drilled = (drills?.(known) ?? []).map(({ plan, fault }, index) => ({
    name: `drill of ${fault} by ${plan.code}`,
    seed: drillSeeds + index,
    plan,
    mustStrike: fault,
  }));
  const seeded = Array.from({ length: seeds }, (_, index) => {
    const seed = from + index;
    return { name: `seed ${seed}`, seed, plan: planOf(known, seed), mustStrike: null };
  });
  return [...drilled, ...seeded];
}

/** Far from those that anybody plays. */
const drillSeeds = 8_000_000;

interface Tally {
  readonly nth: number;
  readonly problems: string[];
  readonly ends: Map<string, number>;
  readonly strikes: Map<string, number>;
}

function count(counts: Map<string, number>, what: string, times = 1): void {
  if (times > 0) counts.set(what, (counts.get(what) ?? 0) + times);
}

async function playWave(world: World, parts: readonly Part[], tally: Tally): Promise<void> {
  const { nth, problems, ends, strikes } = tally;
  const people = await inTurns(parts, (part) => prepare(world, part));
  // Where a fault must strike, all calls must come through to it.
  const skew = parts.some(({ mustStrike }) => mustStrike !== null) ? undefined : skewOf(nth);
  const stories = await beginAll(world, people, tally, skew);
  // In every other wave keys change while people pay, and else while money goes back.
  const change = async (): Promise<() => Promise<void>> => {
    const { changed, enter } = await rotate(world.shops, nth);
    for (const what of changed) count(strikes, what);
    return enter;
  };
  const enter = nth % 2 === 0 ? await change() : undefined;
  await world.settle(async () => {
    if (skew?.isGreat) putRight(world.shops);
    await enter?.();
    const back = await inTurns(stories, (story) => goBack(world, story));
    count(strikes, 'orders given up, then paid', back.filter(Boolean).length);
  });
  await review(world, stories);
  await world.settle();
  await inTurns(stories, (story) => goOn(world, story));
  const late = await inTurns(stories, (story) => payLate(world, story));
  count(strikes, 'codes scanned when their order was over', late.filter(Boolean).length);
  await world.settle(nth % 2 === 1 ? await change() : undefined);
  await finishClosings(world, strikes);
  const reversed = await inTurns(stories, (story) => decideElsewhere(world, story));
  count(strikes, 'refunds that came back', reversed.filter(Boolean).length);
  await world.settle();
  await finishClosings(world, strikes);
  // What a closed line is paid back can fail so late, too.
  const dealt = await inTurns(stories, (story) => dealWithRefund(world, story));
  if (dealt.some(Boolean)) await world.settle();
  putRight(world.shops);
  await world.readBills();
  const { believed, others } = await believeBills(world);
  count(strikes, 'payments that only a bill told of', believed);
  for (const one of others) problems.push(await breakText(world, stories, one));
  // What is credited so late can be held, too, and nobody may look at it.
  const days = believed > 0 || late.some(Boolean) ? 2 : 0;
  for (let day = 0; day < days; day += 1) {
    await review(world, stories);
    await world.settle();
  }
  await finishClosings(world, strikes);
  await world.pass(minuteMs);
  const { way, paid, problems: unpaid } = await payOut(world, nth);
  count(strikes, `payouts that were ${way}`, paid);
  problems.push(...unpaid);
  const judged = await inTurns(stories, (story) => judge(world, story));
  for (const { end, problems: wrong } of judged) {
    count(ends, end);
    problems.push(...wrong);
  }
  problems.push(...(await strikesOf(world, stories, strikes)));
  const { lines, problems: leaks } = world.listening.lookThrough(secretsOf(world, stories));
  count(strikes, 'lines logged, none of which tells a secret', leaks.length > 0 ? 0 : lines);
  problems.push(...leaks);
}

/** Staff look once a provider has been asked about what it told last. */
async function review(world: World, stories: readonly Story[]): Promise<void> {
  await world.pass(minuteMs);
  await inTurns(stories, (story) => decideHeld(world, story));
}

const secretName = /key|secret|token/i;

/** Everybody's number, and what we have entered to be known and to know by. */
function secretsOf({ shops }: World, stories: readonly Story[]): Secrets {
  const numbers = stories.flatMap(({ person, payer }) => [person, payer]).map((one) => one.number);
  const keys = codes.flatMap((code) =>
    Object.entries(shops.settingsOf(code)).flatMap(([name, value]) => {
      const isPublic = /public/i.test(name) || !secretName.test(name);
      return isPublic ? [] : [value].flat().map(String);
    }),
  );
  return { numbers: [...new Set(numbers)].map((number) => number.slice(4)), keys };
}

/** What the bills of a wave do not agree with, and whose it is. */
async function breakText(
  { context }: World,
  stories: readonly Story[],
  { fact, kind, ourState, number, connector, day }: Break,
): Promise<string> {
  const id = `rfd_${number}`;
  for (const { name, plan, topup, again } of stories) {
    const payments = [topup, again].flatMap((one) => (one ? [one.payment] : []));
    const refunds = (await Promise.all(payments.map((one) => readRefunds(context, one)))).flat();
    const found = refunds.find((refund) => refund.id === id);
    const isIts = found !== undefined || topup.attempt === `att_${number}`;
    if (!isIts) continue;
    const now = found ? `now ${found.state} by ${found.evidence}` : 'of its payment';
    const told = `${fact} ${kind} ${ourState} on ${day}, ${now}`;
    return `${name}: its bill has a break: ${told}; ${JSON.stringify(plan)}`;
  }
  return `a break: ${fact} ${kind} ${ourState} of ${number} at ${connector} on ${day}`;
}

/** At some hour of a day on which mandates have told what they must. */
async function beginAll(
  world: World,
  people: readonly Prepared[],
  { nth, strikes }: Tally,
  skew: Skew | undefined,
): Promise<Story[]> {
  // They are told within minutes of being asked to be: days count from then.
  await world.pass(minuteMs);
  await world.pass((toldDaysAhead - nearDaysAhead) * dayMs);
  await inTurns(people, async ({ mandate, person }) => {
    if (mandate !== null) await announce(world, mandate, person.subscriber, nearDaysAhead);
  });
  await world.pass(minuteMs);
  await world.pass(nearDaysAhead * dayMs);
  await world.passTo(hours[nth % hours.length] ?? 12);
  await world.openDay();
  if (skew) {
    world.shops.skew(skew.program, skew.byMs);
    count(strikes, `a clock of ${skew.program} off by ${skew.byMs / minuteMs} minutes`);
  }
  const late = new Set<Prepared>();
  const begun = await inTurns(people, async (prepared) => {
    if (!(await isPutOff(world, prepared))) return [await begin(world, prepared)];
    late.add(prepared);
    return [];
  });
  if (late.size > 0) await world.passTo(firstHour);
  count(strikes, 'orders put off until seven', late.size);
  const put = await inTurns([...late], (prepared) => begin(world, prepared));
  const stories = await inTurns([...begun.flat(), ...put], (story) => orderAgain(world, story));
  await inTurns(stories, (story) => changeMind(world, story));
  count(strikes, 'second orders', stories.filter(({ again }) => again !== null).length);
  return stories;
}

/** By day, shortly before it, and at the end of the hours in which WeChat charges by itself. */
const hours = [12, 6.95, 21.98];
const firstHour = 7;

/** Counts what has struck; gives what should have, and has not. */
async function strikesOf(
  { shops }: World,
  stories: readonly Story[],
  strikes: Map<string, number>,
): Promise<string[]> {
  const taken = await shops.takeStrikes();
  for (const { program, fault, times } of taken) count(strikes, `${program} ${fault}`, times);
  return stories.flatMap(({ name, plan, topup, mustStrike }) => {
    const outTradeNo = shops.of[plan.code].numberOf(topup.attempt);
    const struck = taken.filter((one) => one.outTradeNo === outTradeNo && one.times > 0);
    const isStruck = mustStrike === null || struck.some(({ fault }) => fault === mustStrike);
    return isStruck ? [] : [`${name}: it has not struck`];
  });
}

async function inTurns<One, Other>(
  all: readonly One[],
  work: (one: One) => Promise<Other>,
): Promise<Other[]> {
  const done: Other[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    done.push(...(await Promise.all(all.slice(at, at + atOnce).map(work))));
  }
  return done;
}
