import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { dayMs } from '#base';
import { sellVoucher } from '#sales';
import {
  blockVouchers,
  decideActivation,
  forgetPrintFile,
  makeBatch,
  proposeActivation,
  readBatch,
  readCode,
  readPrintFile,
  readVoucher,
  serialText,
} from '#vouchers';
import { staffCaller } from '#test/finance';
import { newKey, openShop, openTier, pin, saleRequest, type Shop } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';
import { activate, decider, openStock, proposer, redeem } from '#test/voucher-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;
await openTier(context);
const identity = await generateX25519Identity();
const printer = await identityToRecipient(identity);

const cards = {
  kind: 'printed',
  valueMinor: 10_000n,
  count: 40,
  label: 'Cards of spring',
  expiresOn: '2027-12-31',
  printer,
} as const;

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

/** What the printer reads, with another implementation of the format. */
async function printed(batch: number): Promise<string[][]> {
  const pieces: Buffer[] = [];
  for await (const piece of readPrintFile(context, batch)) pieces.push(piece);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const text = await decrypter.decrypt(Buffer.concat(pieces), 'text');
  return text
    .trim()
    .split('\n')
    .map((row) => row.split(','));
}

function sellCard(shop: Shop, serial: string) {
  const request = saleRequest(shop, `card ${serial}`, newKey());
  return sellVoucher(context, shop.visit, { request, what: { serial }, pin });
}

test('the printer reads every code, nobody else does, and we keep what finds them', async () => {
  const told: number[] = [];
  const batch = await makeBatch(context, cards, (made) => told.push(made));
  assert.deepEqual(told, [40]);
  const [head, ...rows] = await printed(batch.number);
  assert.deepEqual(head, ['serial', 'code', 'value', 'currency', 'expires_on']);
  assert.equal(rows.length, 40);
  assert.equal(new Set(rows.map(([, code]) => code)).size, 40);
  for (const [index, [serial, code = '', ...rest]] of rows.entries()) {
    assert.equal(serial, serialText({ batch: batch.number, number: index + 1 }));
    assert.equal(readCode(code), code);
    assert.deepEqual(rest, ['100.00', 'HKD', '2027-12-31']);
  }
  const pieces = [];
  for await (const piece of readPrintFile(context, batch.number)) pieces.push(piece);
  const file = Buffer.concat(pieces).toString('latin1');
  for (const [, code = ''] of rows) assert.ok(!file.includes(code));
  await forgetPrintFile(context, batch.number);
  await assert.rejects(printed(batch.number), { code: 'voucher_file_gone' });
  await booksHold();
});

test('a card is worth nothing before its part is active and a till has sold it', async () => {
  const batch = await makeBatch(context, cards);
  const [, first = [], second = []] = await printed(batch.number);
  const [serial = '', code = ''] = first;
  const shop = await openShop(context);
  const person = await world.person(['+85266600001'], 320n);
  await assert.rejects(redeem(context, person, code), { code: 'voucher_not_sold' });
  await assert.rejects(sellCard(shop, serial), { code: 'voucher_not_active' });
  await activate(context, batch.number, 1, 20);
  await assert.rejects(redeem(context, person, code), { code: 'voucher_not_sold' });
  const sold = await sellCard(shop, serial);
  assert.equal(sold.code, null, 'it is on the card');
  await assert.rejects(sellCard(shop, serial), { code: 'voucher_already_sold' });
  const mistyped = `${serial.slice(0, -1)}${(Number(serial.at(-1)) + 1) % 10}`;
  await assert.rejects(sellCard(shop, mistyped), { code: 'voucher_serial_unknown' });
  await redeem(context, person, code);
  assert.equal((await readVoucher(context, serial)).state, 'redeemed');
  const [stolen = ''] = second;
  const range = { batch: batch.number, first: 2, last: 2, why: 'stolen' };
  assert.equal(await blockVouchers(context, proposer, range), 1);
  await assert.rejects(sellCard(shop, stolen), { code: 'voucher_blocked' });
  const { counts, active } = await readBatch(context, batch.number);
  assert.deepEqual(counts, { available: 38, sold: 0, redeemed: 1, expired: 0, blocked: 1 });
  assert.equal(active, 20);
  await booksHold();
});

