import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { present } from '#base';
import { approveClosing, listClosings, readClosing } from '#closings';
import { columns } from '#line-imports';
import { createTill } from '#tills';
import { eventually } from '#test/eventually';
import { staffCaller } from '#test/finance';
import { netOf } from '#test/hall-world';
import { readPdfText } from '#test/pdf-reader';
import { openShop, openTier } from '#test/shop-world';
import { boughtCode, openStock } from '#test/voucher-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { type Desk, isOpenToAll, type Look, openDesk, signIn } from '../console/desk.ts';
import { onPaper, printed } from '../slip-paper.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

async function openHall(t: TestContext): Promise<Desk> {
  const desk = await openDesk(t);
  await createTill(desk.context, { code: 'central-1', name: 'Central, counter 1' });
  return desk;
}

async function arrive(desk: Desk, login: string, look: Look = {}): Promise<Page> {
  const person = await desk.hire(login, login.startsWith('supervisor') ? 'supervisor' : 'clerk');
  const page = await desk.visit(browser, { ...look, path: '/hall' });
  await signIn(page, person);
  await page.getByRole('tablist').first().waitFor();
  return page;
}

async function openTill(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Till' }).click();
  await page.getByText('Central, counter 1').click();
  await page.getByRole('button', { name: 'Open the till' }).click();
  await page.getByRole('heading', { name: 'Till central-1, shift 1' }).waitFor();
}

async function findCustomer(page: Page, number: string): Promise<void> {
  await page.getByRole('tab', { name: 'Customer' }).click();
  await page.getByLabel('Number').fill(number);
  await page.getByText('The customer is here').click();
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Next customer' }).waitFor();
}

async function sellCash(page: Page, handed: string): Promise<void> {
  await page.getByRole('button', { name: 'Top up' }).click();
  await page.getByText('HK$100', { exact: true }).click();
  await page.getByText('Cash', { exact: true }).click();
  await page.getByLabel('Cash handed over, in HK$').fill(handed);
  await page.getByRole('button', { name: 'Take the money and top up' }).click();
}

async function booksHold(desk: Desk): Promise<void> {
  const checks = await auditEverything(desk.context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter((one) => one.problems.length > 0)));
}

/** The slip says all but the balance, which is its owner's; a second one that it is a copy. */
async function takesSlip(clerk: Page): Promise<void> {
  const slip = await clerk.locator('.slip').innerText();
  assert.match(slip, /^Twin Harbour Mobile\s+Our shop: Central, counter 1\s+HK\$100\.00/);
  assert.match(slip, /Paid\s+HK\$100\.00\s+Fee\s+None\s+Paid by\s+HK\$500\.00 in cash/);
  assert.doesNotMatch(slip, /COPY|central-1|HK\$3\.20|HK\$103\.20/);
  await onPaper(clerk, 'hall-slip');
  await printed(clerk);
  await clerk.getByText('COPY of an earlier slip').waitFor();
  await onPaper(clerk, 'hall-slip-copy');
}

/** What was sold for cash stands beside the count, and how much that was does not. */
async function showsNoCashSum(clerk: Page): Promise<void> {
  const sold = clerk.getByText('Cash: 1 sold');
  await sold.waitFor();
  assert.equal(await sold.locator('xpath=..').innerText(), 'Cash: 1 sold');
}

