import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigitOf, dayMs, hourMs, minuteMs, Refusal, slotOf } from '#base';
import { readTrail } from '#identity';
import { readBalance } from '#ledger';
import { listReceipts, readReceiptsOfTopup } from '#receipts';
import { readFloat } from '#resellers';
import { accountOf } from '#subscribers';
import { readTopup } from '#topups';
import {
  auditSales,
  listVoucherSales,
  placeOfNow,
  readVoucherSale,
  sellVoucher,
  undoVoucherSale,
} from '#sales';
import {
  auditVouchers,
  blockVouchers,
  checkVoucher,
  expireVouchers,
  readBatch,
  readVoucher,
  redeemVoucher,
  unblockVouchers,
} from '#vouchers';
import { staffCaller } from '#test/finance';
import { newKey, openShop, openTier, pin, saleRequest, type Shop } from '#test/shop-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import {
  boughtCode,
  decider,
  openStock,
  proposer,
  redeem,
  redemptionOf,
  voucherSaleOf,
} from '#test/voucher-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { voucherSaleSpoils } from './spoils/sales.ts';
import { voucherSpoils } from './spoils/vouchers.ts';

const world = await openTopupWorld();
const { context } = world;
const { clock } = context;
await openTier(context, {
  leastMinor: 3_000n,
  commission: [{ product: 'voucher', fromMinor: 0, basisPoints: 300, parentBasisPoints: 50 }],
});
const stock = await openStock(context, { count: 200 });

let people = 0;
function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(people).padStart(7, '0')}`], 320n);
}

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

/** A right code that no voucher has. */
function strangeCode(number: number): string {
  const digits = String(900_000_000_000_000 + number);
  return digits + checkDigitOf(digits);
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return assert.fail('it was not refused');
}

test('a voucher goes from the float to its holder, and from there onto a line', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const before = await readBatch(context, stock.number);
  const sold = await boughtCode(context, shop);
  assert.match(sold.code, /^\d{16}$/);
  assert.equal(sold.commissionMinor, 300n);
  assert.equal(await readFloat(context, shop.id), 990_300n);
  const between = await readBatch(context, stock.number);
  assert.equal(between.counts.sold, before.counts.sold + 1);
  assert.equal(between.owedMinor, before.owedMinor + 10_000n);
  await booksHold();

  const id = await redeem(context, person, sold.code);
  const topup = await readTopup(context, id, person.subscriber);
  assert.equal(topup.state, 'credited');
  assert.equal(topup.method, 'voucher');
  assert.equal(topup.terms.bonus, 0n, 'no bonus of the app: it was paid for elsewhere');
  assert.equal(await totalOf(person), 10_320n);
  const [receipt] = await readReceiptsOfTopup(context, id);
  assert.equal(receipt?.providerReference, sold.serial);
  const life = await readVoucher(context, sold.serial);
  assert.equal(life.state, 'redeemed');
  assert.equal(life.topup, id);
  assert.equal(life.receiver, person.number);
  const after = await readBatch(context, stock.number);
  assert.equal(after.owedMinor, before.owedMinor);
  await booksHold();
});

test('what a voucher brought lies in a bucket that says so', async () => {
  const person = await newcomer();
  const { code } = await boughtCode(context, await openShop(context));
  await redeem(context, person, code);
  const rows = await context.db.read<{ source: string }>(
    {
      name: 'test sources',
      text: 'select source from ledger.bucket_view where account = $1 and number > 0',
    },
    [person.line.slice(4)],
  );
  assert.deepEqual(
    rows.map(({ source }) => source),
    ['voucher'],
  );
});

test('a voucher is redeemed once, however many try at the same moment', async () => {
  const shop = await openShop(context);
  for (let round = 0; round < 5; round += 1) {
    const { code } = await boughtCode(context, shop);
    const all = await Promise.all(Array.from({ length: 6 }, newcomer));
    const outcomes = await Promise.allSettled(all.map((one) => redeem(context, one, code)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    const codes = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as Refusal).code] : [],
    );
    assert.deepEqual(new Set(codes), new Set(['voucher_used']));
    const totals = await Promise.all(all.map(totalOf));
    assert.equal(
      totals.reduce((sum, total) => sum + total, 0n),
      6n * 320n + 10_000n,
    );
  }
  await booksHold();
});

test('the same request gets the same top-up, also as copies that come together', async () => {
  const person = await newcomer();
  const { code } = await boughtCode(context, await openShop(context));
  const wanted = redemptionOf(person, code);
  const ids = await Promise.all(Array.from({ length: 5 }, () => redeemVoucher(context, wanted)));
  assert.equal(new Set(ids).size, 1);
  assert.equal(await redeemVoucher(context, wanted), ids[0]);
  assert.equal(await totalOf(person), 10_320n);
});

test('whoever types a used code is told when it was used and by which number', async () => {
  const [first, second] = [await newcomer(), await newcomer()];
  const { code } = await boughtCode(context, await openShop(context));
  await redeem(context, first, code);
  const refusal = await refusalOf(redeem(context, second, code));
  assert.equal(refusal.code, 'voucher_used');
  assert.equal(refusal.details['usedOn'], '2026-11-23');
  assert.match(String(refusal.details['maskedReceiver']), /\*/);
});

test('a slip of the finger is told without a look and costs no try', async () => {
  const person = await newcomer();
  const { code } = await boughtCode(context, await openShop(context));
  for (let at = 0; at < 16; at += 1) {
    const wrong = `${code.slice(0, at)}${(Number(code[at]) + 1) % 10}${code.slice(at + 1)}`;
    await assert.rejects(redeem(context, person, wrong), { code: 'voucher_code_mistyped' });
  }
  for (const typed of ['', '12', 'abcdefghijklmnop', `${code}1`]) {
    await assert.rejects(redeem(context, person, typed), { code: 'voucher_code_mistyped' });
  }
  const grouped = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8, 12)} ${code.slice(12)}`;
  const fullWidth = grouped.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
  await redeem(context, person, fullWidth);
  assert.equal(await totalOf(person), 10_320n);
});

