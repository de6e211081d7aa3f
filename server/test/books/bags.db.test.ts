import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, present } from '#base';
import {
  auditBanking,
  decideCredit,
  type Entry,
  listBags,
  listBanking,
  proposeCredit,
  readCredit,
  waysOf,
} from '#banking';
import { countBox, emptyBox, sellForCash } from '#kiosks';
import { lookForAlarms } from '#ops';
import { moveBetweenSystem } from '#ledger';
import { type SafeMove, moveSafeCash } from '#tills';
import { openBankWorld, person } from '#test/bank-world';
import { staffCaller } from '#test/finance';
import { fillVault } from '#test/fill-vault';
import { keptNotes, openTestKiosk } from '#test/kiosk-world';
import { findsSpoils } from '#test/spoils';
import { auditEverything, isClean } from '../../src/audit.ts';
import { bagSpoils } from './spoils/bags.ts';

const world = await openBankWorld(undefined, {
  'banking.payout_senders': 'CASH DEPOSIT=cash_transport',
});
const { context } = world;
await fillVault(context, 1_000);
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const supervisor = staffCaller('supervisor');

const transit = () => world.balance('clearing:cash_transport');
const apart = () => world.balance('cash_difference');
const unknown = () => world.balance('unmatched');

async function send(bag: string, more: Partial<SafeMove> = {}): Promise<void> {
  const move = { direction: 'to_bank', amountMinor: 500_000n, bag, ...more } as const;
  await moveSafeCash(context, supervisor, move);
}

async function bagOf(number: string) {
  return (await listBags(context, maker)).find((one) => one.number === number);
}

async function inSuspense(bankReference: string) {
  const { suspense } = await listBanking(context, maker);
  return suspense.find(({ entry }) => entry.bankReference === bankReference);
}

async function booked(bankReference: string): Promise<Entry> {
  const { entries } = await listBanking(context, maker);
  return present(
    entries.find((one) => one.bankReference === bankReference),
    'an entry',
  );
}

/** Two people say which bag an entry in suspense is. */
async function decideBag(bankReference: string, number: string): Promise<void> {
  const { entry } = present(await inSuspense(bankReference), 'an entry in suspense');
  const { bags } = await readCredit(context, maker, entry.id);
  const bag = present(
    bags.find((one) => one.number === number),
    'a bag',
  ).id;
  const proposal = { entry: entry.id, way: 'to_bag', attempt: null, bag, reason: 'slip' } as const;
  await proposeCredit(context, maker, proposal);
  const decision = { entry: entry.id, isApproved: true };
  await assert.rejects(decideCredit(context, maker, decision), { code: 'second_person_needed' });
  await decideCredit(context, checker, decision);
}

async function assertClean(): Promise<void> {
  const wrong = (await auditEverything(context)).filter((check) => !isClean([check]));
  assert.deepEqual(wrong, []);
}