test('a clerk serves a customer, and a day’s difference is seen by two people', async (t) => {
  const desk = await openHall(t);
  await desk.person(['+85251234567', '+8613800138000'], 320n);
  const clerk = await arrive(desk, 'clerk');
  await isOpenToAll(clerk, 'hall-find');
  await clerk.getByRole('tab', { name: 'Till' }).click();
  await clerk.getByText('Central, counter 1').waitFor();
  await isOpenToAll(clerk, 'hall-open-till');
  await openTill(clerk);
  await findCustomer(clerk, '51234567');
  await isOpenToAll(clerk, 'hall-customer');
  await clerk.getByRole('button', { name: 'Top up' }).click();
  await isOpenToAll(clerk, 'hall-sell');
  await clerk.getByRole('button', { name: 'Back' }).click();
  await sellCash(clerk, '500');
  await clerk.getByRole('heading', { name: 'Topped up' }).waitFor();
  await clerk.getByText('Change to give back: HK$400.00').waitFor();
  await isOpenToAll(clerk, 'hall-sold');
  await takesSlip(clerk);
  await clerk.getByRole('button', { name: 'Done' }).click();
  await clerk.getByText('Credited').waitFor();
  await clerk.getByRole('tab', { name: 'All movements' }).click();
  await clerk.getByText('Top-up', { exact: false }).first().waitFor();
  await isOpenToAll(clerk, 'hall-movements');
  await clerk.getByRole('button', { name: 'Propose a correction' }).click();
  await clerk.getByText('Charged wrongly: give back').click();
  await clerk.getByLabel('Amount in HK$').fill('2.50');
  await clerk.getByLabel('What did you find?').fill('A call was charged twice');
  await isOpenToAll(clerk, 'hall-adjust');
  await clerk.getByRole('button', { name: 'Propose', exact: true }).click();
  await clerk.getByText('Proposed. Somebody else decides.').waitFor();
  // A ten is missing.
  await clerk.getByRole('tab', { name: 'Till' }).click();
  await clerk.getByLabel('HK$50', { exact: true }).fill('1');
  await clerk.getByLabel('HK$20', { exact: true }).fill('2');
  await showsNoCashSum(clerk);
  await clerk.getByRole('button', { name: 'Close the till' }).click();
  await clerk.getByText('The count does not fit the books').waitFor();
  await clerk.getByText('HK$10.00 missing').waitFor();
  await clerk.getByLabel('Why does it differ?').fill('A ten fell behind the counter');
  await isOpenToAll(clerk, 'hall-close-till');
  await clerk.getByRole('button', { name: 'Close the till' }).click();
  await clerk.getByText('Somebody else must look at this difference.').waitFor();
  await clerk.getByText('HK$10.00 missing').waitFor();
  const supervisor = await arrive(desk, 'supervisor');
  await supervisor.getByRole('tab', { name: 'Second look' }).click();
  await supervisor.getByText('A ten fell behind the counter').waitFor();
  await supervisor.getByText('A call was charged twice').waitFor();
  await isOpenToAll(supervisor, 'hall-second-look');
  await supervisor.getByRole('button', { name: 'Approve' }).click();
  await supervisor.getByText('A call was charged twice').waitFor({ state: 'detached' });
  await supervisor.getByRole('button', { name: 'Accept the difference' }).click();
  await supervisor.getByText('No till waits for a second look.').waitFor();
  assert.equal(await netOf(desk.context, 'expense:adjustment'), 250n);
  assert.equal(await netOf(desk.context, 'cash:central-1'), 9_000n);
  assert.equal(await netOf(desk.context, 'cash_difference'), 1_000n);
  await booksHold(desk);
});

test('the safe is counted by one person and then by another, on the page', async (t) => {
  const desk = await openDesk(t);
  const note = async (login: string): Promise<Page> => {
    const page = await arrive(desk, login);
    await page.getByRole('tab', { name: 'Second look' }).click();
    await page.locator('.tile').filter({ hasText: 'Safe' }).first().click();
    await page.getByLabel('HK$100', { exact: true }).fill('3');
    await page.getByRole('button', { name: 'Note the count' }).click();
    return page;
  };
  const first = await note('supervisor');
  await first.getByText('Kept. Once somebody else counts the same').waitFor();
  await first.getByText('supervisor has counted it; somebody else has to.').waitFor();
  const second = await note('supervisor-2');
  await second.getByText('The count does not fit the books').waitFor();
  await second.getByLabel('Why does it differ?').fill('Change that was never noted');
  await second.getByRole('button', { name: 'Note the count' }).click();
  await second.getByText('Both counted the same: HK$300.00 over.').waitFor();
  await second.getByText(/HK\$300\.00 counted .* by supervisor, supervisor-2/).waitFor();
  await second.locator('.tile').filter({ hasText: 'Office' }).last().click();
  await second.locator('.tile').filter({ hasText: 'From the bank' }).click();
  await second.getByLabel('Amount in HK$').fill('500');
  await second.getByLabel('Number on the seal').fill('OF-0001');
  await isOpenToAll(second, 'hall-safe-counted');
  await second.getByRole('button', { name: 'Note the bag' }).click();
  await eventually('the bag is noted', async () => {
    return (await netOf(desk.context, 'cash:office')) === 50_000n;
  });
  assert.equal(await netOf(desk.context, 'cash:safe'), 30_000n);
  assert.equal(await netOf(desk.context, 'cash_difference:safe'), -30_000n);
  await booksHold(desk);
});

