import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { listPromotions } from '#promotions';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
}

test('one person proposes a promotion, another activates it, and one stops it', async (t) => {
  const desk = await openDesk(t);
  const maker = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(maker, await desk.hire('maker', 'finance'));
  await maker.getByRole('link', { name: '優惠' }).click();
  await maker.getByText('未有優惠').waitFor();
  await fill(maker, {
    '代號（小寫英文字母）': 'spring',
    英文名稱: 'Spring',
    繁體名稱: '春日折扣',
    簡體名稱: '春日折扣',
    增值額的百分比: '12.5',
    '每次上限（HK$）': '50',
    '最低增值額（HK$）': '100',
    '預算（HK$）': '5000',
    首日: '2026-06-01',
    末日: '2026-12-31',
  });
  await maker.getByLabel('折扣').check();
  await maker.getByLabel('應用程式').check();
  await maker.getByRole('button', { name: '提交批核' }).click();
  await maker.getByText('優惠最多為增值額的10%').waitFor();
  await maker.getByLabel('增值額的百分比').fill('7.5');
  await maker.getByRole('button', { name: '提交批核' }).click();
  await maker.getByText('HK$5,000.00已用HK$0.00（0%）').waitFor();
  await maker.getByRole('button', { name: '批准生效' }).click();
  await maker.getByText('此項由你提出').waitFor();
  await isOpenToAll(maker, 'promotions');

  const checker = await desk.visit(browser);
  await signIn(checker, await desk.hire('checker', 'finance'));
  await checker.getByRole('link', { name: 'Promotions' }).click();
  await checker.getByRole('button', { name: 'Activate' }).click();
  await checker.getByRole('button', { name: 'Stop' }).waitFor();
  await isOpenToAll(checker, 'promotions-active');
  const [promotion] = await listPromotions(desk.context);
  assert.deepEqual(
    [promotion?.state, promotion?.rule.kind, promotion?.rule.basisPoints],
    ['active', 'discount', 750],
  );
  await checker.getByRole('button', { name: 'Stop' }).click();
  await checker.getByText('Stopped').waitFor();
});
