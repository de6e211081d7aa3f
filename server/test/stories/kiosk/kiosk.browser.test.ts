import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addDays, hongKongDay } from '#base';
import { cashOf, listBoxes, listClaims, listKiosks } from '#kiosks';
import { readBalance, readSystemBalances } from '#ledger';
import { decidePromotion, proposalOf, proposePromotion } from '#promotions';
import { accountOf, type LineId } from '#subscribers';
import { eventually } from '#test/eventually';
import { staffCaller } from '#test/finance';
import { connectOurAlipay } from '#test/topup-world';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { isOpenToAll, picture } from '../console/desk.ts';
import { chooseNumber, goToNotes, type KioskWorld, openKioskWorld, type } from './machine.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const digits = '51234567';

async function cashOn({ context }: KioskWorld, line: LineId): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

/** What is in the box by the books, and that all books hold. */
async function booked({ context, kiosk }: KioskWorld): Promise<bigint> {
  assert.ok(isClean(await auditEverything(context)));
  const account = cashOf(kiosk);
  const balances = await context.db.transaction((tx) => readSystemBalances(tx, [account]));
  return balances.get(`${account} HKD`) ?? 0n;
}

async function loseNetwork(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort());
}

async function hasNetwork(page: Page): Promise<void> {
  await page.unroute('**/api/**');
}

async function endsWith(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading }).waitFor({ timeout: 20_000 });
}

/** The printer takes its time behind the screen that says how it ended. */
function firstSlip({ parts }: KioskWorld): Promise<string> {
  return eventually('a slip is printed', async () => (await parts.slips())[0]);
}

test('notes are told of before, counted one by one, credited and printed', async (t) => {
  const world = await openKioskWorld(t);
  const { line } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await isOpenToAll(page, 'kiosk-language');
  await chooseNumber(page, digits);
  await isOpenToAll(page, 'kiosk-owner');
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
  await isOpenToAll(page, 'kiosk-amount');
  await page.getByRole('button', { name: 'HK$200', exact: true }).click();
  await isOpenToAll(page, 'kiosk-way');
  await page.getByRole('button', { name: /^Notes/ }).click();
  await page.getByText('No change is given. A note larger').waitFor();
  await isOpenToAll(page, 'kiosk-told');
  await page.getByRole('button', { name: 'I understand, begin' }).click();
  await page.getByRole('heading', { name: 'Put the notes in, one by one' }).waitFor();
  await world.parts.insert(100);
  await page.getByText('1 × HK$100, 0 × HK$500').waitFor();
  await isOpenToAll(page, 'kiosk-inserting');
  await world.parts.insert(500);
  await page.getByText('This note came back').waitFor();
  assert.equal(await world.parts.notesInBox(), 1, 'a note larger than what is missing comes back');
  await world.parts.insert(100);
  await endsWith(page, 'Credited');
  await page.getByText('Your slip is printed').waitFor();
  await isOpenToAll(page, 'kiosk-credited');
  assert.equal(await cashOn(world, line), 20_320n);
  assert.equal(await booked(world), 20_000n);
  const slip = await firstSlip(world);
  assert.match(slip, /Credited[^]*Total: HK\$200\.00[^]*Receipt: /);
  assert.match(
    slip,
    /Notes: 2 × HK\$100, 0 × HK\$500\nPaid: HK\$200\.00\nChange: None[^]*Fee: No fee/,
  );
  assert.match(slip, /What was on the line before and after only its owner sees/);
  assert.doesNotMatch(slip, /51234567|5123 4567|Claim code/);
  await page.getByRole('button', { name: 'End' }).click();
  await page.getByRole('button', { name: 'English' }).waitFor();
});

