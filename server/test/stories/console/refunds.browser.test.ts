import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { readFloat } from '#resellers';
import { sellTopup } from '#sales';
import { openShop, openTier, saleOf } from '#test/shop-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('a part of a top-up goes back by two people, each at their own screen', async (t) => {
  const desk = await openDesk(t);
  const { subscriber, number } = await desk.person(['+85251234567'], 320n);
  const order = await desk.order(number, 10_000n, subscriber);
  await desk.tell(order);

  const maker = await desk.visit(browser, { width: 360 });
  await signIn(maker, await desk.hire('support', 'support'));
  await maker.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await maker.goto(`${desk.address}/top-ups/${order.id}`);
  await maker.getByLabel('Give back, of what was paid').fill('20.00');
  await maker.getByLabel('Give nothing back of it').check();
  await maker.getByLabel('Reason').fill('The pack did not work in Macau');
  await isOpenToAll(maker, 'refund-proposal');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByRole('link', { name: 'Payments' }).click();
  await maker.getByText('The pack did not work in Macau').waitFor();
  await isOpenToAll(maker, 'payments-narrow');

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance', 'finance'));
  await checker.getByRole('link', { name: '付款', exact: true }).click();
  await checker.getByText('The pack did not work in Macau').waitFor();
  await isOpenToAll(checker, 'payments');
  await checker.getByRole('button', { name: '批核並執行' }).click();
  await checker.getByText('沒有等待的退款').waitFor();
  await checker.goto(`${desk.address}/top-ups/${order.id}`);
  await checker.getByText('開始部分退款').waitFor();
});

test('what a shop sold to a wrong number is taken back by support, who says why', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const { number } = await desk.person(['+85251234567'], 320n);
  await openTier(context);
  const shop = await openShop(context);
  const { topup } = await sellTopup(context, shop.visit, saleOf(shop, number));
  const page = await desk.visit(browser, { width: 360 });
  await signIn(page, await desk.hire('support', 'support'));
  await page.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await page.goto(`${desk.address}/top-ups/${topup}`);
  const part = page.locator('form').filter({ hasText: 'Its float gets the price back' });
  await part.getByLabel('Reason').fill('The shop rang: one digit wrong');
  await isOpenToAll(page, 'take-back');
  await part.getByRole('button', { name: 'Take this sale back' }).click();
  await part.waitFor({ state: 'detached' });
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
});