test('who tries codes that nobody has is locked out by steps, and so is the line', async () => {
  const person = await newcomer();
  const { code } = await boughtCode(context, await openShop(context));
  const lefts: unknown[] = [];
  for (let index = 0; index < 5; index += 1) {
    const refusal = await refusalOf(redeem(context, person, strangeCode(index)));
    assert.equal(refusal.code, 'voucher_unknown');
    lefts.push(refusal.details['left']);
  }
  assert.deepEqual(lefts, [4, 3, 2, 1, 0]);
  const locked = await refusalOf(redeem(context, person, code));
  assert.equal(locked.code, 'voucher_tries_locked', 'a right code is not heard either');
  assert.equal(locked.details['retryAfterSeconds'], 900);
  const stranger = await newcomer();
  const forIt = { ...redemptionOf(stranger, code), number: person.number };
  await assert.rejects(redeemVoucher(context, forIt), { code: 'voucher_tries_locked' });
  const byIt = { ...redemptionOf(person, code), number: stranger.number };
  await assert.rejects(redeemVoucher(context, byIt), { code: 'voucher_tries_locked' });

  clock.advance(15 * minuteMs);
  for (let index = 5; index < 10; index += 1) {
    assert.equal(
      (await refusalOf(redeem(context, person, strangeCode(index)))).code,
      'voucher_unknown',
    );
    clock.advance(15 * minuteMs);
  }
  clock.advance(-15 * minuteMs);
  const longer = await refusalOf(redeem(context, person, code));
  assert.equal(longer.details['retryAfterSeconds'], 3_600);
  clock.advance(hourMs);
  await redeem(context, person, code);
  await assert.rejects(redeem(context, person, strangeCode(11)), { details: { left: 4 } });
});

test('a code that was used already forgets no guesses', async () => {
  const [first, person] = [await newcomer(), await newcomer()];
  const { code } = await boughtCode(context, await openShop(context));
  await redeem(context, first, code);
  for (let index = 0; index < 4; index += 1) {
    await assert.rejects(redeem(context, person, strangeCode(3_000 + index)));
  }
  await assert.rejects(redeem(context, person, code), { code: 'voucher_used' });
  await assert.rejects(redeem(context, person, strangeCode(3_004)), { details: { left: 0 } });
  await assert.rejects(redeem(context, person, code), { code: 'voucher_tries_locked' });
});

