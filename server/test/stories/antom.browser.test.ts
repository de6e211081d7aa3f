import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { testStartMs } from '#test/database';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { startSystem, type System } from '../../demo/system.ts';
import { openScreen, orderBy, orderSays } from './wallet-person.ts';

let browser: Browser;
let system: System;

before(async () => {
  builtScreens();
  [browser, system] = await Promise.all([launchChromium(), startSystem(testStartMs)]);
});

after(async () => {
  await browser.close();
  const { checks } = await system.audit();
  const problems = checks.flatMap((check) => check.problems);
  await system.stop();
  assert.deepEqual(problems, []);
});

test('on a phone HK$100 is paid on the page of AlipayHK, and taken back', async () => {
  const { app } = system.status.addresses;
  const page = await openScreen(browser, 'phone');
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
  const { app } = system.status.addresses;
  const page = await openScreen(browser, 'desktop');
  await orderBy(page, { app, number: '+85291234567', method: 'AlipayHK' });
  await page.waitForURL(/\/cashier\//);
  await page.getByTestId('refuse').click();
  await page.getByTestId('return').click();
  await orderSays(page, 'Not charged');
  await page.context().close();
});
