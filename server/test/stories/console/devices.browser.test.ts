import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { compareTotals, cutOver, openAcquirer, sellAtMachine } from '#acquirers';
import { countBox, emptyBox, listClaims, sellForCash } from '#kiosks';
import { readTrail } from '#identity';
import { listResellers, readFloat } from '#resellers';
import { sellTopup } from '#sales';
import { eventually } from '#test/eventually';
import { staffCaller } from '#test/finance';
import { keptNotes, openTestKiosk } from '#test/kiosk-world';
import { openShop, openTier, saleOf, signIn as signInAtTill } from '#test/shop-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { isOpenToAll, openDesk, picture, signIn } from './desk.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

test('staff see what a kiosk needs, make its code, count its box and settle a claim', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const kiosk = await openTestKiosk(context);
  const { number } = await desk.person(['+85251234567'], 320n);
  await sellForCash(context, kiosk, keptNotes(context, kiosk, number));
  const lost = keptNotes(context, kiosk, '+85259999999', { claimCode: 'ABCDEFGHJKMN' });
  await sellForCash(context, kiosk, lost);
  const emptied = { number: 1, bag: 'B-1', hundreds: 2, fiveHundreds: 0 };
  await emptyBox(context, kiosk, { ...emptied, emptiedAt: context.clock.now() });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator', 'finance', 'clerk'));
  await page.getByRole('link', { name: 'Devices' }).click();
  await page.getByText('Silent', { exact: true }).waitFor();
  await isOpenToAll(page, 'console-devices');
  await page.getByRole('button', { name: 'One-time code' }).click();
  await page.getByText(/Code for test-\d+: \w{5}-\w{5}\./).waitFor();
  await page.getByLabel('HK$100 notes').fill('1');
  await page.getByLabel('HK$500 notes').fill('0');
  await page.getByRole('button', { name: 'Count' }).click();
  await page.getByRole('cell', { name: 'HK$200.00' }).waitFor();
  await page.getByText('HK$100.00 (HK$100.00 missing)').waitFor();
  await page.getByLabel('Code on the slip').fill('abcd-efgh-jkmn');
  await page.getByLabel('To number (none: cash)').fill(number);
  await page.getByRole('button', { name: 'Settle' }).click();
  await page.getByText('Nothing waits to be claimed').waitFor();
  assert.deepEqual(await listClaims(context, staffCaller('clerk')), []);
  const again = { kiosk: kiosk.id, number: 1, hundreds: 2, fiveHundreds: 0 };
  await assert.rejects(countBox(context, staffCaller('finance'), again), {
    code: 'kiosk_box_counted',
  });
  assert.ok(isClean(await auditEverything(context)));
});

/** What the page of one shop says in one of its parts. */
async function openPart(page: Page, shop: string, part: string): Promise<void> {
  await page.getByRole('link', { name: 'Shops' }).click();
  await isOpenToAll(page, 'console-shops');
  await page.getByRole('link', { name: shop }).click();
  await page.getByRole('link', { name: part, exact: true }).click();
}

/** What waits for somebody, of all shops. */
async function openStock(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Shops' }).click();
  await page.getByRole('link', { name: 'Stock and payouts' }).click();
}

/** Whoever looks on a phone scrolls little before they know how it stands. */
async function isShort(page: Page): Promise<void> {
  const size = page.viewportSize();
  assert.ok(size);
  await page.setViewportSize({ width: 320, height: size.height });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await picture(page, 'console-shop-money-first-320');
  assert.ok(height <= 1_300, `${height} px at 320 px`);
  await page.setViewportSize(size);
}

