import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addDays, hongKongDay, isoTime, newId, present, secondMs } from '#base';
import { listTransfers, takeReport } from '#banking';
import { statement } from '#platform/postgres';
import { failRefundByBill, readRefunds, sendDueRefunds } from '#payments';
import { camtStatement } from '#test/bank-statement';
import { staffCaller } from '#test/finance';
import { connectOurFps } from '#test/topup-world';
import { auditEverything, isClean } from '../../../src/audit.ts';
import {
  approveReview,
  approveRefund,
  type OrderedTopup,
  proposeRefund,
  proposeReview,
  sendRefundsAgain,
  sendStrandedRefunds,
} from '#topups';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** Paid with more than was asked, to be given back, which its provider cannot, four times. */
async function strand({ context, tell }: Desk, order: OrderedTopup): Promise<void> {
  await tell(order, { total_amount: '100.00' });
  const [by, checker] = [1, 2].map((slot) => newId('stf', context.clock.now(), slot));
  const proposal = {
    decision: 'give_back',
    reason: 'it is too much',
    by: present(by, 'one'),
  } as const;
  await context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
  await context.db.transaction((tx) => approveReview(tx, order.id, present(checker, 'other')));
  for (const nth of [0, 1, 2, 3]) {
    const { id: refund, amount } = present((await readRefunds(context, order.payment))[nth], 'one');
    await context.db.transaction((tx) => failRefundByBill(tx, refund));
    context.clock.advance(secondMs);
    const { payment, attempt, id: reference } = order;
    const of = { payment, attempt, reference, connector: 'alipay_cn', currency: 'CNY' } as const;
    await sendRefundsAgain(context, [{ ...of, refund, amount, isAfterSuccess: false }]);
  }
}

const account = '024-001234-001';

const takeDay = statement(
  'test bank day',
  `insert into banking.bank_day (account, day, taken_at, has_come, changed_at)
   values ($1, $2::date, $3, true, $3)`,
);

/** Our bank's statement of so many days later is taken, and no transfer of ours is on it. */
async function nothingLeft({ context }: Desk, days: number): Promise<void> {
  const nowMs = context.clock.now();
  const values = [account, addDays(hongKongDay(nowMs), days), isoTime(nowMs)];
  await context.db.transaction((tx) => tx.query(takeDay, values));
}

/** Our bank is set up: what waited for one is a transfer, to whom two people have found out. */
async function sendByBank(desk: Desk, order: OrderedTopup): Promise<void> {
  const { context } = desk;
  await connectOurFps(context, account);
  assert.equal(await sendStrandedRefunds(context), 1);
  context.clock.advance(secondMs);
  await sendDueRefunds(context);
  const maker = await desk.visit(browser);
  await signIn(maker, await desk.hire('finance-1', 'finance'));
  await maker.getByRole('link', { name: 'Bank', exact: true }).click();
  await maker.getByRole('button', { name: 'Another account' }).click();
  await maker.getByLabel('Name of the account’s owner').fill('CHAN TAI MAN');
  await maker.getByLabel('Account number or FPS ID').fill('388-765432-001');
  await maker.getByLabel('Who asked, and what they showed').fill('a statement, by e-mail');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('finance-1 proposes: CHAN TAI MAN').waitFor();

  const checker = await desk.visit(browser);
  await signIn(checker, await desk.hire('finance-2', 'finance'));
  await checker.getByRole('link', { name: 'Bank', exact: true }).click();
  await checker.getByText('finance-1 proposes: CHAN TAI MAN').waitFor();
  await checker.locator('td button.ant-btn-primary').click();
  await checker.getByRole('button', { name: 'Entered at the bank' }).click();
  await checker.getByText('Entered, by finance-2').waitFor();
  const change = checker.getByRole('button', { name: 'Another account' });
  assert.equal(await change.count(), 0, 'the bank may still take it');
  await isOpenToAll(checker, 'entered-just-now');
  for (const later of [0, 1, 2, 3, 4]) await nothingLeft(desk, later);
  await checker.reload();
  await change.waitFor();
  await isOpenToAll(checker, 'entered-and-never-left');

  const [transfer] = await listTransfers(context, staffCaller('finance'), { limit: 1 });
  const { amount, currency, reference } = present(transfer, 'a transfer');
  const sent = { bankReference: 'F1', atMs: context.clock.now(), currency, reference };
  const day = hongKongDay(context.clock.now());
  const entries = [{ ...sent, amountMinor: -amount }];
  const file = camtStatement({ account, day, openingMinor: 0n, entries });
  assert.equal((await takeReport(context, { connector: 'fps_qr', account }, file))?.taken, 1);
  await checker.reload();
  await checker.getByText('Nothing is to be sent').waitFor();
  assert.equal((await desk.read(order.id, order.maker)).state, 'refunded');
}

test('what nobody could send back goes by a bank that is set up later', async (t) => {
  const desk = await openDesk(t, { 'screening.most_times_per_number': 1 });
  const { context } = desk;
  const { subscriber, number } = await desk.person(['+85251234567'], 320n);
  const paid = await desk.order(number, 10_000n, subscriber);
  await desk.tell(paid);
  const [by, checker] = [1, 2].map((slot) => newId('stf', context.clock.now(), slot));
  const part = { price: 3_000n, spentRule: 'refuse', reason: 'The pack did not work' } as const;
  const refund = await context.db.transaction((tx) =>
    proposeRefund(tx, paid.id, { ...part, by: present(by, 'one') }),
  );
  await context.db.transaction((tx) =>
    approveRefund(tx, paid.id, refund, present(checker, 'other')),
  );
  const stranded = await desk.order(number, 10_000n, subscriber);
  await strand(desk, stranded);

  for (const [language, width] of [
    ['en', 320],
    ['zh-Hant', 1_280],
    ['zh-Hans', 1_280],
  ] as const) {
    const page = await desk.visit(browser, { language, width });
    await signIn(page, await desk.hire(`support-${language}`, 'support', 'finance'));
    await page.locator('nav').waitFor();
    await page.goto(`${desk.address}/payments`);
    await page.locator('h1').waitFor();
    await page.getByText('¥100.00').first().waitFor();
    await isOpenToAll(page, `stranded-${language}`);
    await page.goto(`${desk.address}/payments/${paid.attempt}`);
    await page.locator('h1').waitFor();
    await page.getByText('HK$100.00').first().waitFor();
    await isOpenToAll(page, `postings-${language}`);
    await page.context().close();
  }
  await sendByBank(desk, stranded);
  assert.ok(isClean(await auditEverything(context)));
});
