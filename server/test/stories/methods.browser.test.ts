import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { present } from '#base';
import { picture } from './console/desk.ts';
import { shownSystem } from './shown-system.ts';
import { chooseBy, confirm, openScreen, orderBy, orderSays } from './wallet-person.ts';

const shown = shownSystem();

const credited = 'HK$100 added';

test('on a phone HK$100 is paid on the page of WeChat Pay HK, and taken back', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  await orderBy(page, { app, number: '+85251234567', method: 'WeChat Pay HK' });
  await page.waitForURL(/\/h5\//);
  assert.equal(await page.getByTestId('amount').textContent(), 'HK$100.00');
  await page.getByTestId('pay').click();
  // The page goes back by itself after a moment.
  await orderSays(page, credited);
  await page.getByRole('button', { name: 'Wrong number? Take it back' }).click();
  await page.locator('dialog').getByRole('button', { name: 'Take it back' }).click();
  await orderSays(page, 'Refunded');
  await page.context().close();
});

test('on a computer a code is shown, and the page follows when a phone has paid it', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'desktop');
  await orderBy(page, { app, number: '+85291234567', method: 'WeChat Pay, Mainland' });
  const code = page.getByTestId('code');
  await code.getByRole('img', { name: 'The code to scan' }).waitFor();
  const content = present(await code.getAttribute('data-content'), 'a code');
  const phone = await openScreen(shown.browser, 'phone');
  await phone.goto(content);
  assert.match((await phone.getByTestId('amount').textContent()) ?? '', /^¥\d+\.\d\d$/);
  await phone.getByTestId('pay').click();
  await phone.getByTestId('paid').waitFor();
  await orderSays(page, credited);
  await Promise.all([page.context().close(), phone.context().close()]);
});

test('inside WeChat the wallet itself is called, for whoever WeChat says is there', async () => {
  const { app, sandboxWechat } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'insideWechat');
  // What WeChat does when a page calls it: checks the signature and shows its own payment page.
  await page.addInitScript((wallet) => {
    const invoke = (name: string, parameters: Record<string, string>): void => {
      const here = `${location.origin}${location.pathname}`;
      const query = new URLSearchParams({ ...parameters, redirect_url: here });
      if (name === 'getBrandWCPayRequest') location.assign(`${wallet}/bridge?${query}`);
    };
    Object.assign(globalThis, { WeixinJSBridge: { invoke } });
  }, sandboxWechat);
  await orderBy(page, { app, number: '+85297654321', method: 'WeChat Pay HK' });
  await page.waitForURL(/\/wallet\//);
  await page.getByTestId('pay').click();
  // The page goes back by itself after a moment.
  await orderSays(page, credited);
  await page.context().close();
});

async function payBy(page: Page, card: string): Promise<void> {
  await page.getByTestId(`card-${card}`).check();
  await page.getByTestId('pay').click();
}

test('HK$100 by card: declined, then asked by the bank, then paid, with a receipt', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  await orderBy(page, { app, number: '+85251234567', method: 'Card' });
  await page.waitForURL(/\/c\/pay\/cs_test_/);
  assert.equal(await page.getByTestId('amount').textContent(), 'HK$100.00');
  await payBy(page, 'chargeDeclinedInsufficientFunds');
  await page.getByTestId('declined').waitFor();
  await payBy(page, 'authenticationRequired');
  await page.getByTestId('fail').click();
  await page.getByTestId('declined').waitFor();
  await payBy(page, 'authenticationRequired');
  await page.getByTestId('approve').click();
  // The page goes back by itself after a moment.
  await orderSays(page, 'HK$100 added');
  await page.getByRole('link', { name: 'Show receipt' }).click();
  await page.getByText('Card', { exact: true }).waitFor();
  await page.context().close();
});

test('on a computer a payer who left comes back, and pays by a UnionPay card', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'desktop');
  await orderBy(page, { app, number: '+85261234567', method: 'Card' });
  await page.getByTestId('leave').click();
  await page.waitForURL(/\/top-ups\/top_/);
  await page.getByRole('link', { name: /^Go to payment/ }).click();
  await payBy(page, 'unionpay');
  await orderSays(page, 'HK$100 added');
  await page.context().close();
});

/** What is paid, once the value of HK$100, its rate and its price in CNY stand on one sheet. */
async function priceOn(page: Page): Promise<string> {
  const sheet = page.locator('dialog');
  await sheet.locator('.confirm-total').waitFor();
  const [text, total] = [sheet.innerText(), sheet.locator('.confirm-total dd').innerText()];
  assert.match(await text, /HK\$100\.00[^]*1 HKD = 0\.\d+ CNY/);
  assert.match(await total, /^¥\d+\.\d\d$/);
  return total;
}

/** A page on which is paid says what for and how much, in both currencies and in one look. */
async function asks(page: Page, price: string, name: string): Promise<void> {
  const [amount, subject] = [page.getByTestId('amount'), page.getByTestId('subject')];
  await amount.waitFor();
  await picture(page, name);
  assert.equal(await amount.textContent(), price);
  assert.match((await subject.textContent()) ?? '', /\S HK\$100\.00$/);
}

async function receiptSays(page: Page, price: string): Promise<void> {
  await orderSays(page, credited);
  await page.getByRole('link', { name: 'Show receipt' }).click();
  for (const fact of ['HK$100.00', price]) await page.getByText(fact).first().waitFor();
}

test('HK$100 and its price in CNY stand together on each page until it is paid', async () => {
  const { app } = shown.system.status.addresses;
  const scanning = { app, number: '+85251234567', method: 'WeChat Pay, Mainland' };
  const page = await openScreen(shown.browser, 'desktop');
  await chooseBy(page, scanning);
  const price = await priceOn(page);
  await picture(page, 'prices-sheet');
  await confirm(page, scanning);
  await asks(page, price, 'prices-code');
  const code = present(await page.getByTestId('code').getAttribute('data-content'), 'a code');
  const phone = await openScreen(shown.browser, 'phone');
  await phone.goto(code);
  await asks(phone, price, 'prices-wechat');
  await phone.getByTestId('pay').click();
  await receiptSays(page, price);
  await Promise.all([page.context().close(), phone.context().close()]);
});

test('so do they on the page of Alipay, to which a phone goes', async () => {
  const { app } = shown.system.status.addresses;
  const wish = { app, number: '+85291234567', method: 'Alipay' };
  const page = await openScreen(shown.browser, 'phone');
  await chooseBy(page, wish);
  const price = await priceOn(page);
  await confirm(page, wish);
  await asks(page, price, 'prices-alipay');
  await page.getByTestId('pay').click();
  await receiptSays(page, price);
  await picture(page, 'prices-receipt');
  await page.context().close();
});
