import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { present } from '#base';
import { shownSystem } from './shown-system.ts';
import { openScreen, orderBy, orderSays } from './wallet-person.ts';

const shown = shownSystem();

/** What a bank's app sees when it scans the code on this page. */
async function codeOn(page: Page): Promise<string> {
  const code = page.getByTestId('code');
  await code.getByRole('img', { name: 'The code to scan' }).waitFor();
  return present(await code.getAttribute('data-content'), 'a code');
}

async function scan(content: string): Promise<Page> {
  const phone = await openScreen(shown.browser, 'phone');
  await phone.goto(present(shown.system.status.addresses.sandboxBank, 'a bank'));
  await phone.getByTestId('code').fill(content);
  await phone.getByTestId('read').click();
  return phone;
}

test('HK$100 is paid by FPS in a bank’s app, and credited when the bank tells', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  await orderBy(page, { app, number: '+85251234567', method: 'FPS' });
  const phone = await scan(await codeOn(page));
  assert.equal(await phone.getByTestId('amount').textContent(), 'HK$100.00');
  assert.equal(await phone.getByTestId('payee').textContent(), 'TWIN HARBOUR MOBILE LTD');
  await phone.getByTestId('pay').click();
  await phone.getByTestId('paid').waitFor();
  await orderSays(page, 'HK$100 added');
  await Promise.all([page.context().close(), phone.context().close()]);
});

test('a code is kept as a picture, and one that was changed is refused by the bank', async () => {
  const { app } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  await orderBy(page, { app, number: '+85291234567', method: 'FPS' });
  const content = await codeOn(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('save').click(),
  ]);
  assert.equal(download.suggestedFilename(), 'fps-code.png');
  const phone = await scan(content.replace('100.00', '1.0000'));
  await phone.getByTestId('refused').waitFor();
  await Promise.all([page.context().close(), phone.context().close()]);
});
