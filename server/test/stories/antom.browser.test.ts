import assert from 'node:assert/strict';
import { test } from 'node:test';
import { present } from '#base';
import { type MoreShop, systemWithShops } from './more-shops.ts';
import { signIn } from './sign-in.ts';
import { offered, openScreen, orderBy, orderSays } from './wallet-person.ts';

const shown = systemWithShops();

test('on a phone HK$100 is paid on the page of AlipayHK, and taken back', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  await orderBy(page, { app, number: '+85251234567', method: 'AlipayHK' });
  await page.waitForURL(/\/cashier\//);
  assert.equal(await page.getByTestId('amount').textContent(), 'HK$100.00');
  await page.getByTestId('pay').click();
  // The page goes back by itself after a moment.
  await orderSays(page, 'HK$100 added');
  await page.getByRole('button', { name: 'Wrong number? Take it back' }).click();
  await page.locator('dialog').getByRole('button', { name: 'Take it back' }).click();
  await orderSays(page, 'Refunded');
  await page.context().close();
});

test('refused in the wallet, nothing is charged and another way is offered', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'desktop');
  await orderBy(page, { app, number: '+85291234567', method: 'AlipayHK' });
  await page.waitForURL(/\/cashier\//);
  await page.getByTestId('refuse').click();
  await page.getByTestId('return').click();
  await orderSays(page, 'Not charged');
  await page.context().close();
});

interface PricedInHkd extends MoreShop {
  readonly name: string;
  readonly number: string;
  readonly page: RegExp;
}

/** A Hong Kong company's contracts for the Mainland's wallets. */
const pricedInHkd: readonly PricedInHkd[] = [
  {
    opened: 'antom_cn',
    code: 'alipay_plus',
    sandbox: 'sandboxAntom',
    name: 'Alipay, priced in HKD',
    number: '+85261234567',
    page: /\/cashier\//,
  },
  {
    opened: 'wechat_global',
    code: 'wechat_global',
    sandbox: 'sandboxWechat',
    name: 'WeChat Pay, priced in HKD',
    number: '+85297654321',
    page: /\/h5\//,
  },
];

for (const { name: method, number, page: paymentPage, ...shop } of pricedInHkd) {
  test(`HK$100 is paid by ${method}, and its receipt comes`, async () => {
    const { app } = shown.system.status.addresses;
    await shown.enter(shop);
    const page = await openScreen(shown.browser, 'phone');
    await offered(page, { app, number, method });
    await orderBy(page, { app, number, method });
    await page.waitForURL(paymentPage);
    assert.equal(await page.getByTestId('amount').textContent(), 'HK$100.00');
    await page.getByTestId('pay').click();
    // The page goes back by itself after a moment.
    await orderSays(page, 'HK$100 added');
    await page.getByRole('link', { name: 'Show receipt' }).click();
    await page.getByText(method, { exact: true }).waitFor();
    await page.context().close();
  });
}

test('its owner closes a line: what comes back, what is lost, asked twice', async () => {
  const { app, sandboxInbox: inbox } = shown.system.status.addresses;
  const number = '+85297654321';
  const page = await openScreen(shown.browser, 'phone');
  await signIn(page, { app, inbox: present(inbox, 'an inbox'), number });
  await page.goto(`${app}close-line`);
  await page.getByText('Bonus that is lost').waitFor();
  await page.getByRole('button', { name: 'Close this line…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Close for good?' });
  const close = sheet.getByRole('button', { name: 'Close for good' });
  const ending = sheet.getByLabel('Last four digits of this number');
  await ending.fill('0000');
  // A part was paid in cash, which goes back by the bank alone.
  await sheet.getByLabel('Name of the account’s owner').fill('CHAN TAI MAN');
  await sheet.getByLabel('Bank code and account number').fill('388-765432-001');
  assert.ok(await close.isDisabled());
  await ending.fill(number.slice(-4));
  await close.click();
  await page.getByText(/^The line is closed/).waitFor();
  await page.context().close();
});
