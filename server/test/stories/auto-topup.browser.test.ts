import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { hourMs, languages } from '#base';
import { lookAtLines, readRule } from '#auto-topups';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import type { Ruled } from '#test/rule-world';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../src/audit.ts';
import { isOpenToAll } from './console/desk.ts';
import { type Home, openHome, phoneOf } from './owner-phone.ts';

/** What the page says, as its readers see it. */
const wordsOf = {
  en: {
    turnOn: 'Turn on',
    isOn: 'Auto top-up is on',
    paidBy: 'Paid by AlipayHK',
    apart: 'Two charges are at least 60 mins apart.',
    whenLow: 'When the balance falls',
    skip: 'Leave out the next one',
    unskip: 'Keep the next one',
    used: 'HK$0.00 of HK$300.00, 0 of 6 times',
    willSkip: 'Will be left out',
    skipped: 'Left out',
    stop: 'Stop now',
    stopped: 'Auto top-up is stopped',
    turnOnTitle: 'Turn on auto top-up',
    notByBalance: 'Not by balance',
  },
  'zh-Hant': {
    turnOn: '開啟',
    isOn: '自動增值已開啟',
    paidBy: '以AlipayHK支付',
    apart: '兩次扣款至少相隔60分鐘。',
    whenLow: '結餘下降時',
    skip: '略過下一次',
    unskip: '保留下一次',
    used: 'HK$0.00／HK$300.00，0／6次',
    willSkip: '將會略過',
    skipped: '已略過',
    stop: '立即停用',
    stopped: '自動增值已停用',
    turnOnTitle: '開啟自動增值',
    notByBalance: '不看結餘',
  },
  'zh-Hans': {
    turnOn: '开启',
    isOn: '自动充值已开启',
    paidBy: '用AlipayHK支付',
    apart: '两次扣款至少间隔60分钟。',
    whenLow: '余额下降时',
    skip: '跳过下一次',
    unskip: '保留下一次',
    used: 'HK$0.00／HK$300.00，0／6次',
    willSkip: '将会跳过',
    skipped: '已跳过',
    stop: '立即停用',
    stopped: '自动充值已停用',
    turnOnTitle: '开启自动充值',
    notByBalance: '不看余额',
  },
} as const;
type Words = (typeof wordsOf)[keyof typeof wordsOf];

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/** The owner's phone on the page of auto top-up, in a language. */
function phoneAt(home: Home, person: Ruled, language: keyof typeof wordsOf): Promise<Page> {
  return phoneOf(home, browser, person, { language, path: '/auto-topup' });
}

/** Somebody whose rule is on, with their phone: the code to sign in is the first that they read. */
async function openRuled(home: Home): Promise<{ readonly person: Ruled; readonly page: Page }> {
  const person = await home.payer();
  const page = await phoneAt(home, person, 'en');
  await turnOn(home.context, person, usualWish([person.mandate]));
  return { person, page };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

async function agree(page: Page, words: Words): Promise<void> {
  const button = page.getByRole('button', { name: words.turnOn, exact: true });
  await button.waitFor();
  // Without the tick it turns nothing on.
  assert.equal(await page.getByRole('checkbox').last().isChecked(), false);
  await page.getByRole('checkbox').last().check();
  await button.click();
}

const ruleOf = async ({ context }: Home, { line }: Ruled) => (await readRule(context, line)).rule;

for (const language of languages) {
  test(`a rule is turned on, left out once and stopped by pressing, in ${language}`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    const words = wordsOf[language];
    const page = await phoneAt(home, person, language);
    await page.getByText(words.apart).waitFor();
    await isOpenToAll(page, `auto-topup-form-${language}`);
    await agree(page, words);
    await shows(page, words.isOn);
    await page.getByText(words.apart).waitFor();
    await shows(page, words.paidBy);
    await shows(page, words.whenLow);
    await shows(page, words.used);
    assert.equal(await page.getByText(words.willSkip).count(), 0);
    assert.equal((await ruleOf(home, person))?.state, 'on');
    await isOpenToAll(page, `auto-topup-on-${language}`);

    await press(page, words.skip);
    await page.getByRole('button', { name: words.unskip }).waitFor();
    await shows(page, words.willSkip);
    assert.equal((await ruleOf(home, person))?.skipsNext, true);
    await home.move(person, -9_000n);
    await lookAtLines(home.context, [person]);
    await page.reload();
    await shows(page, words.skipped);
    assert.equal(await page.getByText(words.willSkip).count(), 0);
    await isOpenToAll(page, `auto-topup-skipped-${language}`);
    assert.deepEqual(await home.topups(person), []);

    await press(page, words.stop);
    await shows(page, words.stopped);
    await shows(page, words.turnOnTitle);
    assert.equal((await ruleOf(home, person))?.state, 'off');
  });
}

