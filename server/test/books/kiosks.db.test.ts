import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneNumber } from '#base';
import { hourMs, minuteMs } from '#base';
import {
  auditKiosks,
  cashOf,
  checkCash,
  countBox,
  emptyBox,
  enrolKiosk,
  type Kiosk,
  listBoxes,
  listClaims,
  listKiosks,
  makeEnrolment,
  noteHealth,
  openKiosk,
  sellForCash,
  settleClaim,
  suspendKiosk,
} from '#kiosks';
import { readBalance, readSystemBalances, type SystemAccount } from '#ledger';
import { accountOf, type LineId } from '#subscribers';
import { staffCaller } from '#test/finance';
import { keptNotes, openTestKiosk, readTestKiosk } from '#test/kiosk-world';
import { findsSpoils } from '#test/spoils';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { kioskSpoils } from './spoils/kiosks.ts';

const world = await openTopupWorld();
const { context } = world;
const operator = staffCaller('operator');
const finance = staffCaller('finance');
const clerk = staffCaller('clerk');

let lines = 0;

async function person(): Promise<{ readonly number: PhoneNumber; readonly line: LineId }> {
  lines += 1;
  const number: PhoneNumber = `+8525123${String(lines).padStart(4, '0')}`;
  return { number, line: (await world.person([number], 320n)).line };
}

