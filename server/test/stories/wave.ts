import { setTimeout as delay } from 'node:timers/promises';
import { auditEverything } from '../../src/audit.ts';
import type { Trade } from './gateway.ts';
import { storyRate } from './house.ts';
import { type Actor, newActor } from './people.ts';
import { lookAgain, play } from './person.ts';
import { type Plan, planOf } from './plan.ts';
import { problemsOnPhone, truthOf } from './truth.ts';
import type { World } from './world.ts';

/** While many phones come at once to sign in or to look, nobody shall run out of time. */
export const calmRate = 1;
/** How fast the clock runs while nobody acts and everything comes to its end. */
const settlingRate = 1_000;
const hurryingRate = 20_000;
const hurryAfterMs = 4_000;
/**
 * Long, because a machine that is busy with other tests may take minutes for what takes seconds.
 */
const realPatienceMs = 150_000;

export interface Failure {
  readonly seed: number;
  readonly problems: readonly string[];
}

export interface Outcome {
  readonly failures: readonly Failure[];
  /** The last words of the screens, and how many said so; `none` where no order was made. */
  readonly ends: ReadonlyMap<string, number>;
}

/** What else happens beside the people, and how they are made. */
export interface Around {
  readonly planOf: (seed: number) => Plan;
  /** How many seconds of the story pass in one while people act. */
  readonly rate: number;
  /** From here on people act. */
  readonly onAct?: () => void;
  /** Nothing is open any more, and the screens are looked at a last time. */
  readonly onSettled?: () => Promise<void>;
}

/**
 * Plays the stories of these seeds beside one another, lets everything come to its end, and holds
 * what the screens said, the books and the gateway against one another.
 */
export async function playWave(
  world: World,
  seeds: readonly number[],
  around: Around = { planOf, rate: storyRate },
): Promise<Outcome> {
  world.pace(calmRate);
  const actors = await Promise.all(seeds.map((seed) => newActor(world, seed, around.planOf(seed))));
  around.onAct?.();
  const played = await act(world, actors, around.rate);
  await settle(world);
  await around.onSettled?.();
  const trades = await tradesOf(world);
  const judged = await Promise.all(
    actors.map((actor) => problemsIn(judge(world, actor, trades), 'the last look')),
  );
  await Promise.all(actors.map(({ way }) => way.close()));
  const failures = actors
    .map(({ person: { seed } }, index) => ({
      seed,
      problems: [...(played[index] ?? []), ...(judged[index] ?? [])],
    }))
    .filter(({ problems }) => problems.length > 0);
  const [seed = 0] = seeds;
  const problems = await auditProblems(world);
  const ends = new Map<string, number>();
  for (const { person } of actors) {
    const end = person.words.at(-1)?.state ?? 'none';
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return { failures: problems.length > 0 ? [...failures, { seed, problems }] : failures, ends };
}

/** Everybody does what they want on a network as bad as their plan says. */
async function act(
  world: World,
  actors: readonly Actor[],
  rate: number,
): Promise<(readonly string[])[]> {
  const { breakPayment } = world.gateway;
  world.pace(rate);
  for (const { way } of actors) way.roughen();
  world.roughen();
  const played = await Promise.all(
    actors.map(({ person }) => problemsIn(play(person, { breakPayment }), 'the story')),
  );
  for (const { way } of actors) way.calm();
  world.calm();
  return played;
}

/** What the gateway knows, by our numbers. */
export async function tradesOf({ gateway }: World): Promise<ReadonlyMap<string, Trade>> {
  return new Map((await gateway.trades()).map((trade) => [trade.outTradeNo, trade]));
}

/** What hangs or throws is a failure that is told with its seed, not silence. */
export async function problemsIn(
  work: Promise<readonly string[]>,
  what: string,
  patienceMs = realPatienceMs,
): Promise<readonly string[]> {
  const late = [`${what} did not end within ${patienceMs / 1_000} s`];
  try {
    return await Promise.race([work, delay(patienceMs, late, { ref: false })]);
  } catch (error) {
    return [`${what}: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

/** Looks at a screen a last time, and at what is true. */
async function judge(
  world: World,
  actor: Actor,
  trades: ReadonlyMap<string, Trade>,
): Promise<string[]> {
  const app = await lookAgain(actor.person);
  return problemsOnPhone(actor.person, await truthOf(world.context, actor, trades), app);
}

const stillOpen = {
  name: 'test: count what is still open',
  text: `select (select count(*) from payments.attempt
      where ask_at is not null and state not in ('captured', 'failed'))
    + (select count(*) from payments.waiting_notice) as left`,
};

/**
 * Lets the clock run until nothing is left to ask the gateway: the quarter of an hour in which an
 * order can be paid, the last look half an hour later, and a day where the gateway was long mute.
 */
export async function settle({ context, pace }: World): Promise<void> {
  const fromMs = performance.now();
  pace(settlingRate);
  for (let left = 1n; left > 0n; ) {
    await delay(100);
    const tookMs = performance.now() - fromMs;
    if (tookMs > hurryAfterMs) pace(hurryingRate);
    if (tookMs > realPatienceMs) throw new Error(`${left} payments never came to an end`);
    const [row] = await context.db.read<{ left: bigint }>(stillOpen);
    left = row?.left ?? 0n;
  }
  pace(calmRate);
}

export async function auditProblems({ context }: World): Promise<string[]> {
  const checks = await auditEverything(context);
  return checks.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`));
}
