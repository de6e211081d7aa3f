import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { lookAtLines } from '#auto-topups';
import { hourMs, type Language, minuteMs, type PhoneNumber } from '#base';
import { verifierPath } from '@lowu/contract/verifier';
import { openAntomShop } from '#test/antom-shop';
import { jobsDone, turnOn } from '#test/auto-world';
import { type CardWorld, openCardWorld, type PaidByCard } from '#test/card-world';
import { openChargingScript } from '#test/charging-script';
import { moveMoney } from '#test/move-money';
import { followsSchema } from '#test/pack-schema';
import { readPdf } from '#test/pdf-reader';
import { sealAll } from '#test/sealing';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type Desk, isOpenToAll, openDeskIn, picture, signIn } from '../console/desk.ts';
import { phoneOf } from './phone.ts';

type House = CardWorld & Desk;

/** What is pressed and read on the way to an appeal. */
const wordsOf = {
  'zh-Hant': {
    wrong: '有問題？',
    still: '這未能解決',
    what: '發生了什麼事？',
    appeal: '提出申訴',
    isOpen: '處理中',
    clocks: [/前有專人聯絡$/, /前答覆$/],
    added: '你加入 slip.png',
    answered: '已答覆',
  },
  'zh-Hans': {
    wrong: '有问题？',
    still: '这没有解决',
    what: '发生了什么？',
    appeal: '提出申诉',
    isOpen: '处理中',
    clocks: [/前专人联系$/, /前答复$/],
    added: '您添加 slip.png',
    answered: '已答复',
  },
  en: {
    wrong: 'Something wrong?',
    still: 'That does not answer it',
    what: 'What happened?',
    appeal: 'Appeal',
    isOpen: 'We are on it',
    clocks: [/^First word from us by /, /^Answer by /],
    added: 'You added slip.png',
    answered: 'Answered',
  },
} as const;

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

interface Appealed {
  readonly phone: Page;
  readonly number: string;
  readonly of: PhoneNumber;
}

interface Asked {
  readonly of: PhoneNumber;
  readonly path: string;
  readonly language: Language;
  /** What is chosen where the page does not know it, and what it says at once. */
  readonly choice?: string;
  /** Behind what the way to it is folded away. */
  readonly fold?: RegExp;
  readonly verdict: string;
  readonly words: string;
}

/** From where the money stands to a number with its clocks, and a picture beside the words. */
async function appeal(house: House, asked: Asked): Promise<Appealed> {
  const { of, path, language, choice, fold, verdict, words } = asked;
  const say = wordsOf[language];
  const phone = await phoneOf(house, browser, of, { path, language });
  if (fold) await phone.getByText(fold).click();
  await phone.getByRole('link', { name: say.wrong }).first().click();
  if (choice) await phone.getByRole('button', { name: choice }).click();
  await phone.getByRole('heading', { name: verdict }).waitFor();
  await picture(phone, `appeal-advice-${language}`);
  await phone.getByRole('button', { name: say.still }).click();
  await phone.getByLabel(say.what).fill(words);
  await phone.getByRole('button', { name: say.appeal, exact: true }).click();
  await phone.getByText(say.isOpen, { exact: true }).first().waitFor();
  for (const clock of say.clocks) await phone.getByText(clock).waitFor();
  const buffer = Buffer.from('89504e470d0a1a0a00000001', 'hex');
  const file = { name: 'slip.png', mimeType: 'image/png', buffer };
  await phone.locator('input[type=file]').setInputFiles(file);
  await phone.getByText(say.added).waitFor();
  const number = phone.url().split('/').at(-1) ?? '';
  const shown = `${number.slice(0, 5)} ${number.slice(5)}`;
  assert.equal(await phone.locator('.appeal-number').innerText(), shown);
  await picture(phone, `appeal-open-${language}`);
  return { phone, number, of };
}

/** Somebody has paid for a number that is not whom they meant, and that has spent it. */
async function paidWrongly(house: House): Promise<PaidByCard> {
  const payer = await house.newcomer(0n);
  const other = await house.person(['+85251245001', '+8613800138001'], 0n);
  const { topup } = await house.paid(10_000n, { ...other, subscriber: payer.subscriber });
  await moveMoney(house.context, other, -10_000n);
  return { ...payer, topup };
}

/** Somebody's rule has ordered a top-up of HK$50. */
async function chargedByRule(t: TestContext, house: House) {
  const { context, database } = house;
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const person = await house.newcomer(10_000n);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]));
  await moveMoney(context, person, -9_000n);
  await lookAtLines(context, [person]);
  await jobsDone(context, database.url);
  return { ...person, shop };
}

