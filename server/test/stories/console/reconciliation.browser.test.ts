import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addDays, hongKongDay, hourMs, startOfDay } from '#base';
import { takeReport } from '#banking';
import type { Context } from '#platform/context';
import { fetchDueBills, importBill } from '#reconciliation';
import { alipayBill } from '#test/alipay-bill';
import { camtStatement } from '#test/bank-statement';
import type { TestContext } from '#test/database';
import { connectOurFps } from '#test/topup-world';
import type { OrderedTopup } from '#topups';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** What was settled, as our bank got it in Hong Kong dollars. */
async function paidOut(context: Context, settledMinor: bigint): Promise<void> {
  const account = '024-001234-001';
  await connectOurFps(context, account);
  const atMs = context.clock.now();
  const entry = {
    bankReference: 'F1',
    atMs,
    counterparty: 'ALIPAY MERCHANT SERVICES',
    details: 'SETTLEMENT 1',
    amountMinor: (settledMinor * 108n) / 100n,
    instructed: { amountMinor: settledMinor, currency: 'CNY' },
  };
  const printed = { account, day: hongKongDay(atMs), openingMinor: 0n, entries: [entry] };
  await takeReport(context, { connector: 'fps_qr', account }, camtStatement(printed));
}

/**
 * The bill of a day with an order of ours, one that it has for more, and somebody else's, and what
 * was paid out of it.
 */
async function bringBill(context: TestContext, bill: Bill): Promise<Buffer> {
  const { orders, day } = bill;
  const atMs = context.clock.now();
  const [right, wrong] = orders;
  const rows = [
    { number: right.attempt, amountMinor: right.price, atMs, feeMinor: 55n },
    { number: wrong.attempt, amountMinor: wrong.price + 500n, atMs, feeMinor: 28n },
    { number: 'counter-1', amountMinor: 700n, atMs, feeMinor: 4n, tradeNo: '2026112399' },
  ];
  const file = await alipayBill({ day, rows, account: '20880000000000010156' });
  context.clock.set(startOfDay(addDays(day, 1)) + 10 * hourMs);
  await importBill(context, { connector: 'alipay_cn', day, file });
  const settled = rows.reduce((sum, row) => sum + row.amountMinor - row.feeMinor, 0n);
  await paidOut(context, settled);
  return file;
}

interface Bill {
  readonly orders: readonly [OrderedTopup, OrderedTopup];
  readonly day: string;
}

/** From a difference to the payment that it is about, and back. */
async function goesToThePayment(maker: Page, { orders: [, { attempt }] }: Bill): Promise<void> {
  await maker.getByRole('link', { name: 'Amount differs' }).click();
  await maker.getByRole('link', { name: attempt }).click();
  await maker.getByRole('heading', { level: 1, name: 'Payment' }).waitFor();
  await maker
    .getByRole('region', { name: 'What the provider says' })
    .getByText('notice: captured')
    .waitFor();
  await maker
    .getByRole('region', { name: 'What it moved' })
    .getByRole('row', { name: /Top-up.*the line.*HK\$50\.00$/ })
    .waitFor();
  await isOpenToAll(maker, 'payment');
  await maker.getByRole('link', { name: 'Amount differs' }).click();
  await maker.getByRole('heading', { level: 1, name: 'Amount differs' }).waitFor();
  await maker.getByRole('link', { name: 'Reconciliation', exact: true }).click();
}

/** From a day to the entry of its payout, and back. */
async function goesToTheEntry(checker: Page, day: string): Promise<void> {
  const payouts = checker.getByRole('region', { name: '撥款' });
  await payouts.getByRole('link').click();
  await checker.getByRole('heading', { level: 1, name: '銀行入帳' }).waitFor();
  await isOpenToAll(checker, 'entry');
  await checker.getByRole('link', { name: `支付寶（內地） · ${day}` }).click();
  await checker.getByText('SETTLEMENT 1').waitFor();
}

interface AwaitedDay {
  readonly maker: Page;
  readonly checker: Page;
  readonly day: string;
}