test('a part of a batch is sold once two people have agreed, and parts never overlap', async () => {
  const { number: batch } = await makeBatch(context, cards);
  const activation = await proposeActivation(context, proposer, { batch, first: 1, last: 10 });
  const wanted = { batch, activation, isApproved: true };
  await assert.rejects(decideActivation(context, proposer, wanted), {
    code: 'second_person_needed',
  });
  await assert.rejects(decideActivation(context, staffCaller('support'), wanted), {
    code: 'permission_missing',
  });
  await assert.rejects(proposeActivation(context, proposer, { batch, first: 10, last: 12 }), {
    code: 'voucher_range_active',
  });
  await decideActivation(context, decider, { ...wanted, isApproved: false });
  await assert.rejects(decideActivation(context, decider, wanted), {
    code: 'voucher_activation_decided',
  });
  for (const [first, last] of [
    [0, 4],
    [5, 4],
    [30, 41],
  ] as const) {
    await assert.rejects(proposeActivation(context, proposer, { batch, first, last }), {
      code: 'voucher_range_wrong',
    });
  }
  await activate(context, batch, 1, 40);
});

test('a batch for a wrong key, an odd value or no future is refused before it begins', async () => {
  const before = await readBatch(context, 1);
  const wrong: [object, string][] = [
    [{ printer: 'age1nobody' }, 'voucher_printer_key_wrong'],
    [{ valueMinor: 12_345n }, 'voucher_value_unknown'],
    [{ count: 0 }, 'voucher_range_wrong'],
    [{ expiresOn: '2026-11-22' }, 'voucher_range_wrong'],
  ];
  for (const [given, code] of wrong) {
    await assert.rejects(makeBatch(context, { ...cards, ...given }), { code });
  }
  assert.deepEqual(await readBatch(context, 1), before);
  await assert.rejects(readBatch(context, 99), { code: 'voucher_batch_unknown' });
});

test('batches that are made at the same time get numbers of their own', async () => {
  const batches = await Promise.all(Array.from({ length: 4 }, () => makeBatch(context, cards)));
  assert.equal(new Set(batches.map(({ number }) => number)).size, 4);
  await booksHold();
});

test('what was altered in the tables is found by the audit', async () => {
  const { number } = await makeBatch(context, cards);
  await activate(context, number, 1, 40);
  const shop = await openShop(context);
  const [, [serial = '']] = (await printed(number)) as [string[], string[]];
  await sellCard(shop, serial);
  const owner = world.database.ownerUrl;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  const problemsAfter = async (change: string, back: string): Promise<string> => {
    await client.query(change);
    const checks = await auditEverything(context);
    await client.query(back);
    return checks.flatMap(({ name, problems }) => (problems.length > 0 ? [name] : [])).join(' ');
  };
  const sold = `batch = ${number} and number = 1`;
  const table = 'update vouchers.voucher set';
  assert.match(
    await problemsAfter(
      `${table} is_owed = false, state = 'expired' where ${sold}`,
      `${table} is_owed = true, state = 'sold' where ${sold}`,
    ),
    /vouchers\.owed/,
  );
  assert.match(
    await problemsAfter(
      `${table} number = 39 where batch = ${number} and number = 40`,
      `${table} number = 40 where hash = (select max(hash::text)::uuid from vouchers.voucher
         where batch = ${number} and number = 39)`,
    ),
    /vouchers\.batches/,
  );
  await client.end();
});

test('no card is sold that is blocked, past its last day, or none', async () => {
  const { number: batch } = await makeBatch(context, { ...cards, count: 2 });
  const shop = await openShop(context);
  await activate(context, batch, 1, 2);
  const [blocked, old] = [1, 2].map((number) => serialText({ batch, number }));
  await blockVouchers(context, proposer, { batch, first: 1, last: 1, why: 'torn' });
  await assert.rejects(sellCard(shop, blocked ?? ''), { code: 'voucher_blocked' });
  const electronic = await openStock(context, { count: 1 });
  const first = serialText({ batch: electronic.number, number: 1 });
  await assert.rejects(sellCard(shop, first), { code: 'voucher_serial_unknown' });
  context.clock.advance(500 * dayMs);
  await assert.rejects(sellCard(shop, old ?? ''), { code: 'voucher_expired' });
  await booksHold();
});