/** As a wallet signs one that is charged on fixed days alone. */
async function onlyPlanned({ context, database }: Home, mandate: Ruled['mandate']): Promise<void> {
  const owner = database.context({ url: database.ownerUrl, clock: context.clock });
  const text = `update mandates.mandate
    set terms = (terms::jsonb || '{"isUnscheduled":false,"isScheduled":true}')::json
    where id = $1`;
  const change = { name: 'test: planned alone', text };
  await owner.db.transaction((tx) => tx.query(change, [mandate.slice(4)]));
}

for (const language of languages) {
  test(`a wallet for fixed days alone tops up each month, in ${language}`, async (t) => {
    const home = await openHome(t);
    const person = await home.payer();
    await onlyPlanned(home, person.mandate);
    const words = wordsOf[language];
    const page = await phoneAt(home, person, language);
    await page.getByText(words.notByBalance).waitFor();
    await isOpenToAll(page, `auto-topup-planned-${language}`);
    await agree(page, words);
    await shows(page, words.isOn);
    const rule = await ruleOf(home, person);
    assert.deepEqual([rule?.belowMinor, rule?.monthlyDay, rule?.state], [null, 1, 'on']);
  });
}

test('a wallet for fixed days alone stands beside one that pays when it is low', async (t) => {
  const home = await openHome(t);
  const person = await home.payer();
  await configureWallet(home.context, home.shop, 'alipay_hk_other');
  const planned = await signWallet(
    home.context,
    home.shop,
    person.subscriber,
    'en',
    'alipay_hk_other',
  );
  await onlyPlanned(home, planned);
  const page = await phoneAt(home, person, 'en');
  await page.getByText(/only pays on fixed days, so it is not used here\.$/).waitFor();
  await isOpenToAll(page, 'auto-topup-left-out');
  await agree(page, wordsOf.en);
  await shows(page, wordsOf.en.isOn);
  assert.deepEqual((await ruleOf(home, person))?.mandates, [person.mandate]);
});

test('what is charged at once is said with its amount, and only then confirmed', async (t) => {
  const home = await openHome(t);
  const person = await home.payer(500n);
  const page = await phoneAt(home, person, 'en');
  await shows(page, 'Paid by AlipayHK');
  await agree(page, wordsOf.en);
  await shows(page, 'The first top-up of HK$50.00 is charged now.');
  assert.equal(await ruleOf(home, person), undefined);
  await isOpenToAll(page, 'auto-topup-first');
  await press(page, 'Turn on and pay HK$50.00 now');
  await shows(page, 'Under way');
  await home.jobs();
  assert.equal(await home.money(person), 5_600n);
  assert.ok(isClean(await auditEverything(home.context)));
});

test('what an interval puts off is said with its time, and shown as the next check', async (t) => {
  const home = await openHome(t);
  const { person, page } = await openRuled(home);
  await home.move(person, -9_000n);
  await lookAtLines(home.context, [person]);
  await home.jobs();
  await home.move(person, -5_000n);
  await page.reload();
  await press(page, 'Stop now');
  await agree(page, wordsOf.en);
  const later = page.getByText(
    /^The first top-up is charged no earlier than .+: HK\$50\.00 by the balance as it is now\.$/,
  );
  await later.waitFor();
  await isOpenToAll(page, 'auto-topup-later');
  const time = /earlier than (.+): HK/.exec(await later.innerText())?.[1];
  assert.ok(time);
  await press(page, 'Turn on');
  await shows(page, wordsOf.en.isOn);
  await page.locator('dt, dd, .row').filter({ hasText: time }).first().waitFor();
  home.pass(hourMs);
  await home.sweep();
  assert.equal(await home.money(person), 6_200n);
});

test('whoever stops it while one is under way reads so, and how it ended', async (t) => {
  const home = await openHome(t);
  const { person, page } = await openRuled(home);
  await home.move(person, -9_000n);
  await lookAtLines(home.context, [person]);
  await page.reload();
  await shows(page, 'A top-up is being confirmed');
  const [topup] = await home.topups(person);
  assert.ok(topup);
  await home.shop.fault('charge-in-process-then-success', topup.attempt, 'pay', 24 * hourMs);
  await press(page, 'Stop now');
  await shows(page, 'Auto top-up is stopped, and one is under way');
  await isOpenToAll(page, 'auto-topup-stopped-open');
  await home.jobs();
  await page.reload();
  await page.getByText('Called off').first().waitFor();
  assert.equal(await page.getByText('Auto top-up is stopped, and one is under way').count(), 0);
  await isOpenToAll(page, 'auto-topup-called-off');
});