test('stock for a float is wanted by one person and put there by another', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  await openTier(context);
  const { id } = await openShop(context, { name: 'Ravi Telecom', floatMinor: 0n });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('clerk', 'clerk'));
  await openPart(page, 'Ravi Telecom', 'Money');
  // What is there comes first; what is seldom wanted is behind a button.
  await isShort(page);
  await page.getByRole('button', { name: 'Stock for its float' }).click();
  await page.getByLabel('HK$, whole dollars').fill('500');
  await page.getByLabel('Paid by').selectOption('Bank transfer');
  await page.getByRole('button', { name: 'Want stock' }).click();
  await page.getByRole('cell', { name: 'Wanted', exact: true }).waitFor();
  await page.getByText('Somebody else has to approve or refuse it.').waitFor();
  await isOpenToAll(page, 'console-shop-money');
  assert.equal(await readFloat(context, id), 0n);
  const other = await desk.visit(browser);
  await signIn(other, await desk.hire('treasurer', 'finance'));
  await openStock(other);
  await other.getByRole('button', { name: 'Approve and do it' }).click();
  await other.getByText('In the float, not paid').waitFor();
  await other.getByText('two people say that it was paid').waitFor();
  assert.equal(await readFloat(context, id), 50_000n);
  await other.getByRole('button', { name: 'It was paid' }).click();
  await other.getByText('treasurer says it was paid; somebody else has to say so too').waitFor();
  await isOpenToAll(other, 'console-shops-said-paid');
  const third = await desk.visit(browser);
  await signIn(third, await desk.hire('cashier', 'finance'));
  await openStock(third);
  await third.getByRole('button', { name: 'It was paid' }).click();
  await third.getByRole('cell', { name: 'Paid', exact: true }).waitFor();
  // The cheque came back: who sells has it no more, if somebody else agrees.
  await page.reload();
  await page.getByRole('button', { name: 'Take money out of it' }).click();
  await page.getByLabel('What is done').selectOption({ index: 2 });
  await page.getByLabel('How much, HK$').fill('500');
  await page.getByLabel('Reason').fill('It was never paid');
  await page.getByRole('button', { name: 'Want it taken out' }).click();
  await page.getByRole('cell', { name: 'It was never paid' }).waitFor();
  // What was sent is gone from the form: pressed again, it wants nothing twice.
  assert.equal(await page.getByLabel('How much, HK$').inputValue(), '');
  await isOpenToAll(page, 'console-shops-recall');
  assert.equal(await readFloat(context, id), 50_000n);
  await other.reload();
  await other.getByRole('button', { name: 'Approve and do it' }).click();
  await other.getByText('Nothing is to be taken out').waitFor();
  assert.equal(await readFloat(context, id), 0n);
  assert.ok(isClean(await auditEverything(context)));
});

test('what cash machines sold stands day by day, beside what their acquirer says', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const { number } = await desk.person(['+85251234567'], 320n);
  const harbour = await openAcquirer(context, 'harbour');
  const name = { sentAt: '1123001200', trace: '000001', institution: '1', terminal: 'ATM00042' };
  await sellAtMachine(context, harbour, { number, valueMinor: 10_000n, name });
  const said = { sales: 1n, salesValue: 10_000n, reversals: 0n, reversalsValue: 0n };
  const wrong = { ...said, salesValue: 15_000n };
  await cutOver(context, harbour, { name: 'evening', to: undefined });
  await compareTotals(context, harbour, harbour.businessDay, wrong);
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: 'Devices' }).click();
  await page
    .getByRole('row', { name: /harbour .*1 · HK\$100\.00 1 · HK\$150\.00 Differs/ })
    .waitFor();
  await page.getByRole('row', { name: /harbour .*0 · HK\$0\.00 – Open/ }).waitFor();
  await isOpenToAll(page, 'console-machines');
  await compareTotals(context, harbour, harbour.businessDay, said);
  await page.reload();
  await page.getByRole('row', { name: /1 · HK\$100\.00 1 · HK\$100\.00 Agreed/ }).waitFor();
});

test('what a cash machine took and could not credit is credited once it can be', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  const harbour = await openAcquirer(context, 'harbour');
  const name = { sentAt: '1123001200', trace: '000001', institution: '1', terminal: 'ATM00042' };
  const lost = { number: '+85259999999' as const, valueMinor: 10_000n, name };
  await sellAtMachine(context, harbour, { ...lost, isAdvice: true });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator', 'clerk'));
  await page.getByRole('link', { name: 'Devices' }).click();
  const owed = page.locator('.block').filter({ hasText: 'Taken and not credited' });
  const row = owed.getByRole('row', { name: /harbour ATM00042 .* HK\$100\.00 / });
  await row.waitFor();
  for (const title of ['Taken', 'Amount']) {
    await owed.getByRole('columnheader', { name: title, exact: true }).waitFor();
  }
  await isOpenToAll(page, 'console-owed-advices');
  await page.getByRole('link', { name: 'System' }).click();
  await page.getByText('Cash machines have taken what is not credited').waitFor();
  await desk.person(['+85259999999'], 0n);
  await page.getByRole('link', { name: 'Devices' }).click();
  await row.getByRole('button', { name: 'Credit it now' }).click();
  await page.getByText('Nothing is owed').waitFor();
  assert.ok(isClean(await auditEverything(context)));
});

