import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addDays, dayMs, hourMs, languages, minuteMs, startOfDay } from '#base';
import { readBanks } from '#banking';
import { alipayBill } from '#test/alipay-bill';
import { openBankShop, shopDay } from '#test/bank-shop';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDeskIn, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('a day that can never be read is given up by two people, who say why', async (t) => {
  const desk = await openDeskIn(t, await openBankShop(t));
  await desk.payByCode();
  await desk.post('statement-errors', { seed: 3, foreign: 1 });
  const noon = startOfDay(addDays(shopDay, 1)) + 12 * hourMs;
  await desk.readDayAt(noon);
  desk.setTime(noon + 2 * dayMs);
  const maker = await desk.visit(browser, { width: 320 });
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Reconciliation' }).click();
  await maker.getByRole('link', { name: shopDay }).first().click();
  await maker.getByLabel('Why can it never be read?').fill('They have lost it, letter of 3 May');
  await isOpenToAll(maker, 'giving-up-proposal');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('Proposed by finance-1: They have lost it').waitFor();

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: '對帳' }).click();
  await checker.getByRole('link', { name: shopDay }).first().click();
  await checker.getByText('finance-1建議').waitFor();
  await isOpenToAll(checker, 'giving-up-decision');
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('由finance-1及finance-2放棄').waitFor();
  await checker.getByText('這一天已放棄核對，不再對帳。').waitFor();
  await checker.getByText('未能連接對方').waitFor();
  await isOpenToAll(checker, 'given-up-day');
  await checker.getByRole('link', { name: '對帳', exact: true }).click();
  await checker.getByRole('link', { name: shopDay }).first().waitFor();
  await isOpenToAll(checker, 'given-up-in-list');

  // What two have given up, one alone does not open again.
  const buffer = await alipayBill({ day: shopDay, rows: [], account: '20880000000000010156' });
  const given = { name: 'bill.zip', mimeType: 'application/zip', buffer };
  await checker.getByRole('link', { name: shopDay }).first().click();
  await checker.getByLabel('這一天的檔案（支付機構或銀行的原檔）').setInputFiles(given);
  await checker.getByText('檔案可以識讀，已經保存；須由另一位同事提交或索取').waitFor();
  await checker.getByText('這一天已放棄核對，不再對帳。').waitFor();
  await isOpenToAll(checker, 'given-up-waits');
  await maker.goto(checker.url());
  await maker.getByRole('cell', { name: /^Brought by finance-2; counts once/ }).waitFor();
  await maker.getByLabel('File of this day, as the provider or bank gave it').setInputFiles(given);
  await maker.getByText(/^Brought in and compared/).waitFor();
  await isOpenToAll(maker, 'given-up-opened-again');
});

const contradictions = {
  en: {
    bank: 'Bank',
    books: 'Reconciliation',
    fact: 'The bill’s totals differ',
    told: 'by its balances',
  },
  'zh-Hant': { bank: '銀行', books: '對帳', fact: '匯總不符', told: '按結餘計為' },
  'zh-Hans': { bank: '银行', books: '对账', fact: '汇总不符', told: '按余额计为' },
} as const;

test('in what a statement contradicts itself finance reads in their own language', async (t) => {
  const desk = await openDeskIn(t, await openBankShop(t));
  await desk.payByCode();
  await desk.post('statement-errors', { seed: 3, totals: 1 });
  const noon = startOfDay(addDays(shopDay, 1)) + 12 * hourMs;
  desk.setTime(noon);
  await readBanks(desk.context);
  await desk.readDayAt(noon);
  const person = await desk.hire('finance-1', 'finance');
  for (const language of languages) {
    const { bank, books, fact, told } = contradictions[language];
    const page = await desk.visit(browser, { language });
    await signIn(page, person);
    await page.getByRole('link', { name: bank, exact: true }).click();
    await page.getByText(told).first().waitFor();
    await isOpenToAll(page, `contradicting-statement-${language}`);
    await page.getByRole('link', { name: books, exact: true }).click();
    await page.getByText(told).first().waitFor();
    await page.getByRole('link', { name: fact }).first().click();
    await page.getByText(told).first().waitFor();
    await isOpenToAll(page, `contradicting-bill-${language}`);
    desk.context.clock.advance(minuteMs);
  }
});