suite('a bag of cash that goes to the bank', () => {
  test('is booked by the entry that names it, in whatever letters, and is gone', async () => {
    await send(' Hk-000123 ');
    assert.equal(await transit(), 500_000n);
    assert.equal((await bagOf('Hk-000123'))?.booked, null);
    await world.book({
      amountMinor: 500_000n,
      details: 'CASH DEP. BAG:HK-000123/CENTRAL',
      bankReference: 'EXACT',
    });
    assert.equal((await booked('EXACT')).takenFor, 'bag');
    assert.deepEqual([await transit(), await apart(), await unknown()], [0n, 0n, 0n]);
    assert.equal(await bagOf('Hk-000123'), undefined);
    assert.equal(await world.bookAgain(), 0);
    await assertClean();
  });

  test('and is short leaves its account at nothing, and says by how much', async () => {
    await send('HK-SHORT');
    await world.book({ amountMinor: 490_000n, reference: 'hk-short', bankReference: 'S' });
    assert.deepEqual([await transit(), await apart()], [0n, 10_000n]);
    const { booked: of, amount } = present(await bagOf('HK-SHORT'), 'one that differs');
    assert.deepEqual([of?.amount, amount], [490_000n, 500_000n]);
    const { bag } = await readCredit(context, maker, (await booked('S')).id);
    assert.equal(bag?.number, 'HK-SHORT');
    context.clock.advance(31 * dayMs);
    assert.equal(await bagOf('HK-SHORT'), undefined);
    await assertClean();
  });

  test('and is over is a difference the other way', async () => {
    const before = await apart();
    await send('HK-OVER');
    await world.book({ amountMinor: 500_500n, details: 'HK-OVER' });
    assert.deepEqual([await transit(), await apart()], [0n, before - 500n]);
    await assertClean();
  });

  test('is not another whose number begins as its own', async () => {
    await send('HK-10');
    await world.book({ amountMinor: 500_000n, details: 'BAG HK-102', bankReference: 'OTHER' });
    assert.equal((await inSuspense('OTHER'))?.why, 'no_reference');
    await world.book({ amountMinor: 500_000n, details: 'BAG HK-10' });
    assert.equal(await transit(), 0n);
    await world.book({ amountMinor: -500_000n, isReversal: true, details: 'REVERSAL OF OTHER' });
    await assertClean();
  });

  test('and has a number that a remark may have by chance is not found by it', async () => {
    await send('7');
    const remark = { ...person, amountMinor: 500_000n, details: 'RENT OF FLAT 7' };
    await world.book({ ...remark, bankReference: 'RENT' });
    assert.equal((await inSuspense('RENT'))?.why, 'no_reference');
    await decideBag('RENT', '7');
    assert.equal(await transit(), 0n);
    await assertClean();
  });

  test('and differs by much is looked at by two people', async () => {
    await send('HK-FAR');
    const before = await apart();
    await world.book({ ...person, amountMinor: 100n, details: 'HK-FAR', bankReference: 'FAR' });
    assert.equal((await inSuspense('FAR'))?.why, 'bag_differs');
    assert.deepEqual([await transit(), await unknown()], [500_000n, -100n]);
    await decideBag('FAR', 'HK-FAR');
    assert.deepEqual([await transit(), await unknown()], [0n, 0n]);
    assert.equal(await apart(), before + 499_900n);
    await assertClean();
  });

  test('a second time for the same money stands in suspense', async () => {
    await send('HK-TWICE');
    await world.book({ amountMinor: 500_000n, details: 'HK-TWICE' });
    await world.book({ amountMinor: 500_000n, details: 'HK-TWICE', bankReference: 'AGAIN' });
    assert.equal((await inSuspense('AGAIN'))?.why, 'bag_twice');
    assert.deepEqual([await transit(), await unknown()], [0n, -500_000n]);
    await world.book({ amountMinor: -500_000n, isReversal: true, details: 'REVERSAL OF AGAIN' });
    assert.equal(await unknown(), 0n);
    await assertClean();
  });

  test('is on its way again when the bank takes its entry back, and booked again', async () => {
    await send('HK-BACK');
    const before = await apart();
    await world.book({ amountMinor: 499_000n, details: 'HK-BACK', bankReference: 'BACK1' });
    assert.equal(await apart(), before + 1_000n);
    await world.book({ amountMinor: -499_000n, isReversal: true, details: 'REVERSAL OF BACK1' });
    assert.deepEqual([await transit(), await apart()], [500_000n, before]);
    assert.equal((await bagOf('HK-BACK'))?.booked, null);
    assert.equal((await listBanking(context, maker)).suspense.length, 0);
    await assertClean();
    await world.book({ amountMinor: 500_000n, details: 'HK-BACK', bankReference: 'BACK2' });
    assert.deepEqual([await transit(), await apart()], [0n, before]);
    await assertClean();
  });

  test('under a number that was mistyped is decided by two people, and taken back', async () => {
    await send('HK-77001');
    await send('HK-77002');
    const typo = { amountMinor: 499_900n, details: 'BAG HK-77O01', bankReference: 'TYPO' };
    await world.book(typo);
    const { entry, why } = present(await inSuspense('TYPO'), 'an entry');
    assert.equal(why, 'no_reference');
    assert.ok(waysOf(entry, { nowMs: context.clock.now(), days: 1 }).includes('to_bag'));
    const way = { entry: entry.id, way: 'to_bag', attempt: null, reason: 'slip' } as const;
    const refused = { code: 'credit_not_for_bag' };
    await assert.rejects(proposeCredit(context, maker, way), refused);
    const other = present(await bagOf('HK-77002'), 'a bag').id;
    const odd = { ...way, way: 'give_back', bag: other } as const;
    await assert.rejects(proposeCredit(context, maker, odd), refused);
    await proposeCredit(context, maker, { ...way, bag: other });
    // Meanwhile the other one comes by itself.
    await world.book({ amountMinor: 500_000n, details: 'HK-77002' });
    const decision = { entry: entry.id, isApproved: true };
    await assert.rejects(decideCredit(context, checker, decision), refused);
    await decideCredit(context, checker, { ...decision, isApproved: false });
    const before = await apart();
    await decideBag('TYPO', 'HK-77001');
    assert.deepEqual([await transit(), await apart()], [0n, before + 100n]);
    const { suspense } = await readCredit(context, maker, entry.id);
    assert.equal(suspense?.bag?.number, 'HK-77001');
    await assertClean();
    await world.book({ amountMinor: -499_900n, isReversal: true, details: 'REVERSAL OF TYPO' });
    assert.deepEqual([await transit(), await apart(), await unknown()], [500_000n, before, 0n]);
    await assertClean();
    await world.book({ amountMinor: 500_000n, details: 'HK-77001' });
    assert.equal(await transit(), 0n);
    await assertClean();
  });

  test('of a kiosk is its box, by what was counted; an empty box is none', async () => {
    const { number } = await world.person(['+85251230001'], 320n);
    const kiosk = await openTestKiosk(context);
    await sellForCash(context, kiosk, keptNotes(context, kiosk, number, { box: 1 }));
    const notes = { hundreds: 1, fiveHundreds: 0, emptiedAt: context.clock.now() };
    await emptyBox(context, kiosk, { ...notes, number: 1, bag: 'KT 01-1' });
    await emptyBox(context, kiosk, { ...notes, number: 2, hundreds: 0, bag: 'KT 01-2' });
    const finance = staffCaller('finance');
    for (const [box, hundreds] of [
      [1, 1],
      [2, 0],
    ] as const) {
      const count = { kiosk: kiosk.id, number: box, hundreds, fiveHundreds: 0 };
      await countBox(context, finance, count);
    }
    assert.equal((await bagOf('KT 01-1'))?.account, 'clearing:cash_deposits');
    assert.equal(await bagOf('KT 01-2'), undefined);
    await world.book({ amountMinor: 10_000n, details: 'DEPOSIT KT 01-1' });
    assert.equal(await world.balance('clearing:cash_deposits'), 0n);
    await assertClean();
  });
});

