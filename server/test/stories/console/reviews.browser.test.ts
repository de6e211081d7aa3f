import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { hourMs } from '#base';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { isOpenToAll, openDesk, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('money that is held is decided by two people, each at their own screen', async (t) => {
  const desk = await openDesk(t);
  const { subscriber, number } = await desk.person(['+85251234567'], 320n);
  const order = await desk.order(number, 10_000n, subscriber);
  await desk.tell(order, { total_amount: '90.00' });

  const maker = await desk.visit(browser, { width: 360 });
  await signIn(maker, await desk.hire('clerk', 'clerk'));
  await maker.getByRole('link', { name: 'Reviews' }).click();
  await isOpenToAll(maker, 'reviews');
  await maker.getByRole('link', { name: order.reference }).click();
  await maker.getByText('¥90.00 · it is with us').waitFor();
  await isOpenToAll(maker, 'review');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText('Please fill this in').first().waitFor();
  await maker.getByLabel('Credit what was ordered').check();
  await maker.getByLabel('Reason').fill('The payer sent the slip of the wallet');
  await maker.getByRole('button', { name: 'Propose' }).click();
  await maker.getByText(/Credit what was ordered · by clerk/).waitFor();
  assert.equal(await maker.getByRole('button', { name: 'Approve and do it' }).count(), 0);

  const checker = await desk.visit(browser);
  await signIn(checker, await desk.hire('finance', 'finance'));
  await checker.getByRole('link', { name: 'Reviews' }).click();
  await checker.getByRole('link', { name: order.reference }).click();
  await checker.getByText('The payer sent the slip of the wallet').waitFor();
  await isOpenToAll(checker, 'review-answer');
  await checker.getByRole('button', { name: 'Approve and do it' }).click();
  await checker.getByText(/^by finance/).waitFor();
  assert.equal((await desk.read(order.id, subscriber)).state, 'credited');
  await checker.getByRole('link', { name: 'Reviews' }).click();
  await checker.getByText('No money is held').waitFor();
});

test('a proposal that is refused leaves room for another', async (t) => {
  const desk = await openDesk(t);
  const { subscriber, number } = await desk.person(['+85251234567'], 320n);
  const order = await desk.order(number, 10_000n, subscriber);
  await desk.tell(order, { seller_id: '2088000000000999' });
  const both = await desk.visit(browser, { language: 'zh-Hant', width: 360 });
  await signIn(both, await desk.hire('both', 'clerk', 'finance'));
  await both.getByRole('heading', { level: 1, name: '查找線路' }).waitFor();
  await both.goto(`${desk.address}/top-ups/${order.id}`);
  await both.getByLabel('我方並未收款：不收費').check();
  await both.getByLabel('理由').fill('查無此款');
  await both.getByRole('button', { name: '提出' }).click();
  await both.getByRole('button', { name: '批核並執行' }).click();
  await both.getByText('此提議由你提出').waitFor();
  await isOpenToAll(both, 'review-one-person');
  await both.getByRole('button', { name: '否決提議' }).click();
  await both.getByRole('button', { name: '提出' }).waitFor();
  assert.equal((await desk.read(order.id, subscriber)).state, 'held_for_review');
});

test('what a rule has held shows why, and one person releases little of it at once', async (t) => {
  const desk = await openDesk(t, { 'screening.large_minor': 5_000 });
  const { subscriber, number } = await desk.person(['+85251234567'], 320n);
  const order = await desk.order(number, 10_000n, subscriber);
  await desk.tell(order);
  desk.context.clock.advance(5 * hourMs);

  const clerk = await desk.visit(browser, { width: 360 });
  await signIn(clerk, await desk.hire('clerk', 'clerk'));
  await clerk.getByRole('link', { name: 'Reviews' }).click();
  await clerk.getByText('large amount').waitFor();
  await clerk.getByText('overdue').waitFor();
  await isOpenToAll(clerk, 'reviews-of-rules');
  await clerk.getByRole('link', { name: order.reference }).click();
  await clerk.getByText('HK$100.00 at once; HK$50.00 pass.').waitFor();
  await clerk.getByText('You decide alone about this amount').waitFor();
  await isOpenToAll(clerk, 'review-of-rule');
  await clerk.getByLabel('Credit what was ordered').check();
  await clerk.getByLabel('Reason').fill('Called back: it is their mother');
  await clerk.getByRole('button', { name: 'Propose' }).click();
  await clerk.getByText(/^by clerk/).waitFor();
  assert.equal((await desk.read(order.id, subscriber)).state, 'credited');
});
