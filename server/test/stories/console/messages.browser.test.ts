import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { minuteMs } from '#base';
import { setBar } from '#subscribers';
import { openAntomShop } from '#test/antom-shop';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

const number = '+85251234567';

const calledOff = `update notifications.message
  set state = 'failed', failure = 'no longer so', ended_at = queued_at
  where kind = 'auto_topup_started'`;

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('support sees what a line was told, its rule, and how messages fare', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const person = await desk.person([number], 5_000n);
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]));
  context.clock.advance(minuteMs);
  await desk.tell(await desk.order(number, 10_000n, person.subscriber));
  // Called off before it had a way: nobody has tried to deliver it.
  const owner = desk.database.context({ url: desk.database.ownerUrl, clock: context.clock });
  await owner.db.read({ name: 'test: called off', text: calledOff });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('support', 'support'));
  await page.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await page.locator('input[type=tel]').fill('5123 4567');
  await page.locator('button[type=submit]').click();
  const messages = page.getByRole('region', { name: 'Messages' });
  await messages.getByRole('row', { name: /Queued .*Top-up received.*增值HK\$100/ }).waitFor();
  await page.getByText('below HK$20.00').waitFor();
  await page.getByText('HK$0.00 of HK$300.00, 0 of 6 times').waitFor();
  await page.getByText('HK$50.00 each time', { exact: true }).waitFor();
  const log = page.getByRole('region', { name: 'Log of auto top-up' });
  await log.getByRole('row', { name: /Turned on/ }).waitFor();
  await isOpenToAll(page, 'line-messages');
  await page.getByRole('link', { name: 'Messages' }).click();
  const rates = page.getByRole('region', { name: 'How they fared, by day and way' });
  await rates.getByRole('row').nth(1).waitFor();
  // Of what has not left there is no rate, and none of naught.
  await rates.getByRole('row', { name: /not decided.*none yet$/ }).waitFor();
  assert.equal(await rates.getByText('0.0%').count(), 0);
  const templates = page.getByRole('region', { name: 'Texts at their longest' });
  assert.ok((await templates.getByRole('row').count()) > 50);
  await page.getByRole('combobox', { name: 'Language' }).last().selectOption('zh-Hant');
  await page.getByRole('textbox', { name: 'Search in the texts' }).fill('自動增值預告');
  await templates.getByRole('row', { name: /Auto top-up ahead, at most so much/ }).waitFor();
  assert.ok((await templates.getByRole('row').count()) < 5);
  await isOpenToAll(page, 'messages');

  // What was not charged is said to staff as it is to its owner, and not by a code.
  const barred = await desk.person(['+85251234568'], 1_000n);
  const saved = await signWallet(context, shop, barred.subscriber);
  const bar = { line: barred.line, bar: 'owner', isOn: true, cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, bar));
  const filled = { daysLeft: 5, targetMinor: 10_000n };
  const monthly = { monthlyDay: 28, monthlyMinor: 10_000n, monthlyUntil: '2027-12-28' } as const;
  await turnOn(context, barred, usualWish([saved], { ...filled, ...monthly }));
  await page.getByRole('link', { name: 'Find' }).click();
  await page.locator('input[type=tel]').fill('5123 4568');
  await page.locator('button[type=submit]').click();
  const why = /Not made .*the line is stopped or has expired/;
  await log.getByRole('row', { name: why }).waitFor();
  await page.getByText('HK$100.00 on day 28 of each month until 28 Dec 2027').waitFor();
  await page.getByText('up to HK$100.00', { exact: true }).waitFor();
  await isOpenToAll(page, 'line-rule');
});
