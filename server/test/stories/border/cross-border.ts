import { setTimeout as delay } from 'node:timers/promises';
import type { NetworkSession } from '#test/core-network';
import { type BorderWorld, openBorderWorld } from './border-world.ts';
import { settleTravellers, topUpAll, type Travellers } from './travellers.ts';

export interface Crossing {
  readonly lines: number;
  readonly seed: number;
  /** Which part of all requests goes wrong in one of the simulator's ways. */
  readonly trouble: number;
  /** SIMs whose sessions never crash, since somebody knows what they have to cost. */
  readonly neverCrash?: readonly string[];
}

/** What the core network counts: `data ran dry`, `final voice TERMINATE`, `fault reorder`. */
export type Counts = Readonly<Record<string, number>>;

export interface CrossingReport {
  readonly requests: number;
  readonly perSecond: number;
  readonly counts: Counts;
  readonly toppedUp: number;
}

const lookEveryMs = 100;
const patienceMs = 3_000;
const concurrency = 200;
const mostMegabytes = 1;

/**
 * Sends thousands of lines over the border and back, all that can go wrong on the way included.
 * Every second one whose money ends is topped up while the session waits at the top-up page.
 */
export async function crossBorder(
  world: BorderWorld,
  { lines: count, seed, trouble, neverCrash = [] }: Crossing,
): Promise<CrossingReport> {
  const { context, ask } = world;
  const travellers = await settleTravellers(context, ask, count, seed);
  await ask('POST', 'chaos', { seed, rate: trouble, neverCrash });
  const { imsiFrom } = travellers;
  const wish = { imsiFrom, lines: count, concurrency, seed, patienceMs, mostMegabytes };
  const travelling = ask<CrossingReport>('POST', 'journeys', wish);
  const toppedUp = await topUpWhile(travelling, world, travellers);
  await ask('POST', 'chaos', { rate: 0 });
  return { ...(await travelling), toppedUp };
}

async function topUpWhile(
  travelling: Promise<unknown>,
  { context, ask }: BorderWorld,
  { lines }: Travellers,
): Promise<number> {
  // Whoever waits for the journeys hears of what ends them.
  const end = travelling.then(
    () => 'arrived',
    () => 'arrived',
  );
  const seen = new Set<string>();
  let toppedUp = 0;
  for (;;) {
    const { sessions } = await ask<{ sessions: (NetworkSession & { imsi: string })[] }>(
      'GET',
      'sessions?state=redirected',
    );
    const dry = sessions
      .map(({ imsi }) => imsi)
      .filter((imsi) => lines.has(imsi) && !seen.has(imsi));
    for (const imsi of dry) seen.add(imsi);
    const lucky = dry
      .filter((imsi) => Number(imsi) % 2 === 0)
      .flatMap((one) => lines.get(one) ?? []);
    if (lucky.length > 0) await topUpAll(context, lucky);
    toppedUp += lucky.length;
    if ((await Promise.race([end, delay(lookEveryMs)])) === 'arrived') return toppedUp;
  }
}

const linesOfASeed = 4;
const troubleOnTheWay = 0.05;

/** A crossing in a world of its own, for a campaign. */
export async function playBorder(
  from: number,
  seeds: number,
): Promise<{ readonly report: CrossingReport; readonly problems: readonly string[] }> {
  const world = await openBorderWorld();
  try {
    const lines = seeds * linesOfASeed;
    const report = await crossBorder(world, { lines, seed: from, trouble: troubleOnTheWay });
    return { report, problems: await world.problems() };
  } finally {
    await world.close();
  }
}