test('an answer that is lost is asked about by one button, and sold once', async (t) => {
  const desk = await openHall(t);
  await desk.person(['+85251234567'], 320n);
  const page = await arrive(desk, 'clerk');
  await openTill(page);
  await findCustomer(page, '51234567');
  // The server has it; the screen never hears.
  await page.route('**/api/hall/sales', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await sellCash(page, '100');
  await page.getByRole('heading', { name: 'The answer was lost' }).waitFor();
  await isOpenToAll(page, 'hall-lost');
  await page.unroute('**/api/hall/sales');
  // Also when the page is closed meanwhile, it is the first thing that is shown.
  await page.reload();
  await page.getByRole('button', { name: 'Ask what happened' }).click();
  await page.getByRole('heading', { name: 'Topped up' }).waitFor();
  assert.equal(await netOf(desk.context, 'cash:central-1'), 10_000n);
  await page.getByRole('button', { name: 'Done' }).click();
  await findCustomer(page, '51234567');
  await page.route('**/api/hall/sales', (route) => route.abort());
  await page.getByRole('button', { name: 'Top up' }).click();
  await page.getByText('HK$200', { exact: true }).click();
  await page.getByText('Card', { exact: true }).click();
  await page.getByLabel('Approval of the card terminal').fill('a1b2c3');
  await page.getByRole('button', { name: 'Take the money and top up' }).click();
  await page.getByRole('button', { name: 'Ask what happened' }).click();
  await page.getByRole('heading', { name: 'Nothing was sold' }).waitFor();
  assert.equal(await netOf(desk.context, 'clearing:card_terminal'), 0n);
  await booksHold(desk);
});

test('a lost sale of one clerk is no question to another at the same screen', async (t) => {
  const desk = await openHall(t);
  await desk.person(['+85251234567'], 320n);
  const [first, second] = [await desk.hire('clerk', 'clerk'), await desk.hire('relief', 'clerk')];
  const page = await desk.visit(browser, { path: '/hall' });
  const comes = async (person: typeof first): Promise<void> => {
    await signIn(page, person);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  };
  const leaves = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('input[autocomplete=username]').waitFor();
  };
  await comes(first);
  await openTill(page);
  await findCustomer(page, '51234567');
  await page.route('**/api/hall/sales', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await sellCash(page, '100');
  await page.getByRole('heading', { name: 'The answer was lost' }).waitFor();
  await page.unroute('**/api/hall/sales');
  await leaves();
  // Were they to ask, they would be told that nothing was sold, and give the money back.
  await comes(second);
  await page.getByText('clerk has sold something here').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ask what happened' }).count(), 0);
  await isOpenToAll(page, 'hall-others-lost');
  await leaves();
  await comes(first);
  await page.getByRole('button', { name: 'Ask what happened' }).click();
  await page.getByRole('heading', { name: 'Topped up' }).waitFor();
  assert.equal(await netOf(desk.context, 'cash:central-1'), 10_000n);
  await booksHold(desk);
});

test('a customer pays by card: its approval is on the slip, no cash moves', async (t) => {
  const desk = await openHall(t);
  await desk.person(['+85251234567'], 320n);
  const page = await arrive(desk, 'clerk');
  await openTill(page);
  await findCustomer(page, '51234567');
  await page.getByRole('button', { name: 'Top up' }).click();
  await page.getByText('HK$100', { exact: true }).click();
  await page.getByText('Card', { exact: true }).click();
  await page.getByLabel('Approval of the card terminal').fill('a1b2c3');
  await page.getByRole('button', { name: 'Take the money and top up' }).click();
  await page.getByRole('heading', { name: 'Topped up' }).waitFor();
  await page
    .getByText(/A1B2C3/)
    .first()
    .waitFor();
  assert.equal(await netOf(desk.context, 'cash:central-1'), 0n);
  assert.equal(await netOf(desk.context, 'clearing:card_terminal'), 10_000n);
  await booksHold(desk);
});

test('a wrong number is taken back by the supervisor, from the customer’s page', async (t) => {
  const desk = await openHall(t);
  await desk.person(['+85251234567'], 320n);
  const clerk = await arrive(desk, 'clerk', { language: 'en', width: 360 });
  await openTill(clerk);
  await findCustomer(clerk, '51234567');
  await isOpenToAll(clerk, 'hall-customer-narrow');
  await sellCash(clerk, '100');
  await clerk.getByRole('heading', { name: 'Topped up' }).waitFor();
  const supervisor = await arrive(desk, 'supervisor');
  await findCustomer(supervisor, '51234567');
  await supervisor.getByRole('button', { name: 'Undo: wrong number' }).click();
  await supervisor.getByRole('button', { name: 'Yes, undo it and give the money back' }).click();
  await supervisor.getByText('Given back').waitFor();
  assert.equal(await netOf(desk.context, 'cash:central-1'), 0n);
  await booksHold(desk);
});

test('a clerk begins the closing of a line, and another looks before its money goes', async (t) => {
  const desk = await openHall(t);
  const { line, subscriber, number } = await desk.person(['+85251234567'], 320n);
  await desk.tell(await desk.order(number, 10_000n, subscriber));
  const clerk = await arrive(desk, 'clerk', { width: 360 });
  await findCustomer(clerk, '51234567');
  await clerk.getByRole('button', { name: 'Show what comes back' }).click();
  await clerk.getByText('Bonus that is lost').waitFor();
  await clerk.getByRole('button', { name: 'Close for its owner' }).click();
  await clerk.getByText('Some of it goes to the owner’s account').waitFor();
  await clerk.getByLabel('Name of the account’s owner').fill('CHAN TAI MAN');
  await clerk.getByLabel('Bank code and account number').fill('388-765432-001');
  await isOpenToAll(clerk, 'hall-closing-sheet');
  await clerk.getByRole('button', { name: 'Close for its owner' }).click();
  await clerk.getByText(/The line is closed/).waitFor();
  await isOpenToAll(clerk, 'hall-closing-begun');
  const waiting = async () => (await readClosing(desk.context, line))?.state === 'to_approve';
  await eventually('somebody else is to look', waiting);
  const finance = staffCaller('finance');
  const [closing] = await listClosings(desk.context, finance);
  const decision = { closing: present(closing, 'a closing').id, isApproved: true };
  await approveClosing(desk.context, finance, decision);
  assert.equal(await netOf(desk.context, 'closing_payable'), -320n, 'the rest goes to the wallet');
  await booksHold(desk);
});

for (const language of ['zh-Hant', 'zh-Hans'] as const) {
  test(`the hall speaks ${language}`, async (t) => {
    const desk = await openHall(t);
    await desk.person(['+85251234567'], 320n);
    const page = await arrive(desk, 'clerk', { language });
    await page.locator('input[type=tel]').fill('51234567');
    await page.locator('.tile').first().click();
    await page.locator('button[type=submit]').click();
    await page.locator('.hall-columns').waitFor();
    await isOpenToAll(page, `hall-customer-${language}`);
    await openStock(desk.context);
    await page.getByRole('tab').nth(1).click();
    await page.locator('.tile').first().click();
    await page.locator('.hall-narrow button').last().click();
    await page.locator('.hall-columns button').first().click();
    await page.getByText('HK$100', { exact: true }).click();
    await page.locator('.tile').nth(-2).click();
    await page.locator('input').last().fill('500');
    await isOpenToAll(page, `hall-sell-voucher-${language}`);
    await page.locator('button[type=submit]').click();
    await page.locator('.slip-code').waitFor();
    await isOpenToAll(page, `hall-voucher-sold-${language}`);
    await onPaper(page, `hall-voucher-slip-${language}`);
  });
}

test('a supervisor takes a file of lines in, and is handed what was refused', async (t) => {
  const desk = await openHall(t);
  const page = await arrive(desk, 'supervisor', { width: 360 });
  await page.getByRole('tab', { name: 'Second look' }).click();
  const give = (text: string): Promise<void> =>
    page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await give('number,name\r\n');
  await page.getByText('does not name the columns').waitFor();
  const rows = Array.from({ length: 260 }, (_, n) => {
    return `${55_120_000 + n},,Chan ${n},zh-Hant,commuter,,30,12.50,registered`;
  });
  const wrong = '55129999,,Lee,zh-Hant,no such plan,,30,12.50,registered';
  const text = [columns.join(','), ...rows, wrong, ''].join('\r\n');
  await give(text);
  await page.getByText('260 lines, 1 rows refused').waitFor();
  await isOpenToAll(page, 'hall-line-file');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the refused rows' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  assert.equal(saved, `\uFEFF${columns.join(',')},refusal\r\n${wrong},plan_unknown\r\n`);
  await give(text);
  await page.getByText('260 lines, 1 rows refused').waitFor();
  assert.equal(await netOf(desk.context, 'brought_in'), 260n * 1_250n);
  await booksHold(desk);
});

test('a voucher that a customer brings is redeemed once, whatever is lost', async (t) => {
  const desk = await openHall(t);
  const { context } = desk;
  await desk.person(['+85251234567'], 320n);
  await openTier(context);
  await openStock(context);
  const { code } = await boughtCode(context, await openShop(context));
  const clerk = await arrive(desk, 'clerk', { width: 360 });
  await findCustomer(clerk, '51234567');
  await clerk.getByRole('button', { name: 'Redeem a voucher' }).click();
  await clerk.getByLabel('Code of the voucher').fill(code.slice(0, 15));
  await clerk.getByRole('button', { name: 'Redeem onto this line' }).click();
  await clerk.getByText('this was not counted as a try').waitFor();
  await isOpenToAll(clerk, 'hall-voucher');
  await clerk.getByLabel('Code of the voucher').fill(code);
  await clerk.route('**/api/hall/vouchers', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await clerk.getByRole('button', { name: 'Redeem onto this line' }).click();
  await clerk.getByText('it is redeemed once').waitFor();
  await clerk.unroute('**/api/hall/vouchers');
  await clerk.getByRole('button', { name: 'Redeem onto this line' }).click();
  await clerk.getByText('The voucher is on the line').waitFor();
  await clerk.getByText('HK$103.20').first().waitFor();
  await isOpenToAll(clerk, 'hall-voucher-done');
  await booksHold(desk);
});

async function sellVoucher(page: Page, value: string, handed: string): Promise<void> {
  await page.getByRole('button', { name: 'Sell a voucher' }).click();
  await page.getByText(value, { exact: true }).click();
  await page.getByText('Cash', { exact: true }).click();
  await page.getByLabel('Cash handed over, in HK$').fill(handed);
  await page.getByRole('button', { name: 'Take the money and sell' }).click();
}

test('a voucher is sold at a till, found after a lost answer, and taken back', async (t) => {
  const desk = await openHall(t);
  await openStock(desk.context);
  const clerk = await arrive(desk, 'clerk', { language: 'en', width: 360 });
  await openTill(clerk);
  await clerk.getByRole('button', { name: 'Sell a voucher' }).click();
  await isOpenToAll(clerk, 'hall-sell-voucher');
  await clerk.getByRole('button', { name: 'Back' }).click();
  await sellVoucher(clerk, 'HK$100', '500');
  await clerk.getByRole('heading', { name: 'Voucher sold' }).waitFor();
  await clerk.getByText('Change to give back: HK$400.00').waitFor();
  await clerk.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).waitFor();
  await isOpenToAll(clerk, 'hall-voucher-sold');
  await clerk.getByRole('button', { name: 'Done' }).click();
  await clerk.route('**/api/hall/voucher-sales', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await sellVoucher(clerk, 'HK$100', '100');
  await clerk.getByRole('heading', { name: 'The answer was lost' }).waitFor();
  await clerk.unroute('**/api/hall/voucher-sales');
  await clerk.reload();
  await clerk.getByRole('button', { name: 'Ask what happened' }).click();
  await clerk.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).waitFor();
  await clerk.getByRole('button', { name: 'Done' }).click();
  await clerk.getByRole('tab', { name: 'Till' }).click();
  await clerk.getByText('Cash: 2 sold').waitFor();
  await isOpenToAll(clerk, 'hall-till-vouchers');
  await clerk
    .getByRole('button', { name: /Show \d{14}$/ })
    .first()
    .click();
  await clerk.getByText('is not shown again').waitFor();
  await clerk.getByText('COPY of an earlier slip').waitFor();
  const [serial = ''] = /\d{14}/.exec(await clerk.locator('.slip').innerText()) ?? [];
  const supervisor = await arrive(desk, 'supervisor', { width: 360 });
  await supervisor.getByRole('tab', { name: 'Second look' }).click();
  await supervisor.getByLabel('Serial number').fill(serial);
  await supervisor.getByRole('button', { name: 'Find its sale' }).click();
  await supervisor.getByText('the code is worth nothing then').waitFor();
  await isOpenToAll(supervisor, 'hall-voucher-back');
  await supervisor.getByRole('button', { name: 'Yes, undo it and give the money back' }).click();
  await supervisor.getByText('Receipt of the refund').waitFor();
  await isOpenToAll(supervisor, 'hall-voucher-taken-back');
  const link = supervisor.getByRole('link', { name: 'Receipt with its proof (PDF)' });
  const address = new URL((await link.getAttribute('href')) ?? '', supervisor.url());
  const paper = await supervisor.request.get(address.href);
  assert.equal(paper.headers()['content-type'], 'application/pdf');
  const text = await readPdfText(await paper.body());
  assert.match(text, new RegExp(`Receipt of a voucher given back.*${serial}`, 's'));
  assert.equal(await netOf(desk.context, 'cash:central-1'), 10_000n);
  await booksHold(desk);
});
