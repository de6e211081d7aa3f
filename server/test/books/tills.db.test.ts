import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs, newId } from '#base';
import { readTrail, type StaffCaller } from '#identity';
import { readBalance } from '#ledger';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { readReceiptByCode } from '#receipts';
import { accountOf } from '#subscribers';
import {
  acceptDifference,
  answerCounterVoucher,
  auditTills,
  answerCounterSale,
  closeShift,
  createTill,
  isUnsettled,
  listTills,
  moveSafeCash,
  openShift,
  readCounterSale,
  readCounterVoucher,
  readOwnTill,
  sellCounterVoucher,
  sellOverCounter,
  type Tender,
  undoCounterSale,
  undoCounterVoucher,
} from '#tills';
import { readBatch, type WantedVoucher } from '#vouchers';
import { staffCaller } from '#test/finance';
import {
  change,
  changeMinor,
  type Counter,
  counterSale,
  netOf,
  openCounter,
} from '#test/hall-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import { openStock, redeem } from '#test/voucher-world';
import { auditEverything } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { tillSpoils } from './spoils/tills.ts';

const world = await openTopupWorld();
const { context } = world;
let people = 0;

function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(7_200_000 + people)}`], 320n);
}

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.deepEqual(
    checks.filter(({ problems }) => problems.length > 0),
    [],
  );
}

test('cash and line are one commit, with a receipt', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  const wanted = counterSale(counter, person.number);
  const sale = await sellOverCounter(context, counter.clerk, wanted);
  assert.equal(await totalOf(person), 10_320n);
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor + 10_000n);
  assert.match(sale.receipt, /^[0-9A-Z]+$/);
  assert.deepEqual(await sellOverCounter(context, counter.clerk, wanted), sale);
  assert.deepEqual(await readCounterSale(context, counter.clerk, sale.topup), sale);
  assert.equal(await totalOf(person), 10_320n, 'the same key sells once');
  await booksHold();
});

test('a card is the terminal’s money, and the drawer is left alone', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  const tender = { kind: 'card', approval: 'A1B2C3' } as const;
  await sellOverCounter(context, counter.clerk, {
    ...counterSale(counter, person.number),
    tender,
  });
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor);
  assert.equal(await netOf(context, 'clearing:card_terminal'), 10_000n);
  const digits = { kind: 'card', approval: '4111111111111111' } as const;
  const wrong = { ...counterSale(counter, person.number), tender: digits };
  await assert.rejects(sellOverCounter(context, counter.clerk, wrong), {
    code: 'counter_tender_wrong',
  });
  const short = { kind: 'cash', handedMinor: 9_999n } as const;
  const little = { ...counterSale(counter, person.number), tender: short };
  await assert.rejects(sellOverCounter(context, counter.clerk, little), {
    code: 'counter_tender_wrong',
  });
  await booksHold();
});

test('who has no till sells nothing, nor who may not', async () => {
  const person = await newcomer();
  const counter = await openCounter(context);
  const other = staffCaller('clerk');
  const wanted = counterSale({ clerk: other }, person.number);
  await assert.rejects(sellOverCounter(context, other, wanted), { code: 'shift_needed' });
  await assert.rejects(sellOverCounter(context, counter.supervisor, wanted), {
    code: 'permission_missing',
  });
  assert.equal(await totalOf(person), 320n);
});

test('a sale that was asked about before it arrived is never made', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  const wanted = counterSale(counter, person.number);
  const asked = await answerCounterSale(context, counter.clerk, wanted.request);
  assert.equal(asked.why, 'counter_sale_not_made');
  await assert.rejects(sellOverCounter(context, counter.clerk, wanted), {
    code: 'counter_sale_not_made',
  });
  assert.equal(await totalOf(person), 320n);
  const made = counterSale(counter, person.number);
  const sale = await sellOverCounter(context, counter.clerk, made);
  const answered = await answerCounterSale(context, counter.clerk, made.request);
  assert.equal(answered.sale?.topup, sale.topup);
});

test('a till is one person’s, and a person stands at one', async () => {
  const counter = await openCounter(context);
  const other = staffCaller('clerk');
  const same = { till: counter.till, count: {}, fetchedMinor: 0n, reason: '' };
  await assert.rejects(openShift(context, other, same), { code: 'till_taken' });
  await createTill(context, { code: `${counter.till}-b`, name: 'Second' });
  const second = { ...same, till: `${counter.till}-b` };
  await assert.rejects(openShift(context, counter.clerk, second), { code: 'till_taken' });
  await assert.rejects(openShift(context, other, { ...same, till: 'nowhere' }), {
    code: 'till_unusable',
  });
  for (const code of ['safe', 'Central', 'x']) {
    await assert.rejects(createTill(context, { code, name: 'Wrong' }), {
      code: 'till_code_unusable',
    });
  }
  const again = { code: counter.till, name: 'Again' };
  await assert.rejects(createTill(context, again), { code: 'till_code_taken' });
});

test('of many that open one till at once one gets it', async () => {
  await createTill(context, { code: 'crowded', name: 'Crowded' });
  const wanted = { till: 'crowded', count: {}, fetchedMinor: 0n, reason: '' };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => openShift(context, staffCaller('clerk'), wanted)),
  );
  const refused = outcomes.filter((one) => one.status === 'rejected');
  assert.equal(refused.length, 5);
  for (const { reason } of refused) assert.equal(reason.code, 'till_taken');
});

test('a count that fits closes a shift, and what is delivered is in the safe', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  await sellOverCounter(context, counter.clerk, counterSale(counter, person.number));
  const safeBefore = await netOf(context, 'cash:safe');
  const closed = await closeShift(context, counter.clerk, {
    shift: counter.shift.id,
    count: {
      ...change,
      '50000': 1,
      '10000': 0,
      '5000': 4,
      '2000': 0,
      '1000': 0,
      '500': 0,
      '10': 0,
    },
    deliveredMinor: 0n,
    reason: 'counted in a hurry',
  });
  assert.equal(closed.end?.counted, 70_000n);
  assert.equal(closed.end?.expected, 60_000n);
  assert.ok(isUnsettled(closed));
  assert.equal(await netOf(context, `cash:${counter.till}`), 70_000n);
  const next = await openShift(context, staffCaller('clerk'), {
    till: counter.till,
    count: { '50000': 1, '5000': 4 },
    fetchedMinor: 0n,
    reason: '',
  });
  assert.equal(next.openingDifference, 0n);
  const supervised = await closeShift(context, counter.supervisor, {
    shift: next.id,
    count: { '50000': 1, '5000': 4 },
    deliveredMinor: 50_000n,
    reason: '',
  });
  assert.ok(!isUnsettled(supervised));
  assert.equal(await netOf(context, 'cash:safe'), safeBefore + 50_000n);
  assert.equal(await netOf(context, `cash:${counter.till}`), 20_000n);
  await booksHold();
});

test('what is missing needs a reason, is posted, and another person accepts it', async () => {
  const counter = await openCounter(context);
  const before = await netOf(context, 'cash_difference');
  const short = { ...change, '1000': 1 };
  const close = { shift: counter.shift.id, count: short, deliveredMinor: 0n, reason: ' ' };
  await assert.rejects(closeShift(context, counter.clerk, close), {
    code: 'till_difference_unexplained',
    details: { difference: '-1000' },
  });
  const closed = await closeShift(context, counter.clerk, { ...close, reason: 'gave too much' });
  assert.equal(closed.end?.reason, 'gave too much');
  assert.equal(await netOf(context, 'cash_difference'), before + 1_000n);
  const trail = await readTrail(context, {
    subject: counter.shift.id,
    beforeMs: context.clock.now() + 1,
    limit: 10,
  });
  assert.deepEqual(trail.map(({ action }) => action).sort(), [
    'till.close',
    'till.miscount',
    'till.open',
  ]);
  const desk = await listTills(context, counter.supervisor);
  assert.ok(desk.unsettled.some(({ id }) => id === counter.shift.id));
  await assert.rejects(acceptDifference(context, counter.clerk, counter.shift.id), {
    code: 'permission_missing',
  });
  const both = staffCaller('clerk', 'supervisor');
  const self = { session: { ...both.session, staff: counter.clerk.session.staff }, ip: both.ip };
  await assert.rejects(acceptDifference(context, self, counter.shift.id), {
    code: 'second_person_needed',
  });
  const accepted = await acceptDifference(context, counter.supervisor, counter.shift.id);
  assert.ok(!isUnsettled(accepted));
  await assert.rejects(acceptDifference(context, counter.supervisor, counter.shift.id), {
    code: 'shift_settled',
  });
  await booksHold();
});

test('whoever counts is not told what there should be', async () => {
  const counter = await openCounter(context);
  const seen = await listTills(context, counter.clerk);
  const places = [...seen.tills, ...seen.vaults];
  assert.ok(places.every(({ bookedMinor }) => bookedMinor === null));
  const seenBy = async (caller: StaffCaller) => {
    const { tills } = await listTills(context, caller);
    const till = tills.find(({ code }) => code === counter.till);
    return [till?.bookedMinor, till?.shift?.end?.counted];
  };
  // A supervisor may close it, and so may count it.
  assert.deepEqual(await seenBy(counter.supervisor), [null, undefined]);
  assert.deepEqual(await seenBy(staffCaller('finance')), [changeMinor, undefined]);
  const close = { shift: counter.shift.id, count: change, deliveredMinor: 0n, reason: '' };
  await closeShift(context, counter.clerk, close);
  assert.deepEqual(await seenBy(counter.supervisor), [changeMinor, changeMinor]);
  assert.deepEqual(await seenBy(counter.clerk), [null, undefined], 'it is what opens next');
});

test('a wrong number is undone by another person, out of the open drawer', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  const sale = counterSale(counter, person.number);
  const { topup } = await sellOverCounter(context, counter.clerk, sale);
  const alone = undoCounterSale(context, counter.clerk, topup);
  await assert.rejects(alone, { code: 'permission_missing' });
  const undone = await undoCounterSale(context, counter.supervisor, topup);
  assert.notEqual(undone.undoneAt, null);
  await undoCounterSale(context, counter.supervisor, topup);
  assert.equal(await totalOf(person), 320n);
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor);
  const { totals, sales } = await readOwnTill(context, counter.clerk);
  assert.deepEqual(totals, []);
  assert.equal(sales.length, 1);
  const other = await sellOverCounter(context, counter.clerk, counterSale(counter, person.number));
  const close = { shift: counter.shift.id, deliveredMinor: 0n, reason: '' };
  await closeShift(context, counter.clerk, { ...close, count: { ...change, '10000': 3 } });
  await assert.rejects(undoCounterSale(context, counter.supervisor, other.topup), {
    code: 'shift_needed',
  });
  await booksHold();
});

test('no sale slips into a shift that is being closed', async () => {
  const counter = await openCounter(context);
  const customers = await Promise.all(Array.from({ length: 12 }, newcomer));
  const close = { shift: counter.shift.id, deliveredMinor: 0n, reason: 'counted meanwhile' };
  const [closed, ...sold] = await Promise.allSettled([
    closeShift(context, counter.clerk, { ...close, count: change }),
    ...customers.map(({ number }) =>
      sellOverCounter(context, counter.clerk, counterSale(counter, number)),
    ),
  ]);
  assert.equal(closed.status, 'fulfilled');
  const count = sold.filter(({ status }) => status === 'fulfilled').length;
  for (const one of sold) {
    if (one.status === 'rejected') assert.match(one.reason.code, /^shift_/);
  }
  assert.equal(
    closed.status === 'fulfilled' && closed.value.end?.expected,
    changeMinor + 10_000n * BigInt(count),
  );
  await booksHold();
});

test('a bag is noted once, and stands in transit until the bank has it', async () => {
  const supervisor = staffCaller('supervisor');
  const before = await netOf(context, 'clearing:cash_transport');
  const bag = { direction: 'from_bank', amountMinor: 5_000n, bag: 'HK-000123' } as const;
  await moveSafeCash(context, supervisor, bag);
  await assert.rejects(moveSafeCash(context, supervisor, bag), { code: 'safe_bag_known' });
  assert.equal(await netOf(context, 'clearing:cash_transport'), before - 5_000n);
  await booksHold();
});

const voucherStock = await openStock(context, { count: 40 });

/** As a clerk asks for a voucher of HK$100, for a note of HK$500. */
function voucherWanted({ clerk }: Pick<Counter, 'clerk'>, what: WantedVoucher = hundred) {
  const text = JSON.stringify(what, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
  const { request, tender } = counterSale({ clerk }, '+85200000000');
  return { request: { ...request, fingerprint: fingerprintOf(text) }, what, tender };
}
const hundred = { valueMinor: 10_000n };

const owed = async () => (await readBatch(context, voucherStock.number)).owedMinor;

test('a voucher is sold for cash: drawer, holder and receipt in one commit', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  const before = await owed();
  const wanted = voucherWanted(counter);
  const sold = await sellCounterVoucher(context, counter.clerk, wanted);
  assert.match(sold.code ?? '', /^\d{16}$/);
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor + 10_000n);
  assert.equal(await owed(), before + 10_000n);
  const own = await readOwnTill(context, counter.clerk);
  assert.deepEqual(
    own.vouchers.map(({ id }) => id),
    [sold.id],
  );
  assert.deepEqual(own.totals, [{ tender: 'cash', sales: 1n, value: 10_000n }]);
  await booksHold();

  assert.deepEqual(await sellCounterVoucher(context, counter.clerk, wanted), sold, 'once');
  const again = await readCounterVoucher(context, counter.clerk, sold.serial);
  assert.deepEqual(again, { ...sold, code: null }, 'its code is on the slip alone');
  const receipt = await readReceiptByCode(context, sold.receipt ?? '');
  assert.deepEqual(
    [receipt.kind, receipt.method, receipt.place, receipt.providerReference],
    ['voucher_sale', 'cash', `Counter ${counter.till.slice(5)}`, sold.serial],
  );
  for (const typed of ['00000000000000', `${sold.serial}0`]) {
    await assert.rejects(readCounterVoucher(context, counter.clerk, typed), {
      code: 'counter_sale_unknown',
    });
  }
  await redeem(context, person, sold.code ?? '');
  assert.equal(await totalOf(person), 10_320n);
  assert.equal(await owed(), before);
  await assert.rejects(undoCounterVoucher(context, counter.supervisor, sold.id), {
    code: 'voucher_spent',
  });
  await booksHold();
});

test('copies of one voucher sale that come together sell one', async () => {
  const counter = await openCounter(context);
  const wanted = voucherWanted(counter);
  const copies = Array.from({ length: 4 }, () =>
    sellCounterVoucher(context, counter.clerk, wanted),
  );
  const sold = await Promise.all(copies);
  assert.equal(new Set(sold.map(({ code }) => code)).size, 1);
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor + 10_000n);
  const other = { ...wanted.request, fingerprint: fingerprintOf('another') };
  await assert.rejects(sellCounterVoucher(context, counter.clerk, { ...wanted, request: other }), {
    code: 'request_key_reused',
  });
});

test('an approval of a card pays once on a till and day, also for two at once', async () => {
  const counter = await openCounter(context);
  const person = await newcomer();
  const tender = { kind: 'card', approval: 'C3D4E5' } as const;
  const wanted = () => ({
    ...counterSale(counter, person.number),
    tender,
    isTwinIntended: true,
  });
  const voucher = () =>
    sellCounterVoucher(context, counter.clerk, { ...voucherWanted(counter), tender });
  const sell = () => sellOverCounter(context, counter.clerk, wanted());
  const outcomes = await Promise.allSettled([sell(), voucher(), sell(), voucher()]);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  await assert.rejects(sell(), { code: 'counter_approval_used' });
  await assert.rejects(voucher(), { code: 'counter_approval_used' });
  const elsewhere = await openCounter(context);
  const other = { ...counterSale(elsewhere, person.number), tender, isTwinIntended: true };
  const { topup } = await sellOverCounter(context, elsewhere.clerk, other);
  assert.deepEqual((await sellOverCounter(context, elsewhere.clerk, other)).topup, topup);
  await booksHold();
});

test('a voucher by card, too little cash, no till and no permission', async () => {
  const counter = await openCounter(context);
  const terminal = await netOf(context, 'clearing:card_terminal');
  const card = { kind: 'card', approval: 'B2C3D4' } as const;
  const sell = (caller: Counter['clerk'], tender: Tender, from = counter) =>
    sellCounterVoucher(context, caller, { ...voucherWanted(from), tender });
  const { receipt } = await sell(counter.clerk, card);
  assert.equal((await readReceiptByCode(context, receipt ?? '')).method, 'card_terminal');
  assert.equal(await netOf(context, 'clearing:card_terminal'), terminal + 10_000n);
  const before = await owed();
  const refused: [StaffCaller, Tender, string][] = [
    [counter.clerk, { kind: 'cash', handedMinor: 9_999n }, 'counter_tender_wrong'],
    [counter.clerk, { kind: 'card', approval: '4111111111111111' }, 'counter_tender_wrong'],
    [staffCaller('clerk'), card, 'shift_needed'],
    [counter.supervisor, card, 'permission_missing'],
  ];
  for (const [caller, tender, code] of refused) {
    await assert.rejects(sell(caller, tender, { ...counter, clerk: caller }), { code });
  }
  assert.equal(await owed(), before);
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor);
  await booksHold();
});

test('a voucher sale whose answer was lost is found with its code, or never made', async () => {
  const counter = await openCounter(context);
  const ask = (request: Request) => answerCounterVoucher(context, counter.clerk, request);
  const made = voucherWanted(counter);
  const sold = await sellCounterVoucher(context, counter.clerk, made);
  assert.deepEqual(await ask(made.request), { sale: sold, why: null });
  const late = voucherWanted(counter);
  assert.deepEqual(await ask(late.request), { sale: null, why: 'counter_sale_not_made' });
  await assert.rejects(sellCounterVoucher(context, counter.clerk, late), {
    code: 'counter_sale_not_made',
  });
  await assert.rejects(answerCounterVoucher(context, counter.supervisor, made.request), {
    code: 'permission_missing',
  });
  const count = { ...change, '10000': 3 };
  const close = { shift: counter.shift.id, count, deliveredMinor: 0n, reason: '' };
  assert.equal((await closeShift(context, counter.clerk, close)).end?.expected, 60_000n);
  assert.deepEqual(await sellCounterVoucher(context, counter.clerk, made), sold, 'also later');
  await booksHold();
});

test('a voucher nobody wants is taken back by another person, and is dead', async () => {
  const counter = await openCounter(context);
  const before = await owed();
  const { id, code } = await sellCounterVoucher(context, counter.clerk, voucherWanted(counter));
  await assert.rejects(undoCounterVoucher(context, counter.clerk, id), {
    code: 'permission_missing',
  });
  const both = staffCaller('clerk', 'supervisor');
  const self = { session: { ...both.session, staff: counter.clerk.session.staff }, ip: both.ip };
  await assert.rejects(undoCounterVoucher(context, self, id), { code: 'second_person_needed' });
  const undone = await undoCounterVoucher(context, counter.supervisor, id);
  assert.ok(undone.undoneAt !== null && undone.undoneReceipt !== null);
  assert.deepEqual(await undoCounterVoucher(context, counter.supervisor, id), undone, 'once');
  const said = { subject: id, beforeMs: context.clock.now() + 1, limit: 9 };
  const acts = (await readTrail(context, said)).filter(({ outcome }) => outcome === 'done');
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['voucher_sale.undo'],
  );
  assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor);
  assert.equal(await owed(), before);
  assert.deepEqual((await readOwnTill(context, counter.clerk)).totals, []);
  await assert.rejects(redeem(context, await newcomer(), code ?? ''), { code: 'voucher_blocked' });
  const unknown = newId('vsl', context.clock.now(), 1);
  await assert.rejects(undoCounterVoucher(context, counter.supervisor, unknown), {
    code: 'counter_sale_unknown',
  });
  const kept = await sellCounterVoucher(context, counter.clerk, voucherWanted(counter));
  const count = { ...change, '10000': 3 };
  const close = { shift: counter.shift.id, count, deliveredMinor: 10_000n, reason: '' };
  assert.ok(!isUnsettled(await closeShift(context, counter.clerk, close)));
  await assert.rejects(undoCounterVoucher(context, counter.supervisor, kept.id), {
    code: 'shift_needed',
  });
  const empty = { till: counter.till, fetchedMinor: 0n, reason: '' };
  await openShift(context, counter.clerk, { ...empty, count: { ...change, '10000': 2 } });
  context.clock.advance(11 * minuteMs);
  await assert.rejects(undoCounterVoucher(context, counter.supervisor, kept.id), {
    code: 'voucher_undo_too_late',
  });
  await booksHold();
});

test('whatever is wrong of a till, the audit names it', async () => {
  await findsSpoils(context, auditTills, tillSpoils);
});
