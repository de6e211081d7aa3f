import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Language, languages } from '#base';
import { openShop, openTier } from '#test/shop-world';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';
import { boughtCode, openStock, redeem } from '#test/voucher-world';
import { serveDemo } from '#test/serve-demo';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../src/audit.ts';
import { isOpenToAll, picture } from './console/desk.ts';

const number = '+85262345678';
let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

interface Corner extends TopupWorld {
  /** A code that somebody has just bought in a shop. */
  buy(): Promise<string>;
  /** The same, with what is printed beside the code. */
  buyWhole(): Promise<{ readonly code: string; readonly serial: string }>;
  visit(language?: Language): Promise<Page>;
}

async function openCorner(t: TestContext): Promise<Corner> {
  const world = await openTopupWorld(t);
  const { context } = world;
  await openTier(context);
  await openStock(context);
  const shop = await openShop(context);
  const server = await serveDemo(context);
  t.after(() => server.stop());
  return {
    ...world,
    buy: async () => (await boughtCode(context, shop)).code,
    buyWhole: () => boughtCode(context, shop),
    async visit(language = 'en') {
      const opened = await browser.newContext({
        viewport: { width: 320, height: 700 },
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
      });
      t.after(() => opened.close());
      await opened.addInitScript((chosen) => {
        localStorage.setItem('lowu.language', chosen);
      }, language);
      const page = await opened.newPage();
      page.on('pageerror', (error) => t.diagnostic(String(error)));
      await page.goto(`http://localhost:${server.port}/voucher?${new URLSearchParams({ number })}`);
      await codeField(page).waitFor();
      return page;
    },
  };
}

const codeField = (page: Page) => page.locator('form').first().locator('input');
const useButton = (page: Page) => page.locator('form').first().locator('button[type=submit]');

async function type(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code);
  await useButton(page).click();
}

test('a guest redeems a voucher for a number, and the page shows what came of it', async (t) => {
  const corner = await openCorner(t);
  await corner.person([number], 320n);
  const code = await corner.buy();
  const page = await corner.visit();
  await useButton(page).click();
  await page.getByText('16 digits to go').waitFor();
  const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  await type(page, wrong);
  await page.getByText(/not counted as a try/).waitFor();
  await isOpenToAll(page, 'voucher-mistyped');
  await type(page, code);
  await page.waitForURL(/\/top-ups\/top_/);
  await page.locator('.state h2').filter({ hasText: 'HK$100' }).waitFor();
  await picture(page, 'voucher-redeemed');
  await page.goto(page.url().replace(/\/top-ups\/.*/, '/records'));
  await page.getByText('HK$100').first().waitFor();
  assert.ok(isClean(await auditEverything(corner.context)));
});

test('a voucher whose answer was lost is used once, by pressing again', async (t) => {
  const corner = await openCorner(t);
  await corner.person([number], 320n);
  const code = await corner.buy();
  const page = await corner.visit();
  let lost = 0;
  await page.route('**/api/app/voucher-redemptions', async (route) => {
    if (lost === 0) {
      lost += 1;
      await route.fetch();
      await route.abort();
    } else await route.continue();
  });
  await type(page, code);
  const done = page.waitForURL(/\/top-ups\/top_/);
  const asked = page.getByText(/never used twice/).waitFor();
  await Promise.race([done, asked]);
  if (!/top-ups/.test(page.url())) await useButton(page).click();
  await done;
  await page.locator('.state h2').filter({ hasText: 'HK$100' }).waitFor();
  assert.ok(isClean(await auditEverything(corner.context)));
});

test('a used voucher is told with its day and a masked number, in three languages', async (t) => {
  const corner = await openCorner(t);
  const other = await corner.person(['+85262345679'], 320n);
  await corner.person([number], 320n);
  const code = await corner.buy();
  await redeem(corner.context, other, code);
  const said: Record<Language, RegExp> = {
    en: /was used on 2026-11-23 by .*\*/,
    'zh-Hant': /已於2026-11-23由.*\*.*使用/,
    'zh-Hans': /已于2026-11-23由.*\*.*使用/,
  };
  for (const language of languages) {
    const page = await corner.visit(language);
    await type(page, code);
    await page.getByText(said[language]).waitFor();
    await isOpenToAll(page, `voucher-used-${language}`);
  }
});

test('whoever holds a voucher checks it by its open number, without using it', async (t) => {
  const corner = await openCorner(t);
  const person = await corner.person([number], 320n);
  const { code, serial } = await corner.buyWhole();
  const page = await corner.visit('zh-Hant');
  await page.getByText('查詢增值券（不會使用）').click();
  await page.getByLabel('序號').fill('12');
  await page.getByRole('button', { name: '查詢' }).click();
  await page.getByText('序號有 14 位數字').waitFor();
  await page.getByLabel('序號').fill(serial);
  await page.getByRole('button', { name: '查詢' }).click();
  await page.getByText('可使用').waitFor();
  await isOpenToAll(page, 'voucher-check');
  await redeem(corner.context, person, code);
  await page.getByRole('button', { name: '查詢' }).click();
  await page.getByText(/2026年11月23日 · \+852 6\*\*\*\*678/).waitFor();
  await page.getByLabel('序號').fill('9'.repeat(14));
  await page.getByRole('button', { name: '查詢' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
});
