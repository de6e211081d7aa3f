import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { hourMs, minuteMs } from '#base';
import { readAnyAppeal } from '#disputes';
import { sendDueMessages } from '#notifications';
import { sayToPerson } from '#ops';
import { askDuePayments, startPayment } from '#payments';
import { openCardWorld } from '#test/card-world';
import { staffCaller } from '#test/finance';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDeskIn, picture, signIn } from '../console/desk.ts';
import { guestPhone, phoneOf } from './phone.ts';

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
  const pack = phone.getByRole('link', { name: 'Appeal pack (ZIP)' });
  const [file] = await Promise.all([phone.waitForEvent('download'), pack.click()]);
  assert.equal(file.suggestedFilename(), `appeal-${appealed}.zip`);
  const files = unzipSync(readFileSync(await file.path()));
  assert.ok(files['appeal.json'] && files['appeal.pdf'], Object.keys(files).join());
  assert.equal(await desk.moneyOf(order.line), 320n + 10_000n + 500n + 1_000n);
  await desk.booksHold();
});

for (const [language, words] of [
  [
    'zh-Hant',
    [
      '這未能解決',
      '發生了什麼事？',
      '電郵地址（選填）',
      '提出申訴',
      '這不是有效的電郵地址。',
      '處理中',
    ],
  ],
  [
    'zh-Hans',
    ['这没有解决', '发生了什么？', '邮箱（选填）', '提出申诉', '这不是有效的邮箱地址。', '处理中'],
  ],
  [
    'en',
    [
      'That does not answer it',
      'What happened?',
      'E-mail (if you like)',
      'Appeal',
      'This is not an e-mail address.',
      'We are on it',
    ],
  ],
] as const) {
  test(`a guest gives an address and is told there of what we say, in ${language}`, async (t) => {
    const desk = await openDeskIn(t, await openCardWorld(t));
    const { context } = desk;
    const { number } = await desk.newcomer(320n);
    const { phone, device } = await guestPhone(desk, browser, language);
    const order = await desk.order(number, 10_000n, device, 'stripe');
    const [still, what, email, appeal, isNone, isOpen] = words;
    const query = new URLSearchParams({ topup: order.id, kind: 'not_credited' }).toString();
    await phone.goto(new URL(`/something-wrong?${query}`, desk.address).href);
    await phone.getByRole('button', { name: still }).click();
    await phone.getByLabel(what).fill('HK$100');
    await phone.getByLabel(email).fill('guest@nowhere');
    await picture(phone, `appeal-guest-${language}`);
    await phone.getByRole('button', { name: appeal, exact: true }).click();
    await phone.getByText(isNone).waitFor();
    await phone.getByLabel(email).fill('guest@mail.example');
    await phone.getByRole('button', { name: appeal, exact: true }).click();
    await phone.getByText(isOpen, { exact: true }).first().waitFor();
    assert.equal(await phone.getByText(/我們沒有你的|我们没有您的|We have no number/).count(), 0);

    const appealed = phone.url().split('/').at(-1) ?? '';
    const support = staffCaller('support');
    await sayToPerson(context, support, appealed, { words: 'We are looking.', as: 'reply' });
    desk.passTime(12 * hourMs);
    const mails: (string | null)[] = [];
    const refused = { outcome: 'refused', reason: 'no such number' } as const;
    await sendDueMessages(context, {
      sms: { send: async () => refused },
      email: {
        send: async (_http, { email: to, text }) => {
          if (text.includes(`${appealed.slice(0, 5)} ${appealed.slice(5)}`)) mails.push(to);
          return { outcome: 'delivered' };
        },
      },
    });
    assert.deepEqual(
      mails,
      ['guest@mail.example', 'guest@mail.example'],
      'that it is open, and this',
    );
    await phone.getByText('We are looking.').waitFor();
  });
}