test('strangers who guess for a line keep strangers from it, and never its owner', async () => {
  const [owner, stranger, friend] = [await newcomer(), await newcomer(), await newcomer()];
  const shop = await openShop(context);
  const [{ code }, { code: second }] = [
    await boughtCode(context, shop),
    await boughtCode(context, shop),
  ];
  for (let index = 0; index < 5; index += 1) {
    const guess = redemptionOf(stranger, strangeCode(4_000 + index));
    await assert.rejects(redeemVoucher(context, { ...guess, number: owner.number }));
  }
  const forOwner = { ...redemptionOf(friend, code), number: owner.number };
  await assert.rejects(redeemVoucher(context, forOwner), { code: 'voucher_tries_locked' });
  const atHall = { ...redemptionOf(friend, code), number: owner.number, isServed: true };
  await redeemVoucher(context, { ...atHall, caller: 'a clerk' });
  for (let index = 0; index < 5; index += 1) {
    const guess = redemptionOf(stranger, strangeCode(5_000 + index));
    const caller = `another stranger ${index}`;
    await assert.rejects(redeemVoucher(context, { ...guess, number: owner.number, caller }));
  }
  await redeem(context, owner, second);
  assert.equal(await totalOf(owner), 20_320n);
});

test('of a hundred guesses at once no more are judged than are allowed in a row', async () => {
  const person = await newcomer();
  const guesses = Array.from({ length: 60 }, (_, index) =>
    refusalOf(redeem(context, person, strangeCode(1_000 + index))),
  );
  const codes = (await Promise.all(guesses)).map(({ code }) => code);
  assert.equal(codes.filter((code) => code === 'voucher_unknown').length, 5);
});

test('a guess that is sent again is no second guess', async () => {
  const person = await newcomer();
  const wanted = redemptionOf(person, strangeCode(2_000));
  for (let index = 0; index < 8; index += 1) {
    assert.equal((await refusalOf(redeemVoucher(context, wanted))).code, 'voucher_unknown');
  }
});

test('a sale returns the same voucher for its key, and none for another body', async () => {
  const shop = await openShop(context);
  const wanted = voucherSaleOf(shop);
  const copies = await Promise.all(
    Array.from({ length: 5 }, () => sellVoucher(context, shop.visit, wanted)),
  );
  const [first] = copies;
  for (const copy of copies) assert.deepEqual(copy, first);
  assert.equal(first?.receipt?.length, 12, 'and one receipt');
  const { key } = wanted.request;
  const other = { ...wanted, request: saleRequest(shop, 'another body', key) };
  await assert.rejects(sellVoucher(context, shop.visit, other), { code: 'request_key_reused' });
  assert.equal(await readFloat(context, shop.id), 990_300n);
  const person = await newcomer();
  await redeem(context, person, first?.code ?? '');
  assert.deepEqual(await sellVoucher(context, shop.visit, wanted), first, 'also once it is used');
});

test('tills that sell at once sell different vouchers, until the stock is empty', async () => {
  await openStock(context, { count: 12, valueMinor: 3_000n });
  const shops = await Promise.all(Array.from({ length: 4 }, () => openShop(context)));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => {
      const shop = shops[index % 4] ?? assert.fail();
      return sellVoucher(context, shop.visit, voucherSaleOf(shop, 3_000n));
    }),
  );
  const sold = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.ok(sold.length <= 12);
  assert.equal(new Set(sold.map(({ serial }) => serial)).size, sold.length);
  assert.equal(new Set(sold.map(({ code }) => code)).size, sold.length);
  const [shop] = shops;
  assert.ok(shop);
  for (let index = sold.length; index < 12; index += 1) {
    await sellVoucher(context, shop.visit, voucherSaleOf(shop, 3_000n));
  }
  await assert.rejects(sellVoucher(context, shop.visit, voucherSaleOf(shop, 3_000n)), {
    code: 'voucher_out_of_stock',
  });
  await booksHold();
});

