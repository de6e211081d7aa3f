import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '#base';
import { decideIssue, placeShop, proposeIssue, readFloat } from '#resellers';
import { staffCaller } from '#test/finance';
import { openShop, openTier, pin, type Shop } from '#test/shop-world';
import { openPromotionWorld, type PromotionWorld } from '#test/promotion-world';
import { openStock } from '#test/voucher-world';
import { serveDemo } from '#test/serve-demo';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, picture } from '../console/desk.ts';
import { onPaper, printed } from '../slip-paper.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

interface Counter extends PromotionWorld {
  readonly shop: Shop;
  visit(language?: Language): Promise<Page>;
}

async function openCounter(
  t: TestContext,
  given: Parameters<typeof openShop>[1] = {},
): Promise<Counter> {
  const world = await openPromotionWorld(t, { kind: 'discount', channels: ['agent'] });
  await openTier(world.context);
  const shop = await openShop(world.context, { name: 'Ravi Telecom', ...given });
  const server = await serveDemo(world.context, {
    demoTills: () => [{ login: shop.login, name: 'Ravi, Ravi Telecom', pin, till: 1 }],
  });
  t.after(() => server.stop());
  return {
    ...world,
    shop,
    async visit(language = 'en') {
      const context = await browser.newContext({
        viewport: { width: 360, height: 800 },
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
      });
      t.after(() => context.close());
      await context.addInitScript((chosen) => {
        localStorage.setItem('lowu.language', chosen);
      }, language);
      const page = await context.newPage();
      page.on('pageerror', (error) => t.diagnostic(String(error)));
      await page.goto(`http://localhost:${server.port}/agent`);
      await page.locator('h1').waitFor();
      return page;
    },
  };
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ravi, Ravi Telecom' }).click();
  await page.locator('button[type=submit]').click();
  await page.locator('fieldset').waitFor();
}

/** The number twice, HK$100, and on to what the customer sees. */
async function type(page: Page, number: string): Promise<void> {
  const [first, again] = [
    page.locator('input[type=tel]').nth(0),
    page.locator('input[type=tel]').nth(1),
  ];
  await first.fill(number);
  await again.fill(number);
  await page.getByText('HK$100', { exact: true }).click();
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor();
}

async function sell(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(pin);
  await page.locator('button[type=submit]').click();
}

test('a shop sells HK$100 in under five seconds, prints it again, and takes it back', async (t) => {
  const counter = await openCounter(t);
  const { number } = await counter.person(['+85251234567'], 320n);
  const page = await counter.visit();
  await isOpenToAll(page, 'agent-sign-in');
  await signIn(page);
  await isOpenToAll(page, 'agent-new-sale');
  const beganMs = performance.now();
  await type(page, number.slice(4));
  await sell(page);
  await page.getByRole('heading', { name: 'Sold' }).waitFor();
  const tookMs = performance.now() - beganMs;
  assert.ok(tookMs < 5_000, `a sale took ${Math.round(tookMs)} ms`);
  await page.getByText('Float HK$9,902.00').waitFor();
  await isOpenToAll(page, 'agent-sold');
  const slip = await page.locator('.slip').innerText();
  assert.match(slip, /Ravi Telecom, till 1[^]*Paid\s+HK\$100\.00\s+Fee\s+None/);
  assert.match(slip, /What was on the line before and after only its owner sees/);
  await onPaper(page, 'agent-slip');
  assert.doesNotMatch(slip, /COPY|HK\$3\.20|HK\$103\.20/);
  await printed(page);
  await page.getByText('COPY of an earlier slip').waitFor();
  await onPaper(page, 'agent-slip-copy');
  await page.getByRole('button', { name: 'Next customer' }).click();
  await page.getByRole('button', { name: 'Sales' }).click();
  await page.getByText('Till 1: 1 sold, HK$100.00').waitFor();
  await isOpenToAll(page, 'agent-sales');
  await page.getByRole('button', { name: /Show/ }).click();
  await page.getByText('COPY of an earlier slip').waitFor();
  await page.getByRole('button', { name: 'Undo: wrong number' }).click();
  await page.getByLabel('Supervisor’s login').fill(counter.shop.login);
  await page.getByLabel('Supervisor’s PIN').fill(pin);
  await isOpenToAll(page, 'agent-undo');
  await page.getByRole('button', { name: 'Undo this sale' }).click();
  await page.getByRole('heading', { name: 'Undone' }).waitFor();
  assert.equal(await readFloat(counter.context, counter.shop.id), 1_000_000n);
});

test('what the customer reads is masked and large, and a slip of a finger is found', async (t) => {
  const counter = await openCounter(t);
  await counter.person(['+85251234567'], 320n);
  const page = await counter.visit('zh-Hant');
  await signIn(page);
  await page.locator('input[type=tel]').nth(0).fill('51234567');
  await page.locator('input[type=tel]').nth(1).fill('51234576');
  await page.getByText('HK$100', { exact: true }).click();
  await page.locator('button[type=submit]').click();
  await page.getByText('兩次輸入的號碼不同').waitFor();
  await type(page, '51234567');
  await page.getByText('5123 4567').waitFor();
  await isOpenToAll(page, 'agent-confirm');
});