test('a shop is opened on the page, and its PIN is shown once', async (t) => {
  const desk = await openDesk(t);
  await openTier(desk.context);
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: 'Shops' }).click();
  await page.getByRole('link', { name: 'Open a shop' }).click();
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  const shop = page.locator('form').filter({ hasText: 'Its tills' });
  await shop.getByLabel('Name').fill('Wing Kee');
  await shop.getByLabel('Tier').selectOption({ index: 1 });
  await shop.getByLabel('Told at').fill('9765 4321');
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('heading', { name: 'Wing Kee' }).waitFor();
  await page.getByRole('link', { name: 'Tills and people' }).click();
  const person = page.locator('form').filter({ hasText: 'Name on slips' });
  await person.getByLabel('Login').fill('wing-01');
  await person.getByLabel('Name on slips').fill('Ah Wing');
  await page.getByRole('button', { name: 'Add and show the PIN' }).click();
  await page.getByText(/PIN of wing-01: \d{6}\./).waitFor();
  await isOpenToAll(page, 'console-open-shop');
  const stops = page.locator('.block').filter({ hasText: 'Stop a person or a till' });
  const row = stops.getByRole('row', { name: /wing-01 Ah Wing/ });
  await row.getByRole('button', { name: 'Stop', exact: true }).click();
  await row.getByText('Stopped', { exact: true }).waitFor();
  const till = stops.getByRole('row', { name: /^1 / });
  await till.getByRole('button', { name: 'Stop', exact: true }).click();
  await till.getByText('Stopped', { exact: true }).waitFor();
  await isOpenToAll(page, 'console-shop-stops');
  const another = page.locator('.block').filter({ hasText: 'Another till' });
  await another.getByLabel('Name').fill('Back door');
  await page.getByRole('button', { name: 'Add the till' }).click();
  await stops.getByRole('row', { name: /^2 Back door/ }).waitFor();
  await till.getByRole('button', { name: 'Let go on' }).click();
  await till.getByText('Open', { exact: true }).waitFor();
  const acts = await readTrail(desk.context, { beforeMs: desk.context.clock.now() + 1, limit: 20 });
  assert.ok(acts.some(({ action }) => action === 'operator.suspend'));
});

test('where a shop sells is set on the page, shown there, and taken away again', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  await openTier(context);
  await openShop(context, { name: 'Ravi Telecom' });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await openPart(page, 'Ravi Telecom', 'Place and hours');
  const form = page.locator('form').filter({ hasText: 'Within so many metres' });
  await form.getByLabel('Latitude').fill('22.3123');
  await form.getByLabel('Longitude').fill('114.2265');
  await form.getByLabel('Within so many metres').fill('49');
  await form.getByRole('button', { name: 'Set the place' }).click();
  await form.getByText('From 50 to 50000 metres').waitFor();
  await form.getByLabel('Within so many metres').fill('150');
  await form.getByRole('button', { name: 'Set the place' }).click();
  await form.getByRole('button', { name: 'May be anywhere' }).waitFor();
  assert.equal(await form.getByLabel('Latitude').inputValue(), '22.312300');
  await isOpenToAll(page, 'console-shop-place');
  await form.getByRole('button', { name: 'May be anywhere' }).click();
  await form.getByRole('button', { name: 'May be anywhere' }).waitFor({ state: 'detached' });
  const times = page.locator('form').filter({ hasText: 'a closing before the opening' });
  await times.getByLabel('From').fill('07:30');
  await times.getByLabel('Until').fill('01:05');
  await times.getByRole('button', { name: 'Set the hours' }).click();
  await times.getByRole('button', { name: 'May sell at any time' }).waitFor();
  assert.equal(await times.getByLabel('Until').inputValue(), '01:05');
  const [shop] = await listResellers(context, staffCaller('operator'));
  assert.deepEqual(shop?.hours, { opensAt: 450, closesAt: 65 });
  await page.getByRole('link', { name: 'About' }).click();
  await page.getByText('anywhere', { exact: true }).waitFor();
  await page.getByText('07:30 – 01:05', { exact: true }).waitFor();
  const change = page.locator('form').filter({ hasText: 'Save, from the next sale on' });
  await change.getByLabel('Name').fill('Ravi & Sons');
  await change.getByRole('button', { name: 'Save, from the next sale on' }).click();
  await page.getByRole('heading', { name: 'Ravi & Sons', level: 1 }).waitFor();
  await isOpenToAll(page, 'console-shop-about');
});