suite('cash that is fetched from the bank', () => {
  const from = { direction: 'from_bank' } as const;

  test('is booked by the debit that names its bag, also where the bank took more', async () => {
    const before = await apart();
    await send('HK-COIN', from);
    assert.equal(await transit(), -500_000n);
    await world.book({ amountMinor: 500_000n, details: 'HK-COIN', bankReference: 'WRONG WAY' });
    assert.equal((await inSuspense('WRONG WAY'))?.why, 'no_reference');
    const back = { amountMinor: -500_000n, isReversal: true, details: 'REVERSAL OF WRONG WAY' };
    await world.book(back);
    await world.book({ amountMinor: -500_700n, reference: 'HK-COIN', bankReference: 'COIN' });
    assert.equal((await booked('COIN')).takenFor, 'bag');
    assert.deepEqual([await transit(), await apart()], [0n, before + 700n]);
    await world.book({ amountMinor: -500_700n, reference: 'HK-COIN', bankReference: 'COIN2' });
    assert.equal((await inSuspense('COIN2'))?.why, 'bag_twice');
    await world.book({ amountMinor: 500_700n, isReversal: true, details: 'REVERSAL OF COIN2' });
    await world.book({ amountMinor: 500_700n, isReversal: true, details: 'REVERSAL OF COIN ' });
    assert.deepEqual([await transit(), await apart()], [-500_000n, before]);
    await world.book({ amountMinor: -500_000n, details: 'HK-COIN' });
    assert.equal(await transit(), 0n);
    await assertClean();
  });

  test('under no number is a hole, which two people fill with its bag', async () => {
    await send('HK-NOTES', from);
    await world.book({ amountMinor: -500_000n, details: 'CASH', bankReference: 'HOLE' });
    const { entry, why } = present(await inSuspense('HOLE'), 'a hole');
    assert.equal(why, 'debit');
    assert.equal(await unknown(), 500_000n);
    await send('HK-NOT-THIS');
    const wrong = present(await bagOf('HK-NOT-THIS'), 'a bag').id;
    const way = { entry: entry.id, way: 'to_bag', attempt: null, bag: wrong } as const;
    const refused = { code: 'credit_not_for_bag' };
    await assert.rejects(proposeCredit(context, maker, { ...way, reason: 'x' }), refused);
    await decideBag('HOLE', 'HK-NOTES');
    assert.deepEqual([await transit(), await unknown()], [500_000n, 0n]);
    await world.book({ amountMinor: 500_000n, details: 'HK-NOT-THIS' });
    await assertClean();
  });
});

