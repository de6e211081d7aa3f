import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createStaff, type Role, totpAt } from '#identity';
import { serveDemo } from '#test/serve-demo';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';
import { barriers, faintTexts, turn } from '../../../../tools/barriers.ts';
import type { Language } from '#base';
import { fitsPhone, isHitByThumbs } from './narrow.ts';

/** The real server with its built screens, and members of staff who can sign in. */
export interface Desk extends TopupWorld {
  readonly address: string;
  /** A browser of its own, as one person has it. */
  visit(browser: Browser, look?: Look): Promise<Page>;
  hire(login: string, ...roles: Role[]): Promise<Person>;
}

export interface Look {
  readonly language?: Language;
  readonly width?: number;
  readonly isDark?: boolean;
  /** Another screen of staff than the console. */
  readonly path?: string;
}

export interface Person {
  readonly login: string;
  readonly password: string;
  /** What the authenticator shows, once it shows something that has not been used. */
  code(): string;
}

const password = 'a calm harbour at dawn';
const codeMs = 30_000;

export async function openDesk(
  t: TestContext,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Desk> {
  return openDeskIn(t, await openTopupWorld(t, settings));
}

/** The same in a world that was made before, such as one with another provider. */
export async function openDeskIn<World extends TopupWorld>(
  t: TestContext,
  world: World,
): Promise<World & Desk> {
  const { context } = world;
  const { clock } = context;
  const known: { login: string; name: string; totpSecret: string }[] = [];
  const demoStaff = (nowMs: number) =>
    known.map(({ login, name, totpSecret }) => {
      return { login, name, password, code: totpAt(totpSecret, nowMs) };
    });
  const server = await serveDemo(context, {
    certificateUrl: 'https://partners.example',
    demoStaff,
    sandboxClock: { forward: (byMs: number) => clock.advance(byMs), realNow: () => clock.now() },
  });
  t.after(() => server.stop());
  const { place } = server;
  // Known once it listens, and told to programs from then on.
  place.publicUrl = `http://localhost:${server.port}`;
  const address = `${place.publicUrl}/console`;
  return {
    ...world,
    address,
    visit: (browser, look = {}) => visit(t, browser, address, look),
    async hire(login, ...roles) {
      const given = { login, name: login, roles, password };
      const { totpSecret } = await createStaff(context, given);
      known.push({ login, name: login, totpSecret });
      const code = (): string => {
        clock.advance(codeMs);
        return totpAt(totpSecret, clock.now());
      };
      return { login, password, code };
    },
  };
}

async function visit(
  t: TestContext,
  browser: Browser,
  address: string,
  { language = 'en', width = 1_280, isDark = false, path }: Look,
): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: { width, height: 900 },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  };
  const context = await browser.newContext(options);
  t.after(() => context.close());
  await context.addInitScript((chosen) => {
    localStorage.setItem('lowu.language', chosen);
  }, language);
  const page = await context.newPage();
  await page.goto(path === undefined ? address : new URL(path, address).href);
  await page.locator('h1').waitFor();
  return page;
}

/** Fills in the form by its labels in the page's language and sends it. */
export async function signIn(page: Page, { login, password: secret, code }: Person): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(secret);
  await page.locator('input[autocomplete=one-time-code]').fill(code());
  await page.locator('button[type=submit]').click();
}

/** A picture for a person to look at, where `LOWU_PICTURES` names a folder for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LOWU_PICTURES'];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/**
 * Nothing stands in anybody's way by day or by night, and nothing is wider than the screen. It
 * begins with what the page is in and leaves it in the other, since each turn draws all anew.
 */
export async function isOpenToAll(page: Page, name: string): Promise<void> {
  const isNight = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [first, second] = isNight ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  await turn(page, first);
  await picture(page, `${name}-${first}`);
  assert.deepEqual(await barriers(page), [], `${name}, ${first}`);
  await turn(page, second);
  await picture(page, `${name}-${second}`);
  assert.deepEqual(await faintTexts(page), [], `${name}, ${second}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(wider, 0, name);
  if (/^\/(?:console|developers)/u.test(new URL(page.url()).pathname)) {
    await fitsPhone(page, name, (where) => picture(page, where));
  } else {
    await isHitByThumbs(page, name);
  }
}
