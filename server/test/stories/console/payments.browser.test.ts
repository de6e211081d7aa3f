import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { hourMs, newId } from '#base';
import { stopMandate } from '#mandates';
import { startPayment } from '#payments';
import { openAntomShop } from '#test/antom-shop';
import { type CardWorld, openCardWorld } from '#test/card-world';
import { configureWallet, signWallet } from '#test/wallet-world';
import { approveRefund, proposeRefund, type TopupId } from '#topups';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, openDeskIn, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** Paid, and nobody knows whether: the provider's answers are lost. */
async function leaveUnknown(world: CardWorld): Promise<void> {
  const { number, subscriber } = await world.newcomer();
  const { attempt } = await world.order(number, 10_000n, subscriber, 'stripe');
  const match = { outTradeNo: attempt };
  await world.control('faults', { fault: '500-after-effect', match, count: 5 });
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
  await startPayment(world.context, attempt, from);
}

async function propose({ context }: CardWorld, id: TopupId, price: bigint) {
  const by = newId('stf', context.clock.now(), 1);
  const proposal = { price, spentRule: 'refuse', reason: 'The pack did not work', by } as const;
  return context.db.transaction((tx) => proposeRefund(tx, id, proposal));
}

/** From a count to its payments, to one of them, and from one that is unknown to all about it. */
async function seesOneByOne(page: Page): Promise<void> {
  const states = page.getByRole('region', { name: 'By state, last 24 hours' });
  await states
    .getByRole('row', { name: /Captured 2$/ })
    .getByRole('link')
    .click();
  await page.getByRole('heading', { level: 1, name: /: Captured, last 24 hours$/ }).waitFor();
  const listed = page.getByRole('region', { name: 'Payments' });
  await listed
    .getByText(/: captured$/)
    .nth(1)
    .waitFor();
  await isOpenToAll(page, 'payments-of');
  await page.getByRole('link', { name: 'Payments', exact: true }).last().click();
  const unclear = page.getByRole('region', { name: 'Unknown, and how we know' });
  await unclear
    .getByRole('row', { name: /nothing certain/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Payment', exact: true }).waitFor();
  await page.getByText(/reply: nothing certain/).waitFor();
  await page.getByText('It has moved nothing').waitFor();
  await isOpenToAll(page, 'payment-unknown');
}

test('support sees how payments stand: by state, what is unknown and why, refunds', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const [one, other] = [await desk.paid(), await desk.paid()];
  const checker = newId('stf', desk.context.clock.now(), 2);
  const refund = await propose(desk, one.topup.id, 2_500n);
  await desk.context.db.transaction((tx) => approveRefund(tx, one.topup.id, refund, checker));
  const match = { outTradeNo: one.topup.attempt };
  await desk.control('faults', { fault: 'refund-pending-then-success', ms: hourMs, match });
  await desk.refundsRun();
  await propose(desk, other.topup.id, 1_000n);
  await leaveUnknown(desk);

  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('support', 'support'));
  await page.getByRole('link', { name: 'Payments' }).click();
  const states = page.getByRole('region', { name: 'By state, last 24 hours' });
  await states.getByRole('row', { name: /Captured 2$/ }).waitFor();
  await states.getByRole('row', { name: /Unknown 1$/ }).waitFor();
  const unclear = page.getByRole('region', { name: 'Unknown, and how we know' });
  await unclear
    .getByRole('row', { name: /Unknown reply: nothing certain.*HK\$100\.00$/ })
    .waitFor();
  const refunds = page.getByRole('region', { name: 'Refunds', exact: true });
  await refunds.getByRole('row', { name: /Pending The pack did not work.*HK\$25\.00$/ }).waitFor();
  const proposed = page.getByRole('region', { name: 'Refunds that wait for a second person' });
  await proposed.getByText('HK$10.00').waitFor();
  await isOpenToAll(page, 'payments');
  await seesOneByOne(page);

  const narrow = await desk.visit(browser, { width: 360, language: 'zh-Hant', isDark: true });
  await signIn(narrow, await desk.hire('support-2', 'support'));
  await narrow.getByRole('link', { name: '付款', exact: true }).click();
  await narrow.getByRole('heading', { level: 1, name: '付款' }).waitFor();
  await narrow.getByText('狀態不明，以及依據').waitFor();
  await isOpenToAll(narrow, 'payments-narrow');
});

test('a method that gets no answers is shown so to payers, and the next is offered', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const { number } = await desk.newcomer();
  for (let times = 0; times < 3; times += 1) await leaveUnknown(desk);
  const path = `/top-up?${new URLSearchParams({ number })}`;
  const page = await desk.visit(browser, { width: 390, path });
  const tile = page.locator('.tile');
  await tile.filter({ has: page.getByText('HK$100', { exact: true }) }).click();
  const card = tile.filter({ has: page.getByText('Card', { exact: true }) });
  await card.getByText('Has trouble just now').waitFor();
  assert.equal(await card.locator('input').isDisabled(), true);
  await isOpenToAll(page, 'chooser-failing');
  await tile.filter({ has: page.getByText('Alipay', { exact: true }) }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page
    .locator('dialog')
    .getByRole('button', { name: /^Pay ¥/ })
    .waitFor();
});

test('support sees every permission to charge, and that one was stopped', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const { subscriber } = await desk.person(['+85251234567'], 320n);
  const other = await desk.person(['+85251234568'], 320n);
  await signWallet(context, shop, subscriber, 'en');
  const stopped = await signWallet(context, shop, other.subscriber, 'en');
  await stopMandate(context, stopped, {
    owner: other.subscriber,
    endedBy: 'payer',
    reason: 'stopped in the app',
  });

  const page = await desk.visit(browser, { width: 360 });
  await signIn(page, await desk.hire('support', 'support'));
  await page.getByRole('heading', { level: 1, name: 'Find a line' }).waitFor();
  await page.goto(`${desk.address}/mandates`);
  await page.getByRole('heading', { level: 1, name: 'Mandates' }).waitFor();
  await page.getByText('Active', { exact: true }).waitFor();
  await page.getByText('Stopped', { exact: true }).waitFor();
  await page.getByText('852-9*****67').first().waitFor();
  await isOpenToAll(page, 'mandates');
});