/** A day whose bill has not come is no balanced day, until two people have brought it. */
async function bringsWhatIsAwaited(
  context: Context,
  { maker, checker, day }: AwaitedDay,
): Promise<void> {
  await fetchDueBills(context);
  await checker.reload();
  await checker.getByRole('row', { name: /有帳單逾時未到[^]*alarms\/bill-late\.md/ }).waitFor();
  await isOpenToAll(checker, 'reconciliation-alarms');
  await checker.getByRole('link', { name: day }).first().click();
  await checker.getByText('這一天尚未核對。').waitFor();
  await isOpenToAll(checker, 'reconciliation-day-awaited');
  await bringTogether(checker, maker, day);
}

/** A file of one person waits, with their name, until somebody else brings the same one. */
async function bringTogether(checker: Page, maker: Page, day: string): Promise<void> {
  const buffer = await alipayBill({ day, rows: [], account: '20880000000000010156' });
  const given = { name: 'bill.zip', mimeType: 'application/zip', buffer };
  await checker.getByLabel('這一天的檔案（支付機構或銀行的原檔）').setInputFiles(given);
  await checker.getByText('檔案可以識讀，已經保存').waitFor();
  await checker.getByRole('cell', { name: '由finance-2提交' }).waitFor();
  await checker.getByText('這一天尚未核對。').waitFor();
  await isOpenToAll(checker, 'reconciliation-file-waits');

  await maker.goto(checker.url());
  await maker.getByRole('cell', { name: /^Brought by finance-2; counts once/ }).waitFor();
  await maker.getByLabel('File of this day, as the provider or bank gave it').setInputFiles(given);
  await maker.getByText('Brought in and compared. Differences that wait: 0').waitFor();
  await maker.getByRole('cell', { name: 'Counts', exact: true }).waitFor();
  await isOpenToAll(maker, 'reconciliation-file-counts');
}

/** The bytes out as they came, no bill refused in words, the same one again said to be known. */
async function handlesFiles(checker: Page, file: Buffer): Promise<void> {
  const [download] = await Promise.all([
    checker.waitForEvent('download'),
    checker.getByRole('link', { name: '下載', exact: true }).click(),
  ]);
  assert.deepEqual(readFileSync(await download.path()), file);
  const sha256 = createHash('sha256').update(file).digest('hex');
  await checker.getByRole('region', { name: '收到的帳單檔案' }).getByText(sha256).waitFor();
  const chosen = checker.getByLabel('這一天的檔案（支付機構或銀行的原檔）');
  const given = { name: 'bill.zip', mimeType: 'application/zip' };
  await chosen.setInputFiles({ ...given, buffer: Buffer.from('this is no bill') });
  await checker.getByText('此檔案不能識讀為該支付機構的帳單').waitFor();
  await chosen.setInputFiles({ ...given, buffer: file });
  await checker.getByText('此檔案先前已讀取，沒有新內容').waitFor();
  await checker.getByRole('button', { name: '立即向支付機構索取' }).click();
  await checker.getByText('支付機構沒有提供這一天的帳單').waitFor();
  await isOpenToAll(checker, 'reconciliation-files');
}

async function mayNotDecideAlone(maker: Page): Promise<void> {
  await maker.getByRole('button', { name: 'Approve and do it' }).click();
  await maker.getByText('You proposed this yourself. Somebody else must decide it.').waitFor();
  await isOpenToAll(maker, 'break-one-person');
}

/** The first person's part in the break that is about our payment. */
async function proposesTheOther(maker: Page): Promise<void> {
  await maker.getByRole('link', { name: 'Reconciliation', exact: true }).click();
  await maker.getByRole('link', { name: 'Amount differs' }).click();
  await maker.getByLabel('Book it as money of unknown owner').check();
  await maker.getByLabel('Reason').fill('Told by the provider, in its mail of today');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('To be decided').waitFor();
}

/** The second person's part, after which nothing is left of the day. */
async function decidesTheOther(checker: Page, day: string): Promise<void> {
  await checker.getByRole('link', { name: '對帳', exact: true }).click();
  await checker.getByText('有差異待處理').waitFor();
  await checker.getByRole('link', { name: '金額不符' }).click();
  await checker.getByText('Told by the provider, in its mail of today').waitFor();
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('已處理').waitFor();
  await checker.getByRole('link', { name: `支付寶（內地） · ${day}` }).click();
}

