import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readRule, ruleConsent } from '#auto-topups';
import type { MandateId } from '#mandates';
import { turnOn } from '#test/auto-world';
import type { Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../src/audit.ts';
import { isOpenToAll } from './console/desk.ts';
import { type Home, openHome, phoneOf } from './owner-phone.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();
const tick = (page: Page) => page.getByRole('checkbox').last();
const choose = (page: Page, what: string, amount: string) =>
  page.getByRole('group', { name: what, exact: true }).getByText(amount, { exact: true }).click();

interface Changing {
  readonly home: Home;
  readonly person: Ruled;
  readonly other: MandateId;
  readonly page: Page;
}

/** Two wallets are saved, and the owner of a rule by the first, or by both, changes it. */
async function openChange(
  t: TestContext,
  { balanceMinor, isByBoth = false }: { balanceMinor?: bigint; isByBoth?: boolean } = {},
): Promise<Changing> {
  const home = await openHome(t);
  const { context, shop } = home;
  const person = await home.payer(balanceMinor);
  await configureWallet(context, shop, 'alipay_hk_other');
  const other = await signWallet(context, shop, person.subscriber, 'en', 'alipay_hk_other');
  const page = await phoneOf(home, browser, person, { language: 'en', path: '/auto-topup' });
  const by = [person.mandate, ...(isByBoth ? [other] : [])];
  await turnOn(context, person, usualWish(by));
  await page.reload();
  await press(page, 'Change it');
  return { home, person, other, page };
}

async function saveChange(page: Page): Promise<void> {
  await tick(page).check();
  await press(page, 'Save the change');
  await page.getByText('Change auto top-up').waitFor({ state: 'detached' });
}

const paidBy = async ({ home, person }: Changing) =>
  (await readRule(home.context, person.line)).rule?.mandates;

test('a tick is gone once the rule, or what pays for it, is chosen otherwise', async (t) => {
  const { page } = await openChange(t, { isByBoth: true });
  const chosen = [
    () => choose(page, 'Never more within 30 days than', 'HK$1,000'),
    () => choose(page, 'Top up by', 'HK$100'),
    () => choose(page, 'When the balance is below', 'HK$50'),
    () => press(page, 'alipay_hk_other first'),
  ];
  for (const [index, change] of chosen.entries()) {
    await tick(page).check();
    await change();
    assert.equal(await tick(page).isChecked(), false, `after choice ${index}`);
  }
  const save = page.getByRole('button', { name: 'Save the change', exact: true });
  assert.equal(await save.getAttribute('aria-disabled'), 'true');
});

test('a change begins with what its rule is paid by, and takes and leaves others', async (t) => {
  const opened = await openChange(t);
  const { page, person, other } = opened;
  await page.getByText('Change auto top-up').waitFor();
  assert.equal(await page.getByText(/^Paid by .+, in this order$/).count(), 0);
  await isOpenToAll(page, 'auto-topup-also-use');
  await press(page, 'Also use alipay_hk_other');
  await shows(page, 'Paid by AlipayHK → alipay_hk_other, in this order');
  await isOpenToAll(page, 'auto-topup-used-both');
  await saveChange(page);
  assert.deepEqual(await paidBy(opened), [person.mandate, other]);
  await press(page, 'Change it');
  await press(page, 'Do not use AlipayHK');
  await saveChange(page);
  assert.deepEqual(await paidBy(opened), [other]);
});

test('what a change charges is shown first, and what is agreed to by it is kept', async (t) => {
  const { home, person, other, page } = await openChange(t, { balanceMinor: 3_000n });
  await choose(page, 'When the balance is below', 'HK$50');
  await press(page, 'Also use alipay_hk_other');
  const said = await page.locator('.rule-sentence').last().innerText();
  await tick(page).check();
  await press(page, 'Save the change');
  await shows(page, 'The first top-up of HK$50.00 is charged now.');
  await shows(page, 'This rule calls for a top-up already');
  await isOpenToAll(page, 'auto-topup-change-first');
  // It was shown for this alone.
  await press(page, 'Do not use alipay_hk_other');
  const first = page.getByText('The first top-up of HK$50.00 is charged now.');
  await first.waitFor({ state: 'detached' });
  await press(page, 'Also use alipay_hk_other');
  await tick(page).check();
  await press(page, 'Save and pay HK$50.00 now');
  await shows(page, 'Under way');
  const { context } = home;
  assert.equal((await readRule(context, person.line)).rule?.belowMinor, 5_000n);
  const text = `select version, language, said from auto_topups.consent where line = $1
    order by at`;
  const kept = await context.db.read<{ said: string }>({ name: 'test: consents', text }, [
    person.line.slice(4),
  ]);
  assert.equal(kept.length, 2);
  const ways = `AlipayHK (${person.mandate}) → AlipayHK (${other})`;
  const sentence = said.split(/\s*\n\s*/).join(' ');
  assert.deepEqual(kept.at(-1), {
    version: ruleConsent.version,
    language: 'en',
    said: `${sentence}\n${ways}\n${ruleConsent.text.en}`,
  });
  await home.jobs();
  assert.equal(await home.money(person), 8_100n);
  assert.ok(isClean(await auditEverything(context)));
});

test('another day of the month leaves its amount, and cents stay cents', async (t) => {
  const { home, person, page } = await openChange(t);
  const monthly = { belowMinor: 1_550n, monthlyDay: 15, monthlyMinor: 20_000n };
  await turnOn(home.context, person, usualWish([person.mandate], monthly));
  await page.reload();
  await press(page, 'Change it');
  await choose(page, 'Also every month', 'Day 20');
  const sentence = page.locator('.rule-sentence').last();
  assert.match(await sentence.innerText(), /On day 20 of each month, top up HK\$200\./);
  await page.getByLabel('When the balance is below (HK$)').press('End');
  await page.getByLabel('When the balance is below (HK$)').press('Backspace');
  assert.match(await sentence.innerText(), /^Below HK\$15, /);
});
