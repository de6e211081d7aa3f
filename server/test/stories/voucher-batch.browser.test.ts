import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Browser, Page } from 'playwright-core';
import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { readFloat } from '#resellers';
import { accountOf } from '#subscribers';
import {
  decideActivation,
  makeBatch,
  proposeActivation,
  readBatch,
  readPrintFile,
} from '#vouchers';
import { openDialogueWorld } from '#test/dialogue-world';
import { netOf } from '#test/hall-world';
import { openShop, openTier, pin } from '#test/shop-world';
import type { Person } from '#test/topup-world';
import { decider, proposer } from '#test/voucher-world';
import { serveDemo } from '#test/serve-demo';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { auditEverything, isClean } from '../../src/audit.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

const count = 4;
const valueMinor = 10_000n;
const commissionMinor = 200n;

/** What the printer reads of a batch, with another implementation of the format. */
async function printed(context: Context, batch: number, identity: string): Promise<string[][]> {
  const pieces: Buffer[] = [];
  for await (const piece of readPrintFile(context, batch)) pieces.push(piece);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const [, ...rows] = (await decrypter.decrypt(Buffer.concat(pieces), 'text')).trim().split('\n');
  return rows.map((row) => row.split(','));
}

async function sellCard(page: Page, serial: string): Promise<void> {
  await page.getByLabel('Or the serial number of a card').fill(serial);
  await page.locator('input[type=password]').fill(pin);
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { name: 'Voucher sold' }).waitFor();
  await page.getByText('The code is under the paint of the card.').waitFor();
  await page.getByRole('button', { name: 'Next customer' }).click();
  await page.getByRole('button', { name: 'Sell a voucher' }).click();
}

async function redeemOnWeb(page: Page, code: string | undefined): Promise<void> {
  await page.getByLabel('Code of the voucher').fill(code ?? '');
  await page.getByRole('button', { name: 'Top up this number' }).click();
  await page.waitForURL(/\/top-ups\/top_/);
  await page.locator('.state h2').filter({ hasText: 'HK$100' }).waitFor();
}

interface Card {
  readonly serial: string;
  readonly code: string;
}

/** A shop with its counter, phones behind a real SMPP connection, and the web. */
async function openTown(t: TestContext) {
  const closing: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const close of closing) await close();
  });
  const world = await openDialogueWorld({ after: (work) => closing.push(work) });
  const { context } = world;
  const earns = { fromMinor: 0, basisPoints: 200, parentBasisPoints: 0 };
  await openTier(context, { commission: [{ product: 'voucher', ...earns }] });
  const shop = await openShop(context, { name: 'Ravi Telecom' });
  const server = await serveDemo(context, {
    demoTills: () => [{ login: shop.login, name: 'Ravi', pin, till: 1 }],
  });
  closing.unshift(() => server.stop());
  const visit = async (path: string): Promise<Page> => {
    const opened = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
    closing.unshift(() => opened.close());
    await opened.addInitScript(() => localStorage.setItem('lowu.language', 'en'));
    const page = await opened.newPage();
    await page.goto(`http://localhost:${server.port}${path}`);
    return page;
  };
  return { ...world, shop, visit };
}

type Town = Awaited<ReturnType<typeof openTown>>;

/** Made for the printer, and worth nothing before two people let three of four be sold. */
async function makeCards({ context }: Town): Promise<{ batch: number; cards: Card[] }> {
  const identity = await generateX25519Identity();
  const printer = await identityToRecipient(identity);
  const label = 'Cards of autumn';
  const wanted = { kind: 'printed', valueMinor, count, label, expiresOn: '2027-12-31' } as const;
  const { number: batch } = await makeBatch(context, { ...wanted, printer });
  const rows = await printed(context, batch, identity);
  assert.equal(rows.length, count);
  const part = { batch, first: 1, last: 3 };
  const activation = await proposeActivation(context, proposer, part);
  await decideActivation(context, decider, { batch, activation, isApproved: true });
  return { batch, cards: rows.map(([serial = '', code = '']) => ({ serial, code })) };
}

/** Three cards are sold over the counter; the fourth, which nobody let be sold, is not. */
async function sellCards({ visit }: Town, [first, second, third, shelf]: Card[]): Promise<void> {
  const page = await visit('/agent');
  await page.getByRole('button', { name: 'Ravi' }).click();
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Sell a voucher' }).click();
  for (const card of [first, second, third]) await sellCard(page, card?.serial ?? '');
  await page.getByLabel('Or the serial number of a card').fill(shelf?.serial ?? '');
  await page.locator('input[type=password]').fill(pin);
  await page.locator('button[type=submit]').click();
  await page.locator('.banner-attention').waitFor();
}

async function balanceOf({ context }: Town, { line }: Person): Promise<bigint | undefined> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total;
}

test('a batch is made, printed, sold at a counter and redeemed on three ways', async (t) => {
  const town = await openTown(t);
  const { context, shop } = town;
  const { batch, cards } = await makeCards(town);
  const floatBefore = await readFloat(context, shop.id);
  await sellCards(town, cards);
  const { counts: onTheWay, owedMinor } = await readBatch(context, batch);
  assert.deepEqual([onTheWay.sold, onTheWay.available, owedMinor], [3, 1, 3n * valueMinor]);

  const numbers = ['+85251260001', '+85251260002', '+85251260003'] as const;
  const people = await Promise.all(numbers.map((number) => town.person([number], 320n)));
  const [guest, writer, caller] = numbers;
  const [onWeb, byText, dialled] = cards.map(({ code }) => code);
  await redeemOnWeb(await town.visit(`/voucher?${new URLSearchParams({ number: guest })}`), onWeb);
  await town.say(writer, String(byText).replace(/(\d{4})(?=\d)/gu, '$1 '));
  assert.match(await town.heard(writer, 1), /HK\$100.*HK\$103\.20/);
  await town.dial(caller, `*#188*4*${dialled}#`);
  assert.match((await town.type(caller, '1')).text, /^已增值HK\$100/);

  // To the cent: the batch, what holders are owed, the float and the lines.
  const { counts, owedMinor: owed } = await readBatch(context, batch);
  assert.deepEqual(counts, { available: 1, sold: 0, redeemed: 3, expired: 0, blocked: 0 });
  assert.equal(owed, 0n);
  assert.equal(await netOf(context, `vouchers:${String(batch).padStart(6, '0')}`), 0n);
  const left = floatBefore - 3n * (valueMinor - commissionMinor);
  assert.equal(await readFloat(context, shop.id), left);
  const balances = await Promise.all(people.map((person) => balanceOf(town, person)));
  assert.deepEqual(balances, [10_320n, 10_320n, 10_320n]);
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
});
