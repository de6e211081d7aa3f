import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { isFinal } from '../../../web/client/index.ts';
import type { Gateway } from './gateway.ts';
import type { Actor } from './people.ts';
import { type Invitation, stateOf, watchScreens } from './screen.ts';
import type { World } from './world.ts';

/** A person who uses the real pages in a real browser. */
export interface BrowserPerson {
  readonly actor: Actor;
  readonly context: BrowserContext;
  readonly invitations: Invitation[];
}

const lookEveryMs = 150;
/** So long somebody looks away from a page on which nothing moves: a look costs a dozen calls. */
const stillMs = 600;
const glanceMs = 2_000;
const loadsWithinMs = 8_000;
const homePatienceMs = 4_000;

export async function newBrowserPerson(
  world: World,
  browser: Browser,
  actor: Actor,
): Promise<BrowserPerson> {
  const { person } = actor;
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ viewport, locale: 'en-HK', reducedMotion: 'reduce' });
  const { hostname } = new URL(world.publicAddress);
  const cookies = [...person.phone.cookies()];
  await context.addCookies(
    cookies.map(([name, value]) => ({ name, value, domain: hostname, path: '/' })),
  );
  const invitations: Invitation[] = [];
  const { clock } = world;
  const time = { nowMs: () => clock.now(), rate: () => clock.pace.rate };
  await watchScreens(context, { words: person.words, invitations }, time);
  return { actor, context, invitations };
}

/** What a person does next by what is on the screen. */
type Move = 'done' | 'waits' | 'acts';

/** In real milliseconds: how long to go on, and how long at most where no order was made yet. */
interface Patience {
  readonly forMs: number;
  readonly untilOrderedMs: number;
}

/**
 * Tops up HK$100 by looking at the screen and clicking, until its end is shown or for so long. A
 * busy machine makes everybody slow, and somebody who has not come to an order proves nothing.
 * Where the plan says so the page is closed and the app opened again.
 */
export async function clickThrough(
  world: World,
  { actor, context }: BrowserPerson,
  { forMs, untilOrderedMs }: Patience,
): Promise<void> {
  const { person } = actor;
  const startedMs = performance.now();
  const isPatient = (): boolean => {
    const tookMs = performance.now() - startedMs;
    return tookMs < (person.memory.topup === undefined ? untilOrderedMs : forMs);
  };
  const number = new URLSearchParams({ number: person.number });
  const start = `${world.publicAddress}/top-up?${number}`;
  let page = await open(context, start);
  let stood = 1;
  for (let step = 0; isPatient(); step += stood) {
    const isDue = (at: number): boolean => at <= step && at > step - stood;
    if (person.plan.deaths.some(({ atRequest }) => isDue(atRequest))) {
      await close(page);
      page = await open(context, `${world.publicAddress}/`);
    }
    const looked = next(world, actor, page, start).catch((): Move => 'waits');
    // A page that hangs in a half-open connection answers no question; a person closes it.
    const move = await Promise.race([looked, delay(loadsWithinMs, 'hangs' as const)]);
    if (move === 'done') break;
    if (move === 'hangs') {
      await close(page);
      page = await open(context, start);
    }
    stood = move === 'waits' ? await untilItMoves(page) : 1;
  }
  await close(page);
}

/** Waits while the page stays as it is, and tells for how many looks that was. */
async function untilItMoves(page: Page): Promise<number> {
  const startedMs = performance.now();
  const moves = page.evaluate(async (ms) => {
    await new Promise((moved) => {
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      new MutationObserver((_, observer) => moved(observer.disconnect())).observe(document, all);
      setTimeout(moved, ms);
    });
  }, stillMs);
  const ends = Promise.race([moves.catch(() => undefined), delay(stillMs)]);
  await Promise.all([delay(lookEveryMs), ends]);
  return Math.round((performance.now() - startedMs) / lookEveryMs);
}

async function close(page: Page): Promise<void> {
  await Promise.race([page.close(), delay(glanceMs)]);
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(glanceMs);
  await page.goto(address, { timeout: loadsWithinMs }).catch(() => undefined);
  return page;
}

async function next(world: World, actor: Actor, page: Page, start: string): Promise<Move> {
  const { origin, pathname } = new URL(page.url(), world.publicAddress);
  if (origin === 'null' || page.url().startsWith('chrome-error:')) return goAgain(page, start);
  if (await isBlank(page)) return goAgain(page, page.url());
  if (origin !== world.publicAddress) return atTheGateway(world.gateway, actor, page);
  if (pathname.startsWith('/pay/')) return goAgain(page, start);
  // A page that lost its script says so after a while, and that is all it can do.
  const again = page.getByRole('link', { name: 'Load again' });
  if (await again.isVisible()) return loadAgain(page, again);
  if (pathname === '/') return atHome(page, start);
  if (pathname.startsWith('/top-ups/')) return atTheOrder(actor, page, pathname);
  return atTheForm(actor, page);
}