test('what another tab changed is seen, and what nobody answered is not called done', async (t) => {
  const home = await openHome(t);
  const person = await home.payer();
  const page = await phoneAt(home, person, 'en');
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Turn on', exact: true }).dblclick();
  await shows(page, wordsOf.en.isOn);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await press(other, wordsOf.en.stop);
  await shows(other, wordsOf.en.turnOnTitle);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await shows(page, wordsOf.en.turnOnTitle);
  const log = page.getByText('Turned on', { exact: true });
  assert.equal(await log.count(), 1, 'two taps turned it on once');

  // Carried out, and its answer lost each time.
  await page.route('**/auto-topup', async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await agree(page, wordsOf.en);
  await shows(page, 'No answer came. It may or may not be done.');
  assert.equal(await page.getByText(wordsOf.en.isOn).count(), 0);
  await isOpenToAll(page, 'auto-topup-unknown');
  await press(page, 'Look again');
  await shows(page, wordsOf.en.isOn);
  assert.equal((await ruleOf(home, person))?.state, 'on');
});

test('what another screen changed is not agreed to unseen, and the choice is kept', async (t) => {
  const home = await openHome(t);
  const person = await home.payer();
  const page = await phoneAt(home, person, 'en');
  await page.getByText('HK$100', { exact: true }).first().click();
  await page.getByRole('checkbox').last().check();
  await shows(page, wordsOf.en.turnOnTitle);
  const chosen = await page.locator('.rule-sentence').innerText();
  await turnOn(home.context, person, usualWish([person.mandate], { belowMinor: 1_000n }));
  await press(page, wordsOf.en.turnOn);
  await page.getByText(/^This was changed since you saw it/).waitFor();
  await shows(page, wordsOf.en.isOn);
  assert.equal((await ruleOf(home, person))?.belowMinor, 1_000n);
  assert.equal(await page.locator('.rule-sentence').last().innerText(), chosen);
  await isOpenToAll(page, 'auto-topup-changed-elsewhere');
  // What is on is not turned on again, but changed.
  await page.getByRole('checkbox').last().check();
  await press(page, 'Save the change');
  await shows(page, 'Auto top-up is changed');
  await page.getByText('Change auto top-up').waitFor({ state: 'detached' });
  assert.notEqual((await ruleOf(home, person))?.belowMinor, 1_000n);
});

test('what is on is changed from what it is, or left so; what rests begins with it', async (t) => {
  const home = await openHome(t);
  const person = await home.payer();
  const own = { belowMinor: 3_000n, amountMinor: 10_000n, daysLeft: 7, capMinor: 40_000n };
  const monthly = { monthlyDay: 15, monthlyMinor: 10_000n };
  await turnOn(home.context, person, usualWish([person.mandate], { ...own, ...monthly }));
  const page = await phoneAt(home, person, 'en');
  await press(page, 'Change it');
  const sentence = page.locator('.rule-sentence');
  const [before, chosen] = [sentence.first(), sentence.last()];
  assert.equal(await chosen.innerText(), await before.innerText());
  await shows(page, 'Also 7 days before the line expires');
  await isOpenToAll(page, 'auto-topup-change');
  await press(page, 'Leave it as it is');
  await page.getByText('Change auto top-up').waitFor({ state: 'detached' });
  await press(page, 'Change it');
  await page.getByText('HK$600', { exact: true }).click();
  await page.getByRole('checkbox').last().check();
  await press(page, 'Save the change');
  await shows(page, 'Auto top-up is changed');
  await page.getByText(/^HK\$0\.00 of HK\$600\.00, /).waitFor();
  const { rule } = await readRule(home.context, person.line);
  const kept = { ...own, ...monthly, capMinor: 60_000n };
  for (const [name, value] of Object.entries(kept)) {
    assert.equal(rule?.[name as keyof typeof kept], value, name);
  }
  await press(page, wordsOf.en.stop);
  await shows(page, wordsOf.en.turnOnTitle);
  const said = await chosen.innerText();
  assert.match(said, /^Below HK\$30, top up HK\$100; [^]+HK\$600 and 6 times/);
  assert.match(
    said,
    /that does not reach HK\$30, as many times HK\$100 as it takes, in one charge\./,
  );
});