test('what names no bag is settled by its sender only as far as cash had left before', async () => {
  await send('HK-NAMED');
  const cash = { amountMinor: 500_000n, counterparty: 'CASH DEPOSIT CENTRAL' };
  await world.book({ ...cash, bankReference: 'UNNAMED' });
  assert.equal((await inSuspense('UNNAMED'))?.why, 'no_reference');
  await decideBag('UNNAMED', 'HK-NAMED');
  assert.equal(await transit(), 0n);
  await send('HK-NEWER');
  await context.db.transaction((tx) => {
    const moved = { unit: 'HKD', amount: 500_000n } as const;
    const reason = { code: 'safe_to_bank', cause: 'bag_of_before' };
    moveBetweenSystem(tx, 0, 'clearing:cash_transport', 'cash_difference', moved, reason);
    return Promise.resolve();
  });
  await world.book({ ...cash, bankReference: 'BEFORE' });
  assert.equal((await booked('BEFORE')).takenFor, 'payout');
  await world.book({ ...cash, bankReference: 'AFTER' });
  assert.equal((await inSuspense('AFTER'))?.why, 'no_reference');
  await decideBag('AFTER', 'HK-NEWER');
  assert.equal(await transit(), 0n);
  await assertClean();
});

test('a bag that the bank has not booked for days is an alarm', async () => {
  const alarm = async () =>
    (await lookForAlarms(context)).find(({ name }) => name === 'bags-late')?.state;
  await send('HK-LATE');
  context.clock.advance(2 * dayMs);
  assert.equal(await alarm(), 'quiet');
  context.clock.advance(2 * dayMs);
  assert.equal(await alarm(), 'look');
  await world.book({ amountMinor: 500_000n, details: 'HK-LATE' });
  assert.equal(await alarm(), 'quiet');
});

test('two that read the bank at once take a bag once', async () => {
  await send('HK-RACE');
  const entry = { amountMinor: 500_000n, details: 'HK-RACE' };
  await Promise.all([world.book(entry), world.bookAgain(), world.bookAgain()]);
  assert.equal(await transit(), 0n);
  await assertClean();
});

test('whatever is wrong of a bag, the audit names it', async () => {
  await send('HK-OPEN');
  await findsSpoils(context, auditBanking, bagSpoils);
});