test('a sale taken back is in the float again and its voucher is worth nothing', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const sold = await boughtCode(context, shop);
  const supervisor = { login: shop.login, pin };
  const undo = { sale: sold.id, ...supervisor };
  for (const code of [undefined, '', strangeCode(6_000), sold.serial]) {
    const blind = undoVoucherSale(context, shop.visit, { ...undo, code });
    await assert.rejects(blind, { code: 'voucher_slip_needed' }, 'the slip has to come back');
  }
  await undoVoucherSale(context, shop.visit, { ...undo, code: sold.code });
  await undoVoucherSale(context, shop.visit, { ...undo, code: sold.code });
  const { receipts } = await listReceipts(context, shop.id, { limit: 9 });
  assert.deepEqual(receipts.map(({ kind }) => kind).toSorted(), ['voucher_sale', 'voucher_undone']);
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
  await assert.rejects(redeem(context, person, sold.code), { code: 'voucher_blocked' });
  const [act] = await readTrail(context, { subject: sold.id, beforeMs: clock.now() + 1, limit: 1 });
  assert.deepEqual([act?.action, act?.outcome], ['voucher_sale.undo', 'done']);
  const used = await boughtCode(context, shop);
  await redeem(context, person, used.code);
  await assert.rejects(undoVoucherSale(context, shop.visit, { sale: used.id, ...supervisor }), {
    code: 'voucher_spent',
  });
  const late = await boughtCode(context, shop);
  clock.advance(11 * minuteMs);
  await assert.rejects(undoVoucherSale(context, shop.visit, { sale: late.id, ...supervisor }), {
    code: 'voucher_undo_too_late',
  });
  await booksHold();
});

test('a sale of another shop is none, whatever slot its id lies in', async () => {
  const shops: Shop[] = [];
  const sameSlot = (one: Shop) => shops.find((other) => slotOf(other.id) === slotOf(one.id));
  let shop = await openShop(context);
  while (!sameSlot(shop)) {
    shops.push(shop);
    shop = await openShop(context);
  }
  const neighbour = sameSlot(shop) ?? shop;
  const { id } = await boughtCode(context, neighbour);
  const unknown = { code: 'voucher_sale_unknown' };
  await assert.rejects(readVoucherSale(context, shop.id, id), unknown);
  const undo = { sale: id, login: shop.login, pin };
  await assert.rejects(undoVoucherSale(context, shop.visit, undo), unknown);
  assert.deepEqual(await listVoucherSales(context, shop.id, placeOfNow(context), 9), []);
  assert.equal((await readVoucherSale(context, neighbour.id, id)).undoneAt, null);
});

test('what is blocked is not redeemed and stays owed, until somebody else frees it', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const sold = await boughtCode(context, shop);
  const { batch, number } = await readVoucher(context, sold.serial);
  const range = { batch, first: number, last: number };
  const stolen = { ...range, why: 'stolen' };
  assert.equal(await blockVouchers(context, proposer, stolen), 1);
  await assert.rejects(redeem(context, person, sold.code), { code: 'voucher_blocked' });
  assert.equal((await readVoucher(context, sold.serial)).isOwed, true);
  await booksHold();
  await assert.rejects(unblockVouchers(context, proposer, range), { code: 'second_person_needed' });
  const other = staffCaller('finance');
  assert.equal(await unblockVouchers(context, other, range), 1);
  await redeem(context, person, sold.code);
  assert.equal(await blockVouchers(context, decider, stolen), 0, 'what was used is past blocking');
  await booksHold();
});

test('what nobody redeems in time is no income: it can be claimed', async () => {
  const sold = await boughtCode(context, await openShop(context));
  clock.advance(366 * dayMs);
  const person = await newcomer();
  await assert.rejects(redeem(context, person, sold.code), { code: 'voucher_expired' });
  await expireVouchers(context);
  assert.equal((await readVoucher(context, sold.serial)).state, 'expired');
  assert.equal((await readBatch(context, stock.number)).owedMinor, 0n, 'all that was sold is over');
  const key = newKey();
  await assert.rejects(redeem(context, person, sold.code, key), { code: 'voucher_expired' });
  await booksHold();
});

test('looks at open numbers cost no try, and are held back per address', async () => {
  const shop = await openShop(context);
  const { serial } = await boughtCode(context, shop);
  const limit = 60;
  for (let look = 0; look < limit; look += 1) {
    const { state } = await checkVoucher(context, { serial, ip: '203.0.113.7' });
    assert.equal(state, 'sold');
  }
  await assert.rejects(checkVoucher(context, { serial, ip: '203.0.113.7' }), {
    code: 'too_many_requests',
  });
  assert.equal((await checkVoucher(context, { serial, ip: '203.0.113.8' })).state, 'sold');
  await assert.rejects(checkVoucher(context, { serial: '9'.repeat(14), ip: '203.0.113.9' }), {
    code: 'voucher_serial_unknown',
  });
});

test('whatever is wrong of the sale of a voucher, the audit names it', async () => {
  await findsSpoils(context, auditSales, voucherSaleSpoils);
});

test('whatever is wrong of a voucher, the audit names it', async () => {
  await findsSpoils(context, auditVouchers, voucherSpoils);
});
