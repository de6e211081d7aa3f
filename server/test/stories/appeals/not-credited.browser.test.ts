import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { hourMs, minuteMs } from '#base';
import { readAnyAppeal } from '#disputes';
import { askDuePayments, startPayment } from '#payments';
import { openCardWorld } from '#test/card-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDeskIn, picture, signIn } from '../console/desk.ts';
import { phoneOf } from './phone.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** The person looks at what is known, is not content, and appeals with a picture. */
async function appealAbout(phone: Page, desk: Desk, order: string): Promise<string> {
  await phone.goto(new URL(`/something-wrong?topup=${order}`, desk.address).href);
  await phone.getByRole('button', { name: 'I paid and it was not credited' }).click();
  await phone.getByRole('heading', { name: 'We do not know yet, and keep asking' }).waitFor();
  await phone.getByRole('button', { name: 'That does not answer it' }).click();
  await phone.getByLabel('What happened?').fill('My bank shows HK$100 taken, and nothing came.');
  await phone.getByRole('button', { name: 'Appeal' }).click();
  await phone.getByText('We are on it').waitFor();
  await picture(phone, 'appeal-opened');
  const buffer = Buffer.from('89504e470d0a1a0a00000001', 'hex');
  const file = { name: 'bank slip.png', mimeType: 'image/png', buffer };
  await phone.locator('input[type=file]').setInputFiles(file);
  await phone.getByText('You added bank slip.png').waitFor();
  return phone.url().split('/').at(-1) ?? '';
}

/** A member of staff finds it by its clock, sees what the provider said, and answers. */
async function answerAt(maker: Page): Promise<void> {
  await maker.getByRole('link', { name: 'Appeals' }).click();
  await maker.getByText('Paid, not credited').waitFor();
  await isOpenToAll(maker, 'appeals');
  await maker.getByRole('link', { name: /^[0-9A-Z]{5} [0-9A-Z]{5}$/ }).click();
  await maker.getByText('My bank shows HK$100 taken').waitFor();
  await maker.getByText('query: captured').first().waitFor();
  await isOpenToAll(maker, 'appeal');
  await maker.getByLabel('The answer').check();
  await maker.getByLabel('Goodwill on the line (HKD)').check();
  await maker.getByLabel('Amount').fill('10.00');
  await maker.getByLabel('Begin with').selectOption('It has been credited');
  await maker.getByLabel('Text').fill(`${await maker.getByLabel('Text').inputValue()} And HK$10.`);
  await maker.getByRole('button', { name: 'Send' }).click();
  await maker.getByText('Answered', { exact: true }).first().waitFor();
}

test('paid but not credited: answered with its evidence, inside its clock', async (t) => {
  const desk = await openDeskIn(t, await openCardWorld(t));
  const { context } = desk;
  const { number, subscriber } = await desk.newcomer(320n);
  const order = await desk.order(number, 10_000n, subscriber, 'stripe');
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  // Whatever the provider tells unasked is lost, and asked it does not know of money yet.
  await startPayment(context, order.attempt, {
    notifyBaseUrl: 'http://127.0.0.1:9/notices',
    payer,
  });
  const phone = await phoneOf(desk, browser, number, { path: `/top-ups/${order.id}` });
  const appealed = await appealAbout(phone, desk, order.id);

  // Minutes later the money is captured after all, and the next question finds it.
  desk.passTime(5 * minuteMs);
  await desk.control(`trades/${order.attempt}/pay`, {});
  await askDuePayments(context);
  assert.equal((await desk.read(order.id, subscriber)).state, 'credited');
  desk.passTime(3 * hourMs);
  const maker = await desk.visit(browser, { width: 1_280 });
  await signIn(maker, await desk.hire('support', 'support'));
  await answerAt(maker);

  // By itself, and sooner than the page would ask.
  await phone.getByText('Answered').first().waitFor({ timeout: 10_000 });
  await phone.getByText('HK$10.00 of goodwill is on your line').waitFor();
  await phone.getByText(/Your payment has reached us and HK\$100 is on the line/).waitFor();
  await picture(phone, 'appeal-answered');
  const { appeal } = await readAnyAppeal(context, appealed);
  assert.ok((appeal.firstAnsweredAt ?? Infinity) <= appeal.firstAnswerBy);
  assert.ok((appeal.answeredAt ?? Infinity) <= appeal.answerBy);
  const pack = new URL(`/api/app/appeals/${appealed}/pack?language=en`, desk.address).href;
  const packed = await phone.request.get(pack);
  assert.equal(packed.status(), 200);
  assert.equal((await packed.body()).subarray(0, 2).toString(), 'PK');
  assert.equal(await desk.moneyOf(order.line), 320n + 10_000n + 500n + 1_000n);
  await desk.booksHold();
});
