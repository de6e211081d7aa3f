import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Topup } from '#topups';
import { type BrowserPerson, clickThrough, newBrowserPerson } from './browser-person.ts';
import { type Invitation, stateOf } from './screen.ts';
import type { Trade } from './gateway.ts';
import { startHouse } from './house.ts';
import { newActor } from './people.ts';
import { planOf } from './plan.ts';
import { truthOf } from './truth.ts';
import {
  auditProblems,
  calmRate,
  type Failure,
  problemsIn,
  settle,
  tradesOf,
  type Outcome,
} from './wave.ts';
import { openWorld, type World } from './world.ts';

/** A browser's timers run in real time, so the story must not run far ahead of them. */
const rate = 3;
const acts = { forMs: 38_000, untilOrderedMs: 200_000 };
const roughMs = 4_000;
const calmMs = 6_000;
const looksForMs = 30_000;
/** Beyond what anybody here waits for: who takes so long hangs. */
const hangsMs = 210_000;
const lastLookHangsMs = 90_000;

/** Plays the stories of so many seeds in real pages, side by side in one browser. */
export async function playInBrowser(
  browser: Browser,
  from: number,
  count: number,
): Promise<Outcome> {
  const world = await openWorld(from, startHouse);
  try {
    const seeds = Array.from({ length: count }, (_, index) => from + index);
    world.pace(calmRate);
    const people = await Promise.all(
      seeds.map(async (seed) => {
        const actor = await newActor(world, seed, { ...planOf(seed), isImpatient: false });
        return newBrowserPerson(world, browser, actor);
      }),
    );
    world.pace(rate);
    const weather = changeWeather(world);
    const played = await Promise.all(
      people.map((one) => problemsIn(play(world, one), 'the story', hangsMs)),
    );
    await weather.end();
    await settle(world);
    const trades = await tradesOf(world);
    const judged = await Promise.all(
      people.map((one) => problemsIn(judge(world, one, trades), 'the last look', lastLookHangsMs)),
    );
    const failures: Failure[] = people.map(({ actor: { person } }, index) => ({
      seed: person.seed,
      problems: [...(played[index] ?? []), ...(judged[index] ?? [])],
    }));
    failures.push({ seed: from, problems: await auditProblems(world) });
    const ends = new Map<string, number>();
    for (const { actor } of people) {
      const end = actor.person.words.at(-1)?.state ?? 'none';
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    return { failures: failures.filter(({ problems }) => problems.length > 0), ends };
  } finally {
    await world.close();
  }
}

/**
 * The network comes and goes, since a page needs dozens of connections before a person sees it.
 * Then it holds: whom it kept from ordering all that time shall come to an end, too.
 */
function changeWeather(world: World): { end(): Promise<void> } {
  const ending = new AbortController();
  const wait = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  const startedMs = performance.now();
  const change = async (): Promise<void> => {
    while (!ending.signal.aborted && performance.now() - startedMs < acts.forMs) {
      world.roughen();
      await wait(roughMs);
      world.calm();
      await wait(calmMs);
    }
  };
  const changing = change();
  return {
    async end() {
      ending.abort();
      await changing;
    },
  };
}

async function play(world: World, person: BrowserPerson): Promise<readonly string[]> {
  await clickThrough(world, person, acts);
  return [];
}

function isSeen(place: Locator): Promise<boolean> {
  return place.waitFor({ timeout: looksForMs }).then(
    () => true,
    () => false,
  );
}

/** What a page asks for and does not get, and what its code complains about. */
function lostParts(page: Page): readonly string[] {
  const lost: string[] = [];
  page.on('requestfailed', (request) => {
    lost.push(`${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (!response.ok()) lost.push(`${response.url()} ${response.status()}`);
  });
  page.on('pageerror', ({ message }) => lost.push(message));
  return lost;
}

/** Closes the app and opens the order's page, on a network that holds: it must tell the truth. */
async function judge(
  world: World,
  { actor, context, invitations }: BrowserPerson,
  trades: ReadonlyMap<string, Trade>,
): Promise<string[]> {
  const { memory } = actor.person;
  const { orders, problems } = await truthOf(world.context, actor, trades);
  const found = [...problems];
  // Whoever does not see the end of the first, and begins anew behind it, has made two.
  const order = orders.find(({ id }) => id === memory.topup) ?? orders[0];
  if (order) {
    await Promise.all(context.pages().map((old) => old.close()));
    const page = await context.newPage();
    const lost = lostParts(page);
    await page.goto(`${world.publicAddress}/top-ups/${memory.topup ?? order.id}`);
    const title = page.locator('.state h2');
    // A page that lost a part of itself says so, and asks to be loaded again.
    const isShown = (await isSeen(title)) || (await page.reload().then(() => isSeen(title)));
    const text = await page.locator('body').textContent();
    const shown = `the page of ${order.id} (${order.state}) shows only: ${text?.trim()}`;
    if (!isShown) return [...found, `${shown}; what was lost: ${lost.join(', ')}`];
    const last = stateOf((await title.textContent()) ?? '');
    if (last !== order.state) found.push(`the last word is ${last}, the truth ${order.state}`);
  }
  await context.close();
  for (const one of orders) found.push(...offersBeside(one, invitations));
  return found;
}

/** Where the screen offered a new payment while this order, which it could know of, was open. */
function offersBeside(
  { id, orderedAt, timeline }: Topup,
  invitations: readonly Invitation[],
): string[] {
  const end = timeline.find(({ event }) => event === 'credited' || event === 'not_charged');
  return invitations
    .filter(({ atMs, loadedAtMs }) => orderedAt < loadedAtMs && (end?.at ?? atMs) >= atMs)
    .map(({ atMs }) => `a new payment was offered at ${atMs} beside the open ${id}`);
}