/** Two of finance have every top-up at a machine bring 3% for 60 days. */
async function giveBonus({ context }: KioskWorld): Promise<void> {
  const [proposer, decider] = [staffCaller('finance'), staffCaller('finance')];
  const from = hongKongDay(context.clock.now());
  const wanted = proposalOf({
    code: 'machines_3',
    kind: 'bonus',
    name: { en: '3% at machines', 'zh-Hant': '自助機送 3%', 'zh-Hans': '自助机送 3%' },
    budgetMinor: 50_000,
    channels: ['kiosk'],
    leastMinor: 5_000,
    basisPoints: 300,
    mostMinor: 3_000,
    validDays: 60,
    from,
    until: addDays(from, 90),
  });
  await proposePromotion(context, proposer, wanted);
  await decidePromotion(context, decider, { code: wanted.code, decision: 'activate' });
}

test('a bonus stands on the slip beside the value, for notes and for a phone', async (t) => {
  const world = await openKioskWorld(t);
  await giveBonus(world);
  const { line, subscriber } = await world.person([`+852${digits}`], 0n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$100');
  await world.parts.insert(100);
  await endsWith(page, 'Credited');
  await page.getByText('Your slip is printed').waitFor();
  await isOpenToAll(page, 'kiosk-bonus');
  await page.getByRole('button', { name: 'End' }).click();
  await chooseNumber(page, digits);
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
  await page.getByRole('button', { name: 'HK$50', exact: true }).click();
  await page.getByRole('button', { name: /^With your phone/ }).click();
  const ordered = page.waitForResponse('**/api/kiosk/orders');
  await page.getByRole('button', { name: /Alipay.*¥46\.00/ }).click();
  const { topup } = (await (await ordered).json()) as { topup: `top_${string}` };
  await world.tell(await world.read(topup, subscriber));
  await endsWith(page, 'Paid and credited');
  const [phone = '', notes = ''] = await eventually('both slips are printed', async () => {
    const slips = await world.parts.slips();
    return slips.length > 1 ? slips : undefined;
  });
  assert.match(notes, /\nTotal: HK\$100\.00\nBonus: HK\$3\.00\nNotes: /);
  assert.match(phone, /\nTotal: HK\$50\.00\nBonus: HK\$1\.50\nPaid: ¥46\.00\n/);
  assert.equal(await cashOn(world, line), 15_450n, 'and on the line');
});

test('a network lost among the notes keeps them safe, and credits them later', async (t) => {
  const world = await openKioskWorld(t);
  const { line } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$100');
  await loseNetwork(page);
  await world.parts.insert(100);
  await endsWith(page, 'Kept safe');
  await page.getByText('Your slip is printed').waitFor();
  await isOpenToAll(page, 'kiosk-stored');
  const slip = await firstSlip(world);
  assert.match(slip, /Claim code: [0-9A-Z-]{14}/);
  assert.equal(await cashOn(world, line), 320n);
  await hasNetwork(page);
  await eventually('the stored sale is credited', async () => (await booked(world)) === 10_000n);
  assert.equal(await cashOn(world, line), 10_320n);
});

test('an answer that is lost books nothing twice', async (t) => {
  const world = await openKioskWorld(t);
  const { line } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$100');
  let [isLosing, lost] = [true, 0];
  await page.route('**/api/kiosk/sales/**', async (route) => {
    if (!isLosing) return route.continue();
    // The server has it; the machine never hears.
    await route.fetch();
    lost += 1;
    return route.abort();
  });
  // The driver loses an answer as well: whether the note was kept is asked, not guessed.
  await world.parts.act('fault', { name: 'answer-lost' });
  await world.parts.insert(100);
  await endsWith(page, 'Kept safe');
  assert.ok(lost > 0);
  isLosing = false;
  await eventually('it is not stored any more', () => isQueueEmpty(page));
  assert.equal(await cashOn(world, line), 10_320n);
  assert.equal(await booked(world), 10_000n);
});

function isQueueEmpty(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('lowu-kiosk');
        opening.onsuccess = () => {
          const all = opening.result.transaction('queue').objectStore('queue').count();
          all.onsuccess = () => resolve(all.result === 0);
        };
      }),
  );
}