test('what a chain may sell in all is set on the page, and shown there again', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  await openTier(context, { weekCount: 70 });
  const chain = await openShop(context, { kind: 'chain', name: 'Harbour Mart' });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: 'Shops' }).click();
  await page.getByRole('link', { name: 'Tiers' }).click();
  await page.getByRole('cell', { name: '70', exact: true }).waitFor();
  await page.getByRole('link', { name: 'All shops' }).click();
  await page.getByRole('link', { name: 'Harbour Mart' }).click();
  await page.getByRole('link', { name: 'Limits' }).click();
  const form = page.locator('form').filter({ hasText: 'Empty is no limit' });
  await form.getByLabel('HK$ a day, whole dollars').fill('20000');
  await form.getByRole('button', { name: 'Set the limits' }).click();
  const limits = await eventually('the limit is set', async () => {
    const found = (await listResellers(context, staffCaller('operator'))).find(
      ({ id }) => id === chain.id,
    );
    return found?.chainDayMinor === null ? undefined : found;
  });
  assert.deepEqual([limits.chainDayMinor, limits.chainMonthMinor], [2_000_000n, null]);
  await page.reload();
  assert.equal(await form.getByLabel('HK$ a day, whole dollars').inputValue(), '20000');
  await isOpenToAll(page, 'console-chain-limits');
});

test('what each shop of a tier may sell a week is set on the page, and holds', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  await openTier(context);
  const shop = await openShop(context, { name: 'Ravi Telecom' });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('keeper', 'operator'));
  await page.getByRole('link', { name: 'Shops' }).click();
  await page.getByRole('link', { name: 'Tiers' }).click();
  const form = page.locator('form').filter({ hasText: 'A week begins on Monday' });
  await form.getByLabel('Tier').selectOption('Shop');
  assert.equal(await form.getByLabel('Sales a day').inputValue(), '500');
  await form.getByLabel('Sales a week').fill('1');
  await form.getByLabel('HK$ a week, whole dollars').fill('3000');
  await form.getByRole('button', { name: 'Set the limits' }).click();
  await page.getByRole('cell', { name: '1 · HK$3,000', exact: true }).waitFor();
  await form.getByLabel('Tier').selectOption('Shop');
  assert.equal(await form.getByLabel('Sales a week').inputValue(), '1');
  await isOpenToAll(page, 'console-tier-limits');
  const { number } = await desk.person(['+85251234567'], 320n);
  const visit = await signInAtTill(context, shop.login);
  const sell = (value: bigint) => sellTopup(context, visit, saleOf(shop, number, value));
  await sell(10_000n);
  await assert.rejects(sell(5_000n), { code: 'sale_limit_week' });
});

test('where a float is paid out to is recorded by two people on the page, and waits', async (t) => {
  const desk = await openDesk(t);
  const { context } = desk;
  await openTier(context);
  await openShop(context, { name: 'Ravi Telecom' });
  const page = await desk.visit(browser);
  await signIn(page, await desk.hire('clerk', 'clerk'));
  await openPart(page, 'Ravi Telecom', 'Money');
  await page.getByRole('button', { name: 'Take money out of it' }).click();
  await page.getByText('no account is on record yet').waitFor();
  await page.getByRole('button', { name: 'Another account' }).click();
  const form = page.locator('form').filter({ hasText: 'Two people record where' });
  await form.getByLabel('Account holder').fill('Ravi Kumar');
  await form.getByLabel('Bank account').fill('012-345678');
  await form.getByLabel('Who asked').fill('Ravi, with his licence, at the desk');
  await form.getByRole('button', { name: 'Want it on record' }).click();
  await page.getByRole('row', { name: /– Ravi Kumar, 012-345678/ }).waitFor();
  await isOpenToAll(page, 'console-shops-account');
  const other = await desk.visit(browser);
  await signIn(other, await desk.hire('treasurer', 'finance'));
  await openStock(other);
  await other.getByRole('button', { name: 'Approve and do it' }).click();
  await other.getByRole('row', { name: /Ravi Kumar, 012-345678; usable from/ }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Take money out of it' }).click();
  await page.getByText('Goes to Ravi Kumar, 012-345678').waitFor();
  await page.getByLabel('How much, HK$').fill('10');
  await page.getByLabel('Reason', { exact: true }).fill('It closes');
  await page.getByRole('button', { name: 'Want it taken out' }).click();
  await page.getByText('This account is new').waitFor();
  await isOpenToAll(page, 'console-shops-account-waits');
});
