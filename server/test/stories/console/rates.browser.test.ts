import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { currentRate } from '#fx';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

const pair = { from: 'HKD', to: 'CNY' } as const;
let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('a rate by hand is proposed by one person, and prices once another agrees', async (t) => {
  const desk = await openDesk(t);
  const maker = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(maker, await desk.hire('maker', 'finance'));
  await maker.getByRole('link', { name: '匯率' }).click();
  await maker.getByText('1 HKD = 0.92 CNY').waitFor();
  await isOpenToAll(maker, 'rates');
  await maker.getByLabel('每港元兌人民幣').fill('0,93');
  await maker.getByRole('button', { name: '提出' }).click();
  await maker.getByText('請輸入數字，例如 0.92').waitFor();
  await maker.getByLabel('每港元兌人民幣').fill('0.935');
  await maker.getByLabel('理由').fill('銀行今日沒有公布');
  await maker.getByRole('button', { name: '提出' }).click();
  await maker.getByText('1 HKD = 0.935 CNY').waitFor();
  await maker.getByRole('button', { name: '批核並執行' }).click();
  await maker.getByText('此項由你提出').waitFor();
  assert.equal((await currentRate(desk.context, pair))?.numerator, 92n);

  const checker = await desk.visit(browser);
  await signIn(checker, await desk.hire('checker', 'finance'));
  await checker.getByRole('link', { name: 'Rates' }).click();
  await checker.getByText('Proposed by maker').waitFor();
  await isOpenToAll(checker, 'rates-decision');
  desk.context.clock.advance(1_000);
  await checker.getByRole('button', { name: 'Approve and do it' }).click();
  await checker.getByText('Waiting for a second person').waitFor({ state: 'detached' });
  const rate = await currentRate(desk.context, pair);
  assert.deepEqual([rate?.numerator, rate?.denominator], [935n, 1_000n]);
});