/** The app leads to an open order by itself; a person who sees none for a while begins anew. */
async function atHome(page: Page, start: string): Promise<Move> {
  const show = page.getByRole('link', { name: 'Show the top-up' });
  if (await isReady(show)) return click(show);
  const ageMs = await page.evaluate(() => performance.now());
  return ageMs > homePatienceMs ? goAgain(page, start) : 'waits';
}

/**
 * Without TLS, Chromium takes a file whose connection ended within its headers for a whole one that
 * is empty, and keeps it for as long as the headers allow.
 */
async function loadAgain(page: Page, again: Target): Promise<Move> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.clearBrowserCache');
  await devTools.detach();
  return click(again);
}

/** What is left of a page of which nothing but its head arrived. */
async function isBlank(page: Page): Promise<boolean> {
  return page.evaluate((patienceMs) => {
    const isOver = document.readyState === 'complete' && performance.now() > patienceMs;
    return isOver && document.body.innerText.trim() === '';
  }, glanceMs);
}

async function goAgain(page: Page, address: string): Promise<Move> {
  await delay(lookEveryMs);
  await page.goto(address, { timeout: loadsWithinMs }).catch(() => undefined);
  return 'acts';
}

/** The payment page: the plan's act, once; then the way back. */
async function atTheGateway(gateway: Gateway, { person }: Actor, page: Page): Promise<Move> {
  const { memory, plan } = person;
  const back = page.getByTestId('return');
  if ((await back.count()) > 0) return click(back);
  const { act } = plan.paying;
  if (memory.hasGoneToPay || act === 'stays away') {
    await page.goBack({ timeout: loadsWithinMs }).catch(() => undefined);
    return 'waits';
  }
  const number = await page.getByTestId('out-trade-no').textContent();
  await gateway.breakPayment(number ?? '', plan.gatewayFaults);
  memory.hasGoneToPay = true;
  return click(page.getByTestId({ pays: 'pay', refuses: 'refuse', leaves: 'leave' }[act]));
}

/** The address is the one that was looked at: by now the page may have led on to the payment. */
async function atTheOrder({ person }: Actor, page: Page, pathname: string): Promise<Move> {
  const { memory, plan } = person;
  memory.topup = pathname.split('/').at(-1);
  const title = page.locator('.state h2');
  if ((await title.count()) === 0) return 'waits';
  if (isFinal(stateOf((await title.textContent()) ?? ''))) return 'done';
  const pay = page.getByRole('link', { name: /^Go to payment/ });
  const isWilling = !memory.hasGoneToPay && plan.paying.act !== 'stays away';
  return isWilling && (await pay.count()) > 0 ? click(pay) : 'waits';
}

/** From the amount to the button that pays; what is on top comes first. */
async function atTheForm({ person }: Actor, page: Page): Promise<Move> {
  const ending = page.locator('dialog .field-code');
  if ((await ending.count()) > 0 && (await ending.inputValue()) === '') {
    await ending.fill(person.number.slice(-4));
    return 'acts';
  }
  const ways = [
    page.getByRole('link', { name: 'Show the top-up' }),
    // Whoever lost sight of an order that has ended is asked whether the same shall be bought
    // again.
    page.getByRole('link', { name: 'Show the earlier one' }),
    page.getByRole('button', { name: 'Send it again' }),
    page.locator('dialog').getByRole('button', { name: /^Pay / }),
    page.getByRole('button', { name: 'Try again' }),
  ];
  for (const way of ways) if (await isReady(way)) return click(way);
  const goOn = page.getByRole('button', { name: 'Continue' });
  if ((await page.locator('dialog[open]').count()) > 0) return 'waits';
  if (await isReady(goOn)) return click(goOn);
  const tile = page.locator('.tile', { has: page.getByText('HK$100', { exact: true }) });
  const isChosen = (await page.locator('.tile-chosen').count()) > 0;
  return !isChosen && (await tile.count()) > 0 ? click(tile.first()) : 'waits';
}

type Target = ReturnType<Page['locator']>;

async function isReady(target: Target): Promise<boolean> {
  return (await target.count()) > 0 && (await target.first().isEnabled());
}

async function click(target: Target): Promise<Move> {
  await target.first().click();
  return 'acts';
}
