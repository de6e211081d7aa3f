import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { moveSafeCash } from '#tills';
import { fillVault } from '#test/fill-vault';
import { openBankWorld } from '#test/bank-world';
import { staffCaller } from '#test/finance';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDeskIn, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('finance sees which bags are on their way, and says which one was mistyped', async (t) => {
  const world = await openBankWorld(t);
  const desk = await openDeskIn(t, world);
  const supervisor = staffCaller('supervisor');
  await fillVault(desk.context, 10);
  for (const [bag, direction] of [
    ['HK-000123', 'to_bank'],
    ['HK-000124', 'to_bank'],
    ['COIN-7', 'from_bank'],
  ] as const) {
    await moveSafeCash(desk.context, supervisor, { direction, amountMinor: 500_000n, bag });
  }
  await world.book(
    { amountMinor: 490_000n, details: 'CASH DEP HK-000123' },
    { amountMinor: -500_000n, details: 'CASH WITHDRAWAL C0IN-7' },
  );
  const maker = await desk.visit(browser, { width: 320 });
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Bank', exact: true }).click();
  await maker.getByRole('row', { name: /HK-000124.*To the bank.*Not booked yet/ }).waitFor();
  await maker.getByRole('row', { name: /COIN-7.*From the bank.*Not booked yet/ }).waitFor();
  await isOpenToAll(maker, 'bags');
  await maker.getByRole('link', { name: /4,900\.00 \(.*100\.00 missing\)/ }).click();
  await maker.getByText('HK-000123', { exact: true }).waitFor();
  await maker.getByText('Bag of cash').waitFor();
  await isOpenToAll(maker, 'bag-booked');
  await maker.goBack();
  await maker.getByRole('link', { name: 'Left for nothing that we know' }).click();
  await maker.getByLabel(/The bag COIN-7 with .* since 23 Nov 2026/).check();
  assert.equal(await maker.getByLabel(/HK-000124/).count(), 0);
  await maker.getByLabel('Reason').fill('The number on the slip of the counter');
  await isOpenToAll(maker, 'bag-proposal');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText(/The bag COIN-7/).waitFor();

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: '銀行', exact: true }).click();
  await isOpenToAll(checker, 'bags-zh-Hant');
  await checker
    .getByRole('row', { name: /待覆核/ })
    .getByRole('link')
    .first()
    .click();
  await checker.getByText(/錢袋COIN-7/).waitFor();
  await isOpenToAll(checker, 'bag-decision');
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('已處理').waitFor();

  const reader = await desk.visit(browser, { language: 'zh-Hans' });
  await signIn(reader, await desk.hire('finance-3', 'finance'));
  await reader.getByRole('link', { name: '银行', exact: true }).click();
  await reader.getByRole('row', { name: /HK-000124.*送往银行.*尚未入账/ }).waitFor();
  assert.equal(await reader.getByRole('row', { name: /COIN-7/ }).count(), 0);
  await isOpenToAll(reader, 'bags-zh-Hans');
  assert.ok(isClean(await auditEverything(desk.context)));
});