/** What was booked as nobody's is found again, and goes back once two people have said so. */
async function sendsBack(maker: Page, checker: Page): Promise<void> {
  await maker.getByRole('link', { name: 'Reconciliation', exact: true }).click();
  const nobodys = maker.getByRole('region', { name: 'Money that is nobody’s' });
  await nobodys.getByText('In the bill, not ours').waitFor();
  await isOpenToAll(maker, 'unmatched');
  const row = nobodys.getByRole('row', { name: /In the bill, not ours/ });
  const link = row.getByRole('link').last();
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();
  await maker.getByLabel('Send it back by our bank').check();
  await maker.getByLabel('Name of the account’s owner').fill('CHAN TAI MAN');
  await maker.getByLabel('Account number or FPS ID').fill('388-765432-001');
  await maker.getByLabel('Reason').fill('The payer has asked for it');
  await isOpenToAll(maker, 'unmatched-proposal');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('CHAN TAI MAN, 388-765432-001').waitFor();

  await checker.goto(new URL(address, checker.url()).href);
  await checker.getByText('The payer has asked for it').waitFor();
  await isOpenToAll(checker, 'unmatched-decision');
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('已完成').waitFor();
  await checker.getByRole('row', { name: /¥7\.00.*¥7\.00.*¥7\.00/ }).waitFor();
}

test('finance sees how a day stands, and two people resolve all that differs', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const { subscriber, number } = await desk.person(['+85251234567'], 320n);
  const right = await desk.order(number, 10_000n, subscriber);
  await desk.tell(right);
  const wrong = await desk.order(number, 5_000n, subscriber);
  await desk.tell(wrong);
  const day = hongKongDay(context.clock.now());
  const bill = { orders: [right, wrong], day } as const;
  const file = await bringBill(context, bill);

  const maker = await desk.visit(browser, { width: 320 });
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Reconciliation' }).click();
  await maker.getByText('Breaks to resolve').waitFor();
  await isOpenToAll(maker, 'reconciliation');
  await goesToThePayment(maker, bill);
  await maker.getByRole('link', { name: 'In the bill, not ours' }).click();
  await maker.getByText('counter-1').waitFor();
  await isOpenToAll(maker, 'break');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('Please fill this in').first().waitFor();
  await maker.getByLabel('Book it as money of unknown owner').check();
  await maker.getByLabel('Reason').fill('Paid at the counter, no order of ours');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('To be decided').waitFor();
  await mayNotDecideAlone(maker);
  await proposesTheOther(maker);

  const checker = await desk.visit(browser, { language: 'zh-Hant' });
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: '對帳' }).click();
  await checker.getByRole('link', { name: '長款：帳單有，我方沒有' }).click();
  await checker.getByText('Paid at the counter, no order of ours').waitFor();
  await isOpenToAll(checker, 'break-decision');
  await checker.locator('button.ant-btn-primary').click();
  await checker.getByText('已處理').waitFor();
  await decidesTheOther(checker, day);
  await checker.getByText('採用', { exact: true }).waitFor();
  await checker.getByText('SETTLEMENT 1').waitFor();
  await isOpenToAll(checker, 'reconciliation-day');
  await goesToTheEntry(checker, day);
  await handlesFiles(checker, file);
  const [download] = await Promise.all([
    checker.waitForEvent('download'),
    checker.getByRole('link', { name: '下載報表（CSV）' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), `reconciliation-alipay_cn-${day}.csv`);
  await checker.getByRole('link', { name: '對帳', exact: true }).click();
  await checker.getByText('已平帳').waitFor();
  await checker.getByRole('region', { name: '差異' }).getByText('沒有差異').waitFor();
  await bringsWhatIsAwaited(context, { maker, checker, day: addDays(day, -1) });
  await sendsBack(maker, checker);

  const support = await desk.visit(browser);
  await signIn(support, await desk.hire('support', 'support'));
  await support.getByRole('link', { name: 'Find' }).waitFor();
  assert.equal(await support.getByRole('link', { name: 'Reconciliation' }).count(), 0);
});