test('a session that dies among the notes credits what was in, and prints its slip', async (t) => {
  const world = await openKioskWorld(t);
  const { line } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$300');
  await world.parts.insert(100);
  await page.getByText('1 × HK$100, 0 × HK$500').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'English' }).waitFor();
  await eventually('it is credited', async () => (await cashOn(world, line)) === 10_320n);
  assert.equal(await booked(world), 10_000n);
  const slip = await firstSlip(world);
  assert.match(slip, /Kept safe[^]*Total: HK\$100\.00[^]*Claim code: [0-9A-Z-]{14}/);
  await world.parts.insert(100);
  assert.equal(await world.parts.notesInBox(), 1, 'nothing is taken outside of a session');
});

test('a machine that dies while it credits owes the slip, and gives it when it can', async (t) => {
  const world = await openKioskWorld(t);
  const page = await world.visit(browser);
  await loseNetwork(page);
  await page.getByRole('button', { name: 'English' }).click();
  await type(page, '59999999');
  await goToNotes(page, 'HK$100');
  await world.parts.act('empty-paper');
  await world.parts.insert(100);
  await page.getByText('Crediting').waitFor();
  await page.reload();
  await hasNetwork(page);
  await page.getByRole('button', { name: 'English' }).waitFor();
  const claim = await eventually('it can be claimed', async () => {
    const [one] = await listClaims(world.context, staffCaller('clerk'));
    return one;
  });
  assert.equal(claim.refusal, 'receiver_unknown');
  assert.deepEqual(await world.parts.slips(), []);
  await page.reload();
  await page.getByRole('button', { name: 'English' }).waitFor();
  await world.parts.act('fill-paper');
  const slip = await firstSlip(world);
  assert.match(slip, /Not credited[^]*Total: HK\$100\.00[^]*Claim code: [0-9A-Z-]{14}/);
  await page.reload();
  await page.getByRole('button', { name: 'English' }).waitFor();
  assert.equal((await world.parts.slips()).length, 1, 'once');
});

test('whoever stops is credited what was put in, and whoever walks away too', async (t) => {
  const world = await openKioskWorld(t, { kiosk_idle_seconds: 10 });
  const { line } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$300');
  await world.parts.insert(100);
  await page.getByRole('button', { name: 'Stop here and credit HK$100' }).click();
  await endsWith(page, 'Credited');
  await page.getByRole('button', { name: 'End' }).click();
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$300');
  await world.parts.insert(100);
  await page.getByText('Are you still there?').waitFor({ timeout: 15_000 });
  await picture(page, 'kiosk-still');
  await endsWith(page, 'Credited');
  await page.getByRole('button', { name: 'English' }).waitFor({ timeout: 30_000 });
  assert.equal(await cashOn(world, line), 20_320n);
  assert.equal(await booked(world), 20_000n);
});

test('a slip that cannot be printed stays on the screen, with its code', async (t) => {
  const world = await openKioskWorld(t);
  const { number } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$100');
  await page.route('**/api/kiosk/sales/**', async (route) => {
    // Between the question and the notes the number was topped up to its limit elsewhere.
    const body = route.request().postDataJSON() as { number: string };
    assert.equal(body.number, number);
    await route.fulfill({ json: claimable });
  });
  await world.parts.act('empty-paper');
  await world.parts.insert(100);
  await endsWith(page, 'Not credited');
  await page.getByText('The slip could not be printed').waitFor();
  await page.getByText('This number has reached its limit of 30 days.').waitFor();
  await isOpenToAll(page, 'kiosk-claim');
  const operator = staffCaller('operator');
  await eventually('staff see that the paper is out', async () => {
    const [kiosk] = await listKiosks(world.context, operator);
    return kiosk?.troubles.includes('paper_out') === true;
  });
  await world.parts.act('fill-paper');
  await page.getByRole('button', { name: 'Print once more' }).click();
  await page.getByText('Your slip is printed').waitFor();
  const slip = await firstSlip(world);
  assert.match(slip, /Not credited[^]*Why: This number has reached[^]*Claim code: /);
  assert.doesNotMatch(slip, /Change:|is credited/);
});