async function cashOn(line: LineId): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function balanceOf(account: SystemAccount): Promise<bigint> {
  const balances = await context.db.transaction((tx) => readSystemBalances(tx, [account]));
  return balances.get(`${account} HKD`) ?? 0n;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

function empty(kiosk: Kiosk, number: number, hundreds: number, fiveHundreds = 0): Promise<void> {
  const bag = `BAG-${number}`;
  return emptyBox(context, kiosk, {
    number,
    bag,
    hundreds,
    fiveHundreds,
    emptiedAt: context.clock.now(),
  });
}

test('notes are credited once, however often the machine tells of them', async () => {
  const kiosk = await openTestKiosk(context);
  const { number, line } = await person();
  const kept = keptNotes(context, kiosk, number, { hundreds: 1, fiveHundreds: 1 });
  const copies = await Promise.all(
    Array.from({ length: 6 }, () => sellForCash(context, kiosk, kept)),
  );
  for (const copy of copies) {
    assert.deepEqual(
      [copy.state, copy.valueMinor, copy.topup],
      ['credited', 60_000n, copies[0]?.topup],
    );
  }
  assert.equal(await cashOn(line), 60_320n);
  assert.equal(await balanceOf(cashOf(kiosk)), 60_000n);
  const changes = [{ hundreds: 2 }, { box: 2 }, { number: (await person()).number }];
  for (const change of [...changes, { claimCode: 'ZZZZZZZZZZZZ' }]) {
    await assert.rejects(sellForCash(context, kiosk, { ...kept, ...change }), {
      code: 'kiosk_sale_reused',
    });
  }
  await booksHold();
});

test('what no sound machine would say is refused', async () => {
  const kiosk = await openTestKiosk(context);
  const { number } = await person();
  const elsewhere = keptNotes(context, kiosk, number).id.slice(0, -2);
  const bad = [
    { hundreds: 0 },
    { hundreds: 101 },
    { claimCode: 'SHORT' },
    { id: `${elsewhere}${kiosk.id.endsWith('00') ? '01' : '00'}` as const },
  ];
  for (const change of bad) {
    const kept = keptNotes(context, kiosk, number, change as object);
    await assert.rejects(sellForCash(context, kiosk, kept), { code: 'kiosk_sale_invalid' });
  }
});

test('notes that cannot be credited are owed to whoever has the slip', async () => {
  const kiosk = await openTestKiosk(context);
  const owed = await balanceOf('cash_claims');
  const nobody = keptNotes(context, kiosk, '+85299999999');
  const sale = await sellForCash(context, kiosk, nobody);
  assert.deepEqual([sale.state, sale.refusal, sale.topup], ['claimable', 'receiver_unknown', null]);
  assert.equal((await sellForCash(context, kiosk, nobody)).state, 'claimable');
  const { number, line } = await person();
  for (let times = 0; times < 3; times += 1) {
    await sellForCash(context, kiosk, keptNotes(context, kiosk, number, { hundreds: 9 }));
  }
  const fourth = keptNotes(context, kiosk, number, { hundreds: 4 });
  const over = await sellForCash(context, kiosk, fourth);
  assert.equal(over.refusal, 'topup_limit_30_days');
  assert.equal(await cashOn(line), 270_320n);
  assert.equal(await balanceOf('cash_claims'), owed - 50_000n);
  const all = await listClaims(context, clerk);
  const claims = all.filter((one) => one.kiosk.id === kiosk.id);
  assert.deepEqual(
    claims.map(({ id }) => id),
    [nobody.id, fourth.id],
  );
  await booksHold();
});

test('a claim ends once, by the code of its slip, on a line or in notes', async () => {
  const kiosk = await openTestKiosk(context);
  const { number, line } = await person();
  const first = keptNotes(context, kiosk, '+85299999998', { hundreds: 2 });
  const second = keptNotes(context, kiosk, '+85299999997');
  for (const kept of [first, second]) await sellForCash(context, kiosk, kept);
  const wrong = { sale: first.id, claimCode: second.claimCode };
  await assert.rejects(settleClaim(context, clerk, wrong), { code: 'claim_code_wrong' });
  await assert.rejects(
    settleClaim(context, finance, { sale: first.id, claimCode: first.claimCode }),
    { code: 'permission_missing' },
  );
  const typed = first.claimCode.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
  await settleClaim(context, clerk, { sale: first.id, claimCode: typed, number });
  assert.equal(await cashOn(line), 20_320n);
  const answer = { sale: first.id, claimCode: first.claimCode };
  await assert.rejects(settleClaim(context, clerk, answer), { code: 'claim_settled' });
  const office = await balanceOf('cash:office');
  await settleClaim(context, clerk, { sale: second.id, claimCode: second.claimCode });
  assert.equal(await balanceOf('cash:office'), office - 10_000n);
  const again = await sellForCash(context, kiosk, first);
  assert.equal(again.state, 'claimed', 'the machine that asks again is told');
  await booksHold();
});

test('codes of claims cannot be tried at will', async () => {
  const kiosk = await openTestKiosk(context);
  const kept = keptNotes(context, kiosk, '+85299999996');
  await sellForCash(context, kiosk, kept);
  const codes: string[] = [];
  for (let times = 0; times < 12; times += 1) {
    await settleClaim(context, clerk, {
      sale: kept.id,
      claimCode: `0000000000${10 + times}`,
    }).catch(({ code }: { code: string }) => codes.push(code));
  }
  assert.deepEqual(
    codes.slice(0, 10),
    Array.from({ length: 10 }, () => 'claim_code_wrong'),
  );
  assert.deepEqual(codes.slice(10), ['too_many_requests', 'too_many_requests']);
});

test('a counted box goes to the bank, and what is short or over is posted apart', async () => {
  const kiosk = await openTestKiosk(context);
  const { number } = await person();
  for (const box of [1, 1, 1, 2]) {
    await sellForCash(context, kiosk, keptNotes(context, kiosk, number, { box }));
  }
  await empty(kiosk, 1, 3);
  await empty(kiosk, 1, 3);
  await assert.rejects(empty(kiosk, 1, 4), { code: 'kiosk_box_reused' });
  const waiting = (await listBoxes(context, finance)).find((one) => one.kiosk.id === kiosk.id);
  assert.equal(waiting?.count, null, 'who counts is not told');
  const [toBank, apart] = [
    await balanceOf('clearing:cash_deposits'),
    await balanceOf('cash_difference'),
  ];
  const count = { kiosk: kiosk.id, number: 1, hundreds: 2, fiveHundreds: 0 };
  await assert.rejects(countBox(context, clerk, count), { code: 'permission_missing' });
  assert.deepEqual(await countBox(context, finance, count), {
    countedMinor: 20_000n,
    bookedMinor: 30_000n,
  });
  await assert.rejects(countBox(context, finance, count), { code: 'kiosk_box_counted' });
  await assert.rejects(countBox(context, finance, { ...count, number: 9 }), {
    code: 'kiosk_box_unknown',
  });
  assert.equal(await balanceOf('clearing:cash_deposits'), toBank + 20_000n);
  assert.equal(await balanceOf('cash_difference'), apart + 10_000n);
  assert.equal(await balanceOf(cashOf(kiosk)), 10_000n, 'what is in the second box');
  await booksHold();
});

test('a sale that was stored until its box was counted explains what was over', async () => {
  const kiosk = await openTestKiosk(context);
  const { number, line } = await person();
  const stored = keptNotes(context, kiosk, number, { wasOffline: true });
  await empty(kiosk, 1, 1);
  const apart = await balanceOf('cash_difference');
  await countBox(context, finance, { kiosk: kiosk.id, number: 1, hundreds: 1, fiveHundreds: 0 });
  assert.equal(await balanceOf('cash_difference'), apart - 10_000n);
  context.clock.advance(hourMs);
  await sellForCash(context, kiosk, stored);
  assert.equal(await cashOn(line), 10_320n);
  assert.equal(await balanceOf('cash_difference'), apart);
  assert.equal(await balanceOf(cashOf(kiosk)), 0n);
  await booksHold();
});

test('a suspended machine takes no note, and what it took is kept safe', async () => {
  const kiosk = await openTestKiosk(context);
  const { number, line } = await person();
  const wanted = { number, valueMinor: 10_000n };
  const { maskedOwner } = await checkCash(context, kiosk, wanted);
  assert.match(maskedOwner, /\*/);
  await suspendKiosk(context, operator, { kiosk: kiosk.id, isSuspended: true });
  const stopped = await readTestKiosk(context, kiosk.id);
  await assert.rejects(checkCash(context, stopped, wanted), { code: 'kiosk_suspended' });
  const sale = await sellForCash(context, stopped, keptNotes(context, stopped, number));
  assert.equal(sale.refusal, 'kiosk_suspended');
  assert.equal(await cashOn(line), 320n);
  await booksHold();
});

test('a key that was stolen credits no more than a day of one machine', async () => {
  const bounded = world.database.context({
    reactions: (await import('../../src/reactions.ts')).reactions,
    settings: { kiosk_most_day_minor: 20_000 },
  });
  const kiosk = await openTestKiosk(bounded);
  const { number, line } = await person();
  const states: (string | null)[] = [];
  for (let times = 0; times < 3; times += 1) {
    const sale = await sellForCash(bounded, kiosk, keptNotes(bounded, kiosk, number));
    states.push(sale.refusal);
  }
  assert.deepEqual(states, [null, null, 'kiosk_day_full']);
  assert.equal(await cashOn(line), 20_320n);
  await booksHold();
});

test('the limits of a line keep notes from being taken at all', async () => {
  const kiosk = await openTestKiosk(context);
  const { number } = await person();
  for (const hundreds of [10, 10, 9]) {
    await sellForCash(context, kiosk, keptNotes(context, kiosk, number, { hundreds }));
  }
  await checkCash(context, kiosk, { number, valueMinor: 5_000n });
  await assert.rejects(checkCash(context, kiosk, { number, valueMinor: 20_000n }), (error) => {
    assert.deepEqual((error as { details?: object }).details ?? {}, {}, 'not how much is left');
    return (error as { code?: string }).code === 'topup_limit_30_days';
  });
});

test('a machine shows its key by a one-time code, once, and within the hour', async () => {
  const id = await openKiosk(context, operator, { code: 'kt-09', name: 'Kwun Tong, exit A' });
  await assert.rejects(openKiosk(context, operator, { code: 'kt-09', name: 'Again' }), {
    code: 'kiosk_code_taken',
  });
  const key = {
    x: 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY',
    y: 'T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
  };
  const { code } = await makeEnrolment(context, operator, id);
  const given = { kiosk: 'kt-09', code, key };
  const bad = { ...key, y: key.x };
  await assert.rejects(enrolKiosk(context, { ...given, key: bad }), { code: 'kiosk_key_invalid' });
  await assert.rejects(enrolKiosk(context, { ...given, code: 'AAAAAAAAAA' }), {
    code: 'kiosk_enrolment_wrong',
  });
  assert.equal(await enrolKiosk(context, given), id);
  await assert.rejects(enrolKiosk(context, given), { code: 'kiosk_enrolment_wrong' });
  const late = await makeEnrolment(context, operator, id);
  context.clock.advance(61 * minuteMs);
  await assert.rejects(enrolKiosk(context, { ...given, code: late.code }), {
    code: 'kiosk_enrolment_wrong',
  });
});

test('what a machine says of itself is shown, and a silent one stands out', async () => {
  const kiosk = await openTestKiosk(context);
  const troubles = async () =>
    (await listKiosks(context, operator)).find(({ id }) => id === kiosk.id)?.troubles;
  assert.deepEqual(await troubles(), ['silent']);
  const well = {
    paper: 'ok',
    printer: 'ok',
    acceptor: 'ok',
    notesInBox: 3,
    storedSales: 0,
    stuckSales: 0,
    version: '1',
  } as const;
  await noteHealth(context, kiosk, well);
  assert.deepEqual(await troubles(), []);
  await noteHealth(context, kiosk, { ...well, paper: 'out', notesInBox: 540, storedSales: 2 });
  assert.deepEqual(await troubles(), ['paper_out', 'box_nearly_full', 'sales_stored']);
  context.clock.advance(6 * minuteMs);
  assert.deepEqual(await troubles(), ['silent']);
});

test('whatever is wrong of a sale, a box or a slip, the audit names it', async () => {
  await findsSpoils(context, auditKiosks, kioskSpoils);
});