/** What the till says in each language when a code is wrong, and what then is to pay. */
const coded = [
  ['en', 'Please check it, or leave it out', 'To pay'],
  ['zh-Hant', '請檢查或刪除', '應付金額'],
  ['zh-Hans', '请检查或删除', '应付金额'],
] as const;

test('a code takes off what it says before paying, on the slip and in the totals', async (t) => {
  const counter = await openCounter(t);
  // No more is taken off than the shop earns.
  const earns = { product: 'topup', fromMinor: 0, basisPoints: 500, parentBasisPoints: 0 } as const;
  await openTier(counter.context, { commission: [earns] });
  const { number } = await counter.person(['+85251234567'], 320n);
  await counter.begin('CORNER', { secretCode: 'CORNER', validDays: 0 });
  for (const [language, wrong, toPay] of coded) {
    const page = await counter.visit(language);
    await signIn(page);
    const code = page.locator('input[autocapitalize=characters]');
    await code.fill('corn');
    await page.locator('input[type=tel]').nth(0).fill(number.slice(4));
    await page.locator('input[type=tel]').nth(1).fill(number.slice(4));
    await page.getByText('HK$100', { exact: true }).click();
    await page.locator('button[type=submit]').click();
    await page.getByText(wrong).waitFor();
    await picture(page, `agent-code-wrong-${language}`);
    await code.fill('cor-ner');
    await page.locator('button[type=submit]').click();
    await page.getByText(toPay).waitFor();
    await page.getByText('−HK$5.00').waitFor();
    await isOpenToAll(page, `agent-code-${language}`);
    if (language !== 'en') continue;
    await sell(page);
    await page.getByRole('heading', { name: 'Sold' }).waitFor();
    await page.getByText('HK$95.00').waitFor();
    await picture(page, 'agent-code-sold');
    await page.getByRole('button', { name: 'Next customer' }).click();
    await page.getByRole('button', { name: 'Sales' }).click();
    await page.getByText('Till 1: 1 sold, HK$95.00').waitFor();
  }
});

test('an answer that is lost is asked about by one button, and sold once', async (t) => {
  const counter = await openCounter(t);
  const { number } = await counter.person(['+85251234567'], 320n);
  const page = await counter.visit();
  await signIn(page);
  await type(page, number.slice(4));
  // The server has it; the till never hears.
  await page.route('**/api/agent/sales', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await sell(page);
  await page.getByRole('heading', { name: 'The answer was lost' }).waitFor();
  await isOpenToAll(page, 'agent-lost');
  await page.unroute('**/api/agent/sales');
  // Also when the page is closed meanwhile, it is the first thing that is shown.
  await page.reload();
  await page.getByRole('button', { name: 'Ask what happened' }).click();
  await page.getByRole('heading', { name: 'Sold' }).waitFor();
  assert.equal(await readFloat(counter.context, counter.shop.id), 990_200n);
});

test('a sale that never arrived is not made, and never will be', async (t) => {
  const counter = await openCounter(t);
  const { number } = await counter.person(['+85251234567'], 320n);
  const page = await counter.visit();
  await signIn(page);
  await type(page, number.slice(4));
  await page.route('**/api/agent/sales', (route) => route.abort());
  await sell(page);
  await page.getByRole('button', { name: 'Ask what happened' }).click();
  await page.getByRole('heading', { name: 'Nothing was sold' }).waitFor();
  await isOpenToAll(page, 'agent-not-sold');
  assert.equal(await readFloat(counter.context, counter.shop.id), 1_000_000n);
});

test('head office gives to a shop, loses the answer, asks again, and sees its day', async (t) => {
  const counter = await openCounter(t, { kind: 'chain', name: '海港便利' });
  const parent = counter.shop.id;
  const franchise = { parent, name: '落馬洲店', floatMinor: 30_000n };
  const below = await openShop(counter.context, franchise);
  const stock = { reseller: parent, paidBy: 'bank', paymentReference: 'FPS 7781' } as const;
  const order = (amountMinor: bigint) =>
    proposeIssue(counter.context, staffCaller('clerk'), { ...stock, amountMinor });
  const issue = await order(50_000n);
  await decideIssue(counter.context, staffCaller('finance'), { issue, isApproved: true });
  await order(70_000n);
  const page = await counter.visit('zh-Hant');
  await signIn(page);
  await page.getByRole('button', { name: '代理結餘' }).click();
  await page.getByText('HK$300.00').waitFor();
  // What it has ordered: why it waits, and what ends that.
  await page.getByText('已存入，尚未付款：請付款並註明「FPS 7781」。').waitFor();
  await page.getByText('須待營運商批准後才會存入，你無須操作。').waitFor();
  await picture(page, 'agent-floats-first');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= 1_300, `${height} px before anything is opened`);
  await page.getByRole('button', { name: '調撥結餘' }).click();
  await page.getByText('撥給落馬洲店').click();
  await page.getByLabel('金額（港元）').fill('1200.50');
  await page.getByLabel('主管密碼').fill(pin);
  await page.route('**/floats/moves', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: '調撥HK$1,200.50' }).click();
  await page.getByText('未收到回覆').waitFor();
  await page.unroute('**/floats/moves');
  await page.getByLabel('主管密碼').fill(pin);
  await page.getByRole('button', { name: '調撥HK$1,200.50' }).click();
  await page.getByText('現時結餘HK$9,299.50').waitFor();
  await page.getByText('撥給落馬洲店，經手人Ravi').waitFor();
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByText('總店與分店：撥出 × 1').waitFor();
  await page.getByRole('button', { name: '顯示收銀機及人員' }).click();
  await page.getByRole('heading', { name: '落馬洲店' }).waitFor();
  await isOpenToAll(page, 'agent-floats');
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /CSV/ }).click(),
  ]);
  assert.match(table.suggestedFilename(), /^float-\d{4}-\d\d-\d\d\.csv$/);
  assert.equal(await readFloat(counter.context, parent), 929_950n);
  assert.equal(await readFloat(counter.context, below.id), 150_050n);
});