const claimable = {
  sale: `ksl_${'0'.repeat(32)}`,
  state: 'claimable',
  why: 'This number has reached its limit of 30 days.',
  value: { amountMinor: 10_000, currency: 'HKD' },
  credited: null,
  acceptedAt: '2026-11-23T00:12:00Z',
};

test('without a network small amounts are taken for a number nobody looked up', async (t) => {
  const world = await openKioskWorld(t);
  const page = await world.visit(browser);
  await loseNetwork(page);
  await page.getByRole('button', { name: 'English' }).click();
  await type(page, '59999999');
  await page.getByRole('heading', { name: 'We cannot ask whose number this is' }).waitFor();
  await isOpenToAll(page, 'kiosk-offline');
  await goToNotes(page, 'HK$100');
  await world.parts.insert(100);
  await endsWith(page, 'Kept safe');
  const slip = await firstSlip(world);
  const [, code = ''] = /Claim code: (\S+)/.exec(slip) ?? [];
  assert.match(code, /^\w{4}-\w{4}-\w{4}$/);
  await hasNetwork(page);
  const clerk = staffCaller('clerk');
  const claim = await eventually('it can be claimed', async () => {
    const [one] = await listClaims(world.context, clerk);
    return one;
  });
  assert.deepEqual([claim.refusal, claim.wasOffline], ['receiver_unknown', true]);
  assert.equal(await booked(world), 10_000n);
});

test('notes for no possible number are booked, and what the server refuses is told', async (t) => {
  const world = await openKioskWorld(t);
  const page = await world.visit(browser);
  await loseNetwork(page);
  await page.getByRole('button', { name: 'English' }).click();
  await type(page, '00000000');
  await goToNotes(page, 'HK$100');
  await world.parts.insert(100);
  await endsWith(page, 'Kept safe');
  const clerk = staffCaller('clerk');
  // A server that has not learnt yet to take it says no for ever, and staff see that.
  await page.route('**/api/kiosk/sales/**', (route) =>
    route.fulfill({ status: 400, contentType: 'application/problem+json', json: impossible }),
  );
  await hasNetwork(page);
  await eventually('staff see that it is not booked', async () => {
    const [kiosk] = await listKiosks(world.context, clerk);
    return kiosk?.troubles.includes('sales_stuck') === true;
  });
  await page.unroute('**/api/kiosk/sales/**');
  await page.reload();
  const claim = await eventually('it can be claimed', async () => {
    const [one] = await listClaims(world.context, clerk);
    return one;
  });
  assert.deepEqual([claim.number, claim.refusal], ['00000000', 'receiver_unknown']);
  assert.equal(await booked(world), 10_000n);
});

const impossible = {
  type: 'about:blank',
  title: 'Invalid',
  status: 400,
  code: 'kiosk_number_impossible',
  detail: 'This can be no number.',
};

