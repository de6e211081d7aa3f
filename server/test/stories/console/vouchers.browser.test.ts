import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addDays, hongKongDay } from '#base';
import { openShop, openTier } from '#test/shop-world';
import { boughtCode, redeem } from '#test/voucher-world';
import { makeBatch } from '#vouchers';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('a part of a batch is let be sold by two people, and one voucher is followed', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  await openTier(context);
  const expiresOn = addDays(hongKongDay(context.clock.now()), 400);
  const wanted = { kind: 'electronic', valueMinor: 10_000n, count: 50, label: 'Spring' } as const;
  await makeBatch(context, { ...wanted, expiresOn });

  const maker = await desk.visit(browser);
  await signIn(maker, await desk.hire('maker', 'finance'));
  await maker.getByRole('link', { name: 'Vouchers' }).click();
  const choices = maker.locator('form').filter({ hasText: 'From number' });
  await choices.getByLabel('What').selectOption('activate');
  await choices.getByLabel('Batch').selectOption({ index: 1 });
  await choices.getByLabel('From number').fill('1');
  await choices.getByLabel('To number').fill('forty');
  await maker.getByRole('button', { name: 'Do it' }).click();
  await maker.getByText('A number in the batch').waitFor();
  await choices.getByLabel('To number').fill('40');
  await maker.getByRole('button', { name: 'Do it' }).click();
  await maker.getByText('Waits for a second person').waitFor();
  await maker.getByRole('button', { name: 'Approve and do it' }).click();
  await maker.getByText('somebody else').first().waitFor();

  const checker = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(checker, await desk.hire('checker', 'finance'));
  await checker.getByRole('link', { name: '增值券' }).click();
  await checker.getByText('待另一位同事覆核').waitFor();
  await isOpenToAll(checker, 'vouchers-decision');
  await checker.getByRole('button', { name: '批核並執行' }).click();
  await checker.getByRole('cell', { name: '可發售' }).waitFor();

  const sold = await boughtCode(context, await openShop(context));
  await redeem(context, await desk.person(['+85262345678'], 0n), sold.code);
  await checker.getByLabel('序號').fill('123');
  await checker.getByRole('button', { name: '查詢' }).click();
  await checker.getByText('序號有 14 位數字').waitFor();
  await checker.getByLabel('序號').fill(sold.serial);
  await checker.getByRole('button', { name: '查詢' }).click();
  await checker.getByText('使用時間').waitFor();
  await checker.getByRole('link', { name: '查看增值紀錄' }).waitFor();
  await isOpenToAll(checker, 'vouchers-one');
});

test('what one person stops at once, another frees', async (t) => {
  const desk = await openDesk(t);
  const expiresOn = addDays(hongKongDay(desk.context.clock.now()), 400);
  const wanted = { kind: 'electronic', valueMinor: 5_000n, count: 50, label: 'Tills' } as const;
  await makeBatch(desk.context, { ...wanted, expiresOn });
  const [first, second] = await Promise.all([desk.visit(browser), desk.visit(browser)]);
  const act = async (page: typeof first, what: string): Promise<void> => {
    const form = page.locator('form').filter({ hasText: 'From number' });
    await form.getByLabel('What').selectOption(what);
    await form.getByLabel('Batch').selectOption({ index: 1 });
    await form.getByLabel('From number').fill('11');
    await form.getByLabel('To number').fill('30');
    if (what === 'block') await form.getByLabel('Why').fill('A box was stolen');
    await page.getByRole('button', { name: 'Do it' }).click();
  };
  await signIn(first, await desk.hire('first', 'finance'));
  await first.getByRole('link', { name: 'Vouchers' }).click();
  await act(first, 'block');
  await first.getByText('20 vouchers were changed').waitFor();
  await isOpenToAll(first, 'vouchers-stopped');
  await signIn(second, await desk.hire('second', 'finance'));
  await second.getByRole('link', { name: 'Vouchers' }).click();
  await act(second, 'unblock');
  await second.getByText('20 vouchers were changed').waitFor();
});