async function openAppeal(page: Page, house: House, { number }: Appealed): Promise<void> {
  await page.goto(new URL(`/console/appeals/${number}`, house.address).href);
  await page.getByRole('heading', { name: `Appeal ${number.slice(0, 5)}` }).waitFor();
}

interface Answer {
  readonly gives: string;
  readonly amount?: string;
  readonly macro: string;
}

/** With a text that stands ready in the person's language. */
async function answer(page: Page, { gives, amount, macro }: Answer): Promise<string> {
  await page.getByLabel('The answer').check();
  await page.getByLabel(gives).check();
  if (amount) await page.getByLabel('Amount').fill(amount);
  await page.getByLabel('Begin with').selectOption(macro);
  const text = await page.getByLabel('Text').inputValue();
  await page.getByRole('button', { name: 'Send' }).click();
  const end = amount
    ? page.getByRole('heading', { name: 'Proposed answer' })
    : page.getByText('Answered', { exact: true });
  await end.first().waitFor();
  return text;
}

async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Approve and do it' }).click();
  await page.getByText('Answered', { exact: true }).first().waitFor();
}

async function messagesTo({ context }: House, of: PhoneNumber): Promise<string[]> {
  const text = `select kind from notifications.message
    where receiver = $1 and kind like 'appeal%' order by queued_at, id`;
  const rows = await context.db.read<{ kind: string }>({ name: 'test: told of appeals', text }, [
    of,
  ]);
  return rows.map(({ kind }) => kind);
}

/** The ZIP has a paper, the data and proofs that a page without a network believes. */
async function packHolds(house: House, { phone, number }: Appealed): Promise<void> {
  await sealAll(house.context);
  const address = new URL(`/api/app/appeals/${number}/pack?language=zh-Hant`, house.address).href;
  const files = unzipSync(await (await phone.request.get(address)).body());
  const read = (name: string): Buffer => Buffer.from(files[name] ?? assert.fail(`no ${name}`));
  const data: unknown = JSON.parse(read('appeal.json').toString());
  assert.ok(followsSchema(data), JSON.stringify(followsSchema.errors));
  assert.ok((await readPdf(read('appeal.pdf'))).title.includes(number.slice(0, 5)));
  assert.ok(Object.keys(files).some((name) => name.endsWith('slip.png')));
  const proofs = Object.keys(files).filter((name) => name.endsWith('.tlog-proof'));
  assert.equal(proofs.length, 3, 'of the top-up, of what is written off and of what went back');
  const verifier = await phone.context().newPage();
  await verifier.goto(new URL(verifierPath, house.address).href);
  await phone.context().setOffline(true);
  for (const name of proofs) {
    const buffer = read(name);
    const file = { name: 'proof.txt', mimeType: 'text/plain', buffer };
    await verifier.locator('#file').setInputFiles(file);
    const code = (name.split('/').at(-1) ?? '').replace('.tlog-proof', '');
    await verifier.locator('.verdict.genuine', { hasText: code.slice(0, 4) }).waitFor();
  }
  await picture(verifier, 'appeal-pack-verified');
  await phone.context().setOffline(false);
}

/** What is spent is ours to bear, by four eyes; the payer hears it and takes a pack along. */
async function writeOff(house: House, one: Appealed, [maker, checker]: readonly Page[]) {
  assert.ok(maker && checker);
  await openAppeal(maker, house, one);
  await maker.getByText('query: captured').first().waitFor();
  await maker.getByRole('button', { name: 'Take it on' }).click();
  await one.phone.getByText('已有專人跟進').waitFor();
  const gives = 'A refund; what is spent is ours to bear';
  const text = await answer(maker, { gives, amount: '100.00', macro: 'We bear it' });
  assert.match(text, /款項已被使用。此次由我們承擔，HK\$100 會循原路退回。$/);
  await openAppeal(checker, house, one);
  await checker.getByText(text).first().waitFor();
  await isOpenToAll(checker, 'appeal-proposed');
  await approve(checker);
  await house.refundsRun();
  await one.phone.getByText('HK$100.00 將原路退回').waitFor();
  await one.phone.getByText(text).waitFor();
  await one.phone.getByText('解決顧客投訴計劃（CCSS）').click();
  await one.phone.getByText('爭議金額不少於 HK$300。 不符合').waitFor();
  const elsewhere = one.phone.getByText('工業和信息化部電信用戶申訴受理中心（12300）');
  assert.equal(
    await elsewhere.count(),
    0,
    'that the line has a +86 number is its owner’s business',
  );
  await picture(one.phone, 'appeal-written-off');
  await packHolds(house, one);
}

