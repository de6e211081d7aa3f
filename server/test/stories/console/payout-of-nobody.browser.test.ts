import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addDays, hongKongDay, hourMs, startOfDay } from '#base';
import { takeReport } from '#banking';
import { importBill, rematchOpenDays } from '#reconciliation';
import { alipayBill } from '#test/alipay-bill';
import { camtStatement } from '#test/bank-statement';
import { connectOurFps } from '#test/topup-world';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const account = '024-001234-001';

/** A day that was billed and not paid out in time; what it owed comes under another name. */
async function missPayout({ context, person, order, tell }: Desk): Promise<void> {
  await connectOurFps(context, account);
  const { subscriber, number } = await person(['+85251234567']);
  const paid = await order(number, 10_000n, subscriber);
  await tell(paid);
  const day = hongKongDay(context.clock.now());
  const row = { number: paid.attempt, amountMinor: 9_200n, atMs: context.clock.now() };
  const file = await alipayBill({ day, rows: [row], account: '20880000000000010156' });
  context.clock.set(startOfDay(addDays(day, 1)) + 10 * hourMs);
  await importBill(context, { connector: 'alipay_cn', day, file });
  context.clock.set(startOfDay(addDays(day, 11)) + 10 * hourMs);
  await rematchOpenDays(context);
  const counterparty = 'NEW NAME PAYMENTS LTD';
  const came = { bankReference: 'F1', atMs: context.clock.now(), amountMinor: 9_950n };
  const instructed = { amountMinor: 9_200n, currency: 'CNY' };
  const entries = [{ ...came, counterparty, instructed, details: `SETTLEMENT ${day}` }];
  const cameOn = hongKongDay(context.clock.now());
  const report = camtStatement({ account, day: cameOn, openingMinor: 0n, entries });
  await takeReport(context, { connector: 'fps_qr', account }, report);
}

test('what a provider paid out under a new name settles its day by two people', async (t) => {
  const desk = await openDesk(t);
  await missPayout(desk);
  const maker = await desk.visit(browser, { width: 320 });
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Reconciliation' }).click();
  await maker.getByRole('row', { name: /Not paid out in time/ }).waitFor();
  await maker.getByRole('link', { name: 'Bank', exact: true }).click();
  await maker.getByRole('link', { name: 'No reference' }).click();
  await maker.getByLabel('The payout of Alipay', { exact: true }).check();
  await maker.getByLabel('Reason').fill('Their letter of 1 December tells the new name');
  await isOpenToAll(maker, 'payout-proposal');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText(/waits here again.*banking\.payout_senders/).waitFor();
  await maker.locator('button.ant-btn-primary').click();
  await maker.getByRole('alert').waitFor();
  await isOpenToAll(maker, 'payout-refused');

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: '銀行', exact: true }).click();
  await checker
    .getByRole('row', { name: /待覆核/ })
    .getByRole('link')
    .first()
    .click();
  await checker.getByText(/支付寶（內地）的結算款項/).waitFor();
  await isOpenToAll(checker, 'payout-decision');
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('已處理').waitFor();
  await isOpenToAll(checker, 'payout-done');

  const reader = await desk.visit(browser, { language: 'zh-Hans' });
  await signIn(reader, await desk.hire('finance-3', 'finance'));
  await reader.locator('nav').waitFor();
  await reader.goto(checker.url());
  await reader.getByText(/支付宝的结算款项/).waitFor();
  await isOpenToAll(reader, 'payout-done-zh-Hans');
  await reader.getByRole('link', { name: '对账', exact: true }).click();
  await reader.locator('h1').waitFor();
  assert.equal(await reader.getByRole('row', { name: /逾期/ }).count(), 0);
  assert.ok(isClean(await auditEverything(desk.context)));
});
