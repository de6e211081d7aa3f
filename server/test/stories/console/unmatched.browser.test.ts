import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addDays, hongKongDay, hourMs, startOfDay } from '#base';
import { decideResolution, importBill, listBreaks, proposeResolution } from '#reconciliation';
import { alipayBill } from '#test/alipay-bill';
import type { TestContext } from '#test/database';
import { staffCaller } from '#test/finance';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** A day on which a shop next door was paid, and gave a part back, by our account. */
async function bookAsNobodys(context: TestContext): Promise<void> {
  const atMs = context.clock.now();
  const day = hongKongDay(atMs);
  const paid = { number: 'shop-17', amountMinor: 700n, atMs, tradeNo: '2026112317' };
  const given = { ...paid, amountMinor: 500n, refund: 'R17' };
  const file = await alipayBill({ day, rows: [paid, given], account: '20880000000000010156' });
  context.clock.set(startOfDay(addDays(day, 1)) + 10 * hourMs);
  await importBill(context, { connector: 'alipay_cn', day, file });
  const [maker, checker] = [staffCaller('finance'), staffCaller('finance')];
  for (const { id } of await listBreaks(context, maker)) {
    const proposal = {
      break: id,
      way: 'book_unmatched',
      reason: 'It is no order of ours',
    } as const;
    await proposeResolution(context, maker, proposal);
    await decideResolution(context, checker, { break: id, isApproved: true });
  }
}

test('a hole is set off against money of the opposite sign by two people', async (t) => {
  const desk = await openDesk(t);
  await bookAsNobodys(desk.context);
  const maker = await desk.visit(browser, { width: 320 });
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Reconciliation' }).click();
  const nobodys = maker.getByRole('region', { name: 'Money that is nobody’s' });
  await nobodys
    .getByRole('row', { name: /¥5\.00/ })
    .getByRole('link')
    .last()
    .click();
  const opposite = maker.getByLabel(/^Set off against “In the bill, not ours” of .*: ¥7\.00$/);
  await opposite.check();
  await maker.getByLabel('Reason').fill('The shop gave back what it had taken');
  await isOpenToAll(maker, 'set-off-proposal');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('The shop gave back what it had taken').waitFor();

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: '對帳' }).click();
  const items = checker.getByRole('region', { name: '未能確認歸屬的款項' });
  await items
    .getByRole('row', { name: /¥7\.00.*待覆核/ })
    .getByRole('link')
    .last()
    .click();
  await checker.getByText('互相抵銷').waitFor();
  await isOpenToAll(checker, 'set-off-decision');
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('已完成').waitFor();
  await checker.getByRole('row', { name: /¥7\.00.*¥2\.00/ }).waitFor();
  await isOpenToAll(checker, 'set-off-done');
  await checker.getByRole('link', { name: '對帳', exact: true }).click();
  await items.getByText('¥2.00').waitFor();
});

test('a difference that was resolved by mistake is opened again by two people', async (t) => {
  const desk = await openDesk(t);
  await bookAsNobodys(desk.context);
  const maker = await desk.visit(browser, { width: 320 });
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Reconciliation' }).click();
  const nobodys = maker.getByRole('region', { name: 'Money that is nobody’s' });
  await nobodys
    .getByRole('row', { name: /¥7\.00/ })
    .getByRole('link')
    .last()
    .click();
  await maker.getByLabel('Why was it a mistake?').fill('It is an order of ours after all');
  await isOpenToAll(maker, 'reopening-proposal');
  await maker.getByRole('button', { name: 'Ask to open it again' }).click();
  await maker.getByText('To be opened again, says finance-1').waitFor();

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: '對帳' }).click();
  const waiting = checker.getByRole('row', { name: /待覆核重新處理/ });
  await waiting.waitFor();
  await isOpenToAll(checker, 'reopening-waits');
  await waiting.getByRole('link').first().click();
  await checker.getByText('finance-1建議重新處理').waitFor();
  await isOpenToAll(checker, 'reopening-decision');
  await checker.getByRole('button', { name: '批核並執行' }).click();
  await checker.getByText('由finance-1及finance-2重新開啟').waitFor();
  await checker.getByText('待處理', { exact: true }).waitFor();
  await isOpenToAll(checker, 'reopening-done');
});