/** Nothing but words, at once, from one person. */
async function sayWeAreSorry(house: House, one: Appealed, maker: Page): Promise<void> {
  await openAppeal(maker, house, one);
  await maker.getByRole('heading', { name: 'Why the charge' }).waitFor();
  const text = await answer(maker, { gives: 'An apology', macro: 'We are sorry' });
  assert.match(text, /^您说得对/);
  await one.phone.getByText('致歉：您说得对').waitFor();
  await one.phone.getByText(text).waitFor();
  await picture(one.phone, 'appeal-apology');
}

/** First a question, then an answer that is refused with why, then the one that gives. */
async function giveBack(house: House, one: Appealed, [maker, checker]: readonly Page[]) {
  assert.ok(maker && checker);
  const { phone } = one;
  await openAppeal(maker, house, one);
  await maker.getByRole('heading', { name: 'What the rule noted' }).waitFor();
  await maker.getByLabel('A question: the clock stands still').check();
  await maker.getByLabel('Text').fill('Does somebody else use your phone?');
  await maker.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('The clock stands still until you answer.').waitFor();
  await phone.getByText('Does somebody else use your phone?').waitFor();
  house.passTime(minuteMs);
  await phone.getByLabel('What happened?').fill('Nobody does.');
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('We are on it', { exact: true }).first().waitFor();
  await openAppeal(maker, house, one);
  await maker.getByText('Nobody does.').waitFor();
  const gives = 'A refund; what is spent is not given back';
  await answer(maker, { gives, amount: '5.00', macro: 'We are sorry' });
  await openAppeal(checker, house, one);
  const refuse = checker.getByRole('button', { name: 'Refuse the proposal' });
  await refuse.click();
  await checker.getByText('Please fill this in').waitFor();
  await checker.getByLabel('Why not, if you refuse it; staff read it').fill('All of it, please.');
  await refuse.click();
  await checker.getByText('Proposal refused').waitFor();
  await openAppeal(maker, house, one);
  await maker.getByText('All of it, please.').waitFor();
  await answer(maker, { gives, amount: '50.00', macro: 'We are sorry' });
  await openAppeal(checker, house, one);
  await approve(checker);
  await house.refundsRun();
  await phone.getByText('HK$50.00 goes back the way you paid').waitFor();
  assert.equal(await phone.getByText('All of it, please.').count(), 0);
  await picture(phone, 'appeal-refunded');
}

test('a wrong number, a wrong and an unknown charge end as their people can see', async (t) => {
  const house = await openDeskIn(t, await openCardWorld(t));
  const { context } = house;
  const script = await openChargingScript(context);
  await script.run('line a commuter 50 for 400');
  await script.run('event e a sms HK CN ask 1');
  const wrong = await paidWrongly(house);
  const ruled = await chargedByRule(t, house);
  // By then nobody takes a top-up back alone.
  house.passTime(hourMs);
  const first = await appeal(house, {
    of: wrong.number,
    path: `/top-ups/${wrong.topup.id}`,
    language: 'zh-Hant',
    choice: '增值到錯誤號碼',
    verdict: '已不能自行收回',
    words: '我輸入錯了一個數字。',
  });
  house.passTime(hourMs);
  const second = await appeal(house, {
    of: '+85251000010',
    path: '/usage',
    fold: /^逐项扣费/,
    language: 'zh-Hans',
    verdict: '这笔扣费如何计算',
    words: '我没有发过短信。',
  });
  house.passTime(hourMs);
  const third = await appeal(house, {
    of: ruled.number,
    path: '/auto-topup',
    language: 'en',
    verdict: 'Your auto top-up ordered it',
    words: 'I did not order this.',
  });
  const maker = await house.visit(browser);
  await signIn(maker, await house.hire('maker', 'support'));
  const checker = await house.visit(browser);
  await signIn(checker, await house.hire('checker', 'finance'));
  await maker.getByRole('link', { name: 'Appeals', exact: true }).click();
  const rows = maker.locator('a', { hasText: /^[0-9A-Z]{5} [0-9A-Z]{5}$/ });
  await rows.nth(2).waitFor();
  const numbers = (await rows.allInnerTexts()).map((one) => one.replace(' ', ''));
  assert.deepEqual(numbers, [first.number, second.number, third.number]);
  await isOpenToAll(maker, 'appeals-by-clock');
  await writeOff(house, first, [maker, checker]);
  await sayWeAreSorry(house, second, maker);
  await giveBack(house, third, [maker, checker]);
  const told = ['appeal_opened', 'appeal_answered'];
  assert.deepEqual(await messagesTo(house, first.of), told);
  assert.deepEqual(await messagesTo(house, second.of), told);
  assert.deepEqual(await messagesTo(house, third.of), told.toSpliced(1, 0, 'appeal_asked'));
  await house.booksHold();
});