test('a machine opens and sells while the server is gone', async (t) => {
  const world = await openKioskWorld(t);
  await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser, { hasWorker: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await eventually('the shell is kept', () =>
    page.evaluate(async () => (await caches.match('/kiosk')) !== undefined),
  );
  await world.stopServer();
  await page.reload();
  await page.getByRole('button', { name: 'English' }).click();
  await type(page, digits);
  await goToNotes(page, 'HK$100');
  await world.parts.insert(100);
  await endsWith(page, 'Kept safe');
  assert.equal((await world.parts.slips()).length, 1);
});

test('a box that is taken out is told with what fell into it', async (t) => {
  const world = await openKioskWorld(t);
  await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await goToNotes(page, 'HK$500');
  await world.parts.insert(500);
  await endsWith(page, 'Credited');
  await world.parts.act('remove-box');
  const finance = staffCaller('finance');
  const box = await eventually('the box is told', async () => {
    const [one] = await listBoxes(world.context, finance);
    return one;
  });
  const { number, hundreds, fiveHundreds, bag, count } = box;
  assert.deepEqual([number, hundreds, fiveHundreds, bag, count], [1, 0, 1, 'BAG-0001', null]);
});

test('a machine with a new disk goes on with the box that is in it', async (t) => {
  const world = await openKioskWorld(t);
  await world.person([`+852${digits}`], 320n);
  const finance = staffCaller('finance');
  const told = async (): Promise<number[][]> =>
    (await listBoxes(world.context, finance))
      .map(({ number, hundreds, fiveHundreds }) => [number, hundreds, fiveHundreds])
      .sort(([one = 0], [other = 0]) => one - other);
  for (const [at, boxes] of [
    [0, [[1, 1, 0]]],
    [
      1,
      [
        [1, 1, 0],
        [2, 1, 0],
      ],
    ],
  ] as const) {
    const page = await world.visit(browser);
    await chooseNumber(page, digits);
    await goToNotes(page, 'HK$100');
    await world.parts.insert(100);
    await endsWith(page, 'Credited');
    await world.parts.act('remove-box');
    await eventually('the box is told', async () => (await told()).length > at);
    assert.deepEqual(await told(), boxes);
    await page.close();
  }
  assert.equal(await booked(world), 20_000n);
});

test('a code on the screen is paid with a phone', async (t) => {
  const world = await openKioskWorld(t);
  await connectOurAlipay(world.context, { feeBasisPoints: 155 });
  const { line, subscriber } = await world.person([`+852${digits}`], 320n);
  const page = await world.visit(browser);
  await chooseNumber(page, digits);
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
  await page.getByRole('button', { name: 'HK$50', exact: true }).click();
  await page.getByText('Notes pay for whole HK$100 only.').waitFor();
  await page.getByRole('button', { name: /^With your phone/ }).click();
  await isOpenToAll(page, 'kiosk-methods');
  const ordered = page.waitForResponse('**/api/kiosk/orders');
  await page.getByRole('button', { name: /Alipay.*¥46\.72/ }).click();
  const code = page.locator('.kiosk-code');
  await code.waitFor();
  await page.getByText('¥46.72').waitFor();
  await isOpenToAll(page, 'kiosk-code');
  const { topup } = (await (await ordered).json()) as { topup: `top_${string}` };
  await world.tell(await world.read(topup, subscriber), { total_amount: '46.72' });
  await endsWith(page, 'Paid and credited');
  assert.equal(await cashOn(world, line), 5_320n);
  await page.getByText('Your slip is printed').waitFor();
  await page.getByRole('button', { name: 'Print once more' }).click();
  const [copy = '', slip] = await eventually('a copy is printed', async () => {
    const slips = await world.parts.slips();
    return slips.length > 1 ? slips : undefined;
  });
  assert.match(
    copy,
    /\nCOPY\n[^]*Total: HK\$50\.00\nPaid: ¥46\.72\nFee: ¥0\.72\nRate: .+\nPaid with: Alipay/,
  );
  assert.equal(slip, copy.replace('COPY\n', ''));
});

test('a machine is set up by a one-time code, in the narrowest window as well', async (t) => {
  const world = await openKioskWorld(t);
  const person = await browser.newContext({ viewport: { width: 320, height: 700 } });
  t.after(() => person.close());
  const page = await person.newPage();
  await page.goto(world.address);
  await page.getByRole('button', { name: '設定', exact: true }).waitFor();
  await isOpenToAll(page, 'kiosk-enrol');
  await page.getByRole('button', { name: '成為示範自助機' }).click();
  await page.getByRole('button', { name: '繁體中文（香港）' }).click();
  await page.getByRole('heading', { name: '為哪個號碼增值？' }).waitFor();
  await isOpenToAll(page, 'kiosk-number-narrow');
});
