import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { present } from '#base';
import { isOpenToAll } from './console/desk.ts';
import { signIn } from './sign-in.ts';
import { eventually } from '#test/eventually';
import { systemWithShops } from './more-shops.ts';
import { openScreen, orderSays } from './wallet-person.ts';

const number = '+85251234567';

const shown = systemWithShops();

const addressOf = (path: string): string => `${shown.system.status.addresses.app}${path}`;

/** Agrees to the text on our page, and then on the wallet's. */
async function save(page: Page): Promise<void> {
  await page.goto(addressOf('mandates'));
  await page.getByRole('button', { name: 'Agree and save AlipayHK' }).click();
  await page.waitForURL(/\/consent\//);
  await page.getByTestId('agree').click();
  await page.waitForURL(/\/mandates$/);
  await stateIs(page, 'Active');
}

async function stateIs(page: Page, state: string): Promise<void> {
  await page.locator('.mandate-state').first().filter({ hasText: state }).waitFor();
}

/** HK$100 for one's own number with one tap: no page of a wallet is opened. */
async function topUpBySaved(page: Page, to = number): Promise<void> {
  await page.goto(addressOf(`top-up?${new URLSearchParams({ number: to })}`));
  const tile = page.locator('.tile');
  await tile.filter({ has: page.getByText('HK$100', { exact: true }) }).click();
  await tile.filter({ hasText: 'saved, one tap' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('dialog').getByRole('button', { name: /^Pay / }).click();
}

test('saved at AlipayHK, a top-up is one tap, and so is stopping it', async () => {
  const { app, sandboxInbox } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  await signIn(page, { app, inbox: present(sandboxInbox, 'an inbox'), number });
  await save(page);
  await topUpBySaved(page);
  await orderSays(page, 'HK$100 added');
  await page.goto(addressOf('mandates'));
  await page.getByText('What has happened').click();
  await page.getByText('Charged HK$100.00').waitFor();
  await isOpenToAll(page, 'mandates-charged');
  // One tap, or one key.
  await page.getByRole('button', { name: 'Stop it' }).press('Enter');
  await stateIs(page, 'Stopped');
  await page.getByText('You stopped it here.').waitFor();
  await isOpenToAll(page, 'mandates-stopped');
  await page.context().close();
});

test('stopped in the wallet, it is stopped here, and no longer offered', async () => {
  const { app, sandboxInbox, sandboxAntom } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  const other = '+85297654321';
  await signIn(page, { app, inbox: present(sandboxInbox, 'an inbox'), number: other });
  await save(page);
  await page.goto(`${sandboxAntom}/wallet`);
  await page.getByTestId('stop').first().click();
  // Whoever leaves before the wallet has answered has not stopped anything.
  await page.waitForURL(/\/wallet\?lang=/);
  await page.goto(addressOf('mandates'));
  await stateIs(page, 'Stopped');
  await page.getByText('It was stopped in the wallet.').waitFor();
  await page.goto(addressOf(`top-up?${new URLSearchParams({ number: other })}`));
  await page
    .locator('.tile')
    .filter({ has: page.getByText('HK$100', { exact: true }) })
    .click();
  await page.locator('.method').first().waitFor();
  assert.equal(await page.locator('.tile').filter({ hasText: 'saved, one tap' }).count(), 0);
  await page.context().close();
});

/** The bank of the wallet asks for its owner at the next charge. */
async function wantOwner(): Promise<void> {
  const { sandboxAntom } = shown.system.status.addresses;
  const body = JSON.stringify({ fault: 'charge-needs-verification' });
  const added = await fetch(`${sandboxAntom}/sandbox/faults`, { method: 'POST', body });
  assert.ok(added.ok, await added.text());
}

/** From the message about a decline to the page where one pays oneself. */
async function followMessage(page: Page, payer: string): Promise<void> {
  const message = page.getByTestId('message').filter({ hasText: 'A payment needs you' });
  await eventually('the owner is told', async () => {
    await page.goto(addressOf('messages'));
    await page.getByTestId('message').first().waitFor();
    return (await message.count()) > 0;
  });
  await message.locator('summary').press('Enter');
  await message.getByRole('link', { name: 'Top up' }).waitFor();
  await isOpenToAll(page, 'inbox-needs-payer');
  await message.getByRole('link', { name: 'Top up' }).click();
  await page.waitForURL(addressOf(`top-up?${new URLSearchParams({ number: payer })}`));
  await page.locator('.tile').first().waitFor();
}

test('a wallet that wants its owner says where to pay, and Alipay asks for a day', async () => {
  const { app, sandboxInbox } = shown.system.status.addresses;
  const page = await openScreen(shown.browser, 'phone');
  const other = '+85291234567';
  await signIn(page, { app, inbox: present(sandboxInbox, 'an inbox'), number: other });
  await save(page);
  await wantOwner();
  await topUpBySaved(page, other);
  await orderSays(page, 'Not charged');
  await followMessage(page, other);
  // 周期扣款, over REST: a contract that takes fixed days alone.
  await shown.enter({ opened: 'alipay_cycle', code: 'alipay_cn', sandbox: 'sandboxAlipay' });
  const day = page.getByLabel('Day of the month for Alipay');
  await eventually('its day is asked for', async () => {
    await page.goto(addressOf('mandates'));
    await page.getByRole('button', { name: 'Agree and save Card' }).waitFor();
    return (await day.count()) > 0;
  });
  const agree = page.getByRole('button', { name: 'Agree and save Alipay', exact: true });
  await day.fill('29');
  await page.getByRole('alert').filter({ hasText: '28' }).waitFor();
  assert.equal(await agree.count(), 0);
  await day.fill('15');
  await page.getByText(/every month, for the first time on 15 Dec 2026,/).waitFor();
  await agree.click();
  await page.waitForURL(/\/consent\//);
  await page.getByTestId('agree').click();
  await page.waitForURL(/\/mandates/);
  await stateIs(page, 'Active');
  await stopsOneOfTwo(page);
  await page.context().close();
});

/** All that may be charged stands on one page, each with its own tap to stop it. */
async function stopsOneOfTwo(page: Page): Promise<void> {
  const said = (state: string) => page.locator('.mandate-state').filter({ hasText: state });
  const stop = page.getByRole('button', { name: 'Stop it' });
  await said('Active').nth(1).waitFor();
  assert.equal(await stop.count(), 2);
  await isOpenToAll(page, 'mandates-two');
  await stop.first().click();
  await said('Stopped').waitFor();
  assert.deepEqual([await said('Active').count(), await stop.count()], [1, 1]);
}
