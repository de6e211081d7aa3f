import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownSystem } from './shown-system.ts';
import { openScreen, orderBy, orderSays } from './wallet-person.ts';

const shown = shownSystem();

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