test('a voucher is sold with its code, printed, found again without it, and undone', async (t) => {
  const counter = await openCounter(t);
  await openStock(counter.context, { valueMinor: 10_000n });
  const page = await counter.visit();
  await signIn(page);
  await page.getByRole('button', { name: 'Sell a voucher' }).click();
  await page.getByText('HK$100', { exact: true }).click();
  await isOpenToAll(page, 'agent-voucher');
  // The server has it; the till never hears, and is opened anew.
  await page.route('**/api/agent/vouchers', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await sell(page);
  await page.getByRole('heading', { name: 'The answer was lost' }).waitFor();
  await page.unroute('**/api/agent/vouchers');
  await page.reload();
  await page.getByRole('button', { name: 'Ask what happened' }).click();
  await page.getByRole('heading', { name: 'Voucher sold' }).waitFor();
  const code = await page.locator('.slip-code strong').innerText();
  assert.match(code, /^(\d{4} ){3}\d{4}$/);
  await isOpenToAll(page, 'agent-voucher-sold');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Print the slip' }).isVisible(), false);
  assert.equal(await page.getByText(code).isVisible(), true);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Next customer' }).click();
  await page.getByRole('button', { name: 'Vouchers sold' }).click();
  await page.getByRole('button', { name: /Show/ }).click();
  await page.getByText('The code was shown when it was sold').waitFor();
  assert.ok(!(await page.content()).includes(code));
  await page.getByRole('button', { name: 'Undo: not wanted any more' }).click();
  await page.getByLabel('Supervisor’s login').fill(counter.shop.login);
  await page.getByLabel('Supervisor’s PIN').fill(pin);
  await page.getByRole('button', { name: 'Undo this sale' }).click();
  await page.getByText('Please type the code on the slip').waitFor();
  await isOpenToAll(page, 'agent-voucher-slip-needed');
  await page.getByLabel('Code on the slip that came back').fill(code);
  await page.getByRole('button', { name: 'Undo this sale' }).click();
  await page.getByRole('heading', { name: 'Undone' }).waitFor();
  await isOpenToAll(page, 'agent-voucher-undone');
  const link = page.getByRole('link', { name: 'Receipt of the undo (PDF)' });
  const address = new URL((await link.getAttribute('href')) ?? '', page.url());
  const file = await page.request.get(address.href);
  assert.deepEqual([file.status(), file.headers()['content-type']], [200, 'application/pdf']);
  assert.equal(await readFloat(counter.context, counter.shop.id), 1_000_000n);
});

test('a till that was carried away sells nothing until it is back at its shop', async (t) => {
  const counter = await openCounter(t);
  const { number } = await counter.person(['+85251234571'], 320n);
  const { context, shop } = counter;
  const page = await counter.visit();
  await signIn(page);
  const place = { latitudeMicro: 22_312_300, longitudeMicro: 114_226_500, withinMetres: 200 };
  await placeShop(context, staffCaller('operator'), { reseller: shop.id, place });
  await type(page, number.slice(4));
  await sell(page);
  await page.getByText('Please let this browser use its position and sell again').waitFor();
  await isOpenToAll(page, 'agent-place-unknown');
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 22.5013, longitude: 114.1281, accuracy: 20 });
  await sell(page);
  await page.getByText(/^This till is \d{5} m away from its shop/).waitFor();
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
  await page.context().setGeolocation({ latitude: 22.3121, longitude: 114.2266, accuracy: 20 });
  await page.reload();
  await type(page, number.slice(4));
  await sell(page);
  await page.getByRole('heading', { name: 'Sold' }).waitFor();
});
