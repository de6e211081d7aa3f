import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hourMs, present } from '#base';
import {
  auditBanking,
  decideCredit,
  listBanking,
  markSent,
  proposeCredit,
  readCredit,
  waysOf,
} from '#banking';
import { recordRate } from '#fx';
import { readAttempts, readRefunds, sendDueRefunds } from '#payments';
import { readSettlements } from '#reconciliation';
import { creditFor, openBankWorld, person } from '#test/bank-world';
import { staffCaller } from '#test/finance';
import { approveReview, proposeReview, type OrderedTopup, undoTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { bankingSpoils } from './spoils/banking.ts';

const world = await openBankWorld();
const { context } = world;
const maker = staffCaller('finance');
const checker = staffCaller('finance');

let people = 0;
async function ordered(valueMinor = 10_000n): Promise<OrderedTopup> {
  people += 1;
  const { subscriber, number } = await world.person([`+8525${String(people).padStart(7, '0')}`]);
  return world.orderByFps(number, valueMinor, subscriber);
}

async function stateOf(topup: OrderedTopup): Promise<OrderedTopup['state']> {
  return (await world.read(topup.id, topup.maker)).state;
}

async function openCredit(bankReference: string) {
  const { suspense } = await listBanking(context, maker);
  return present(
    suspense.find(({ entry }) => entry.bankReference === bankReference),
    'a credit in suspense',
  );
}

async function assertClean(): Promise<void> {
  const checks = await auditEverything(context);
  const wrong = checks.filter((check) => !isClean([check]));
  assert.deepEqual(wrong, []);
}

/** Money that came twice and is to go back; returns how its transfer stands from then on. */
async function paidTwice(bankReference: string) {
  const topup = await ordered();
  await world.book(creditFor(topup, 10_000n));
  await world.book({ ...creditFor(topup, 10_000n), bankReference });
  const { id: entry } = (await openCredit(bankReference)).entry;
  const way = { entry, attempt: null, reason: 'paid twice', way: 'give_back' } as const;
  await proposeCredit(context, maker, way);
  await decideCredit(context, checker, { entry, isApproved: true });
  return async () => {
    const { transfers } = await listBanking(context, maker);
    return transfers.find(({ cause }) => cause === entry);
  };
}

suite('money that comes under the reference of an order', () => {
  test('credits it, once, and leaves the clearing account at nothing', async () => {
    const topup = await ordered();
    assert.equal(await world.book(creditFor(topup, 10_000n)), 1);
    assert.equal(await stateOf(topup), 'credited');
    assert.equal(await world.bookAgain(), 0);
    assert.equal(await world.balance('clearing:fps_qr'), 0n);
    await assertClean();
  });

  test('and is not what was asked is held for review, and balances once decided', async () => {
    const topup = await ordered();
    await world.book(creditFor(topup, 9_000n));
    assert.equal(await stateOf(topup), 'held_for_review');
    const by = maker.session.staff;
    const decision = { decision: 'credit', reason: 'ten dollars short', by } as const;
    await context.db.transaction((tx) => proposeReview(tx, topup.id, decision));
    await context.db.transaction((tx) => approveReview(tx, topup.id, checker.session.staff));
    assert.equal(await stateOf(topup), 'credited');
    assert.equal(await world.balance('clearing:fps_qr'), 0n);
    await assertClean();
  });

  test('a second time stands in suspense and goes back by the word of two people', async () => {
    const topup = await ordered();
    await world.book(creditFor(topup, 10_000n));
    await world.book({ ...creditFor(topup, 10_000n), bankReference: 'TWICE' });
    const { entry, why } = await openCredit('TWICE');
    assert.equal(why, 'paid_twice');
    assert.equal(await world.balance('unmatched'), -10_000n);
    const proposal = { entry: entry.id, attempt: null, reason: 'paid twice' } as const;
    await proposeCredit(context, maker, { ...proposal, way: 'give_back' });
    const decision = { entry: entry.id, isApproved: true };
    const alone = decideCredit(context, maker, decision);
    await assert.rejects(alone, { code: 'second_person_needed' });
    await decideCredit(context, checker, decision);
    const { transfers } = await listBanking(context, maker);
    const transfer = present(
      transfers.find(({ cause }) => cause === entry.id),
      'a transfer',
    );
    assert.equal(transfer.toAccount, person.counterpartyAccount);
    await markSent(context, maker, transfer.id);
    await assert.rejects(markSent(context, checker, transfer.id), { code: 'transfer_state_wrong' });
    await world.book({ amountMinor: -10_000n, reference: transfer.reference });
    assert.equal(await world.balance('unmatched'), 0n);
    await assertClean();
  });

  test('and goes back, but not there, is to be sent again', async () => {
    const transferNow = await paidTwice('AGAIN');
    const transfer = present(await transferNow(), 'a transfer');
    await markSent(context, maker, transfer.id);
    const { reference } = transfer;
    await world.book({ amountMinor: -10_000n, reference, bankReference: 'SENT' });
    assert.equal(await world.balance('unmatched'), 0n);
    await world.book({ amountMinor: 10_000n, reference, isReversal: true, details: 'SENT' });
    assert.equal((await transferNow())?.state, 'to_send');
    await markSent(context, maker, transfer.id);
    await world.book({ amountMinor: -10_000n, reference });
    assert.equal(await world.balance('unmatched'), 0n);
    await assertClean();
  });

  test('and comes back as money of its own is to be sent again, and in no suspense', async () => {
    const transferNow = await paidTwice('SECOND');
    const { reference } = present(await transferNow(), 'a transfer');
    await world.book({ amountMinor: -10_000n, reference });
    assert.equal(await transferNow(), undefined);
    await world.book({ amountMinor: 9_999n, reference, bankReference: 'OTHER MONEY' });
    assert.equal(await transferNow(), undefined);
    assert.equal((await openCredit('OTHER MONEY')).why, 'unknown_reference');
    const back = { amountMinor: -9_999n, isReversal: true, details: 'REVERSAL OF OTHER MONEY' };
    await world.book(back);
    await world.book({ amountMinor: 10_000n, reference, details: 'FPS RETURN: NO ACCOUNT' });
    assert.equal((await transferNow())?.state, 'to_send');
    assert.equal((await listBanking(context, maker)).suspense.length, 0);
    await world.book({ amountMinor: -10_000n, reference });
    assert.equal(await transferNow(), undefined);
    await assertClean();
  });

  test('after the order was given up is credited all the same', async () => {
    const topup = await ordered();
    context.clock.advance(hourMs);
    await world.book(creditFor(topup, 10_000n));
    assert.equal(await stateOf(topup), 'credited');
    await assertClean();
  });
});

suite('money that names no order', () => {
  test('waits in suspense, and becomes an order by the word of two people', async () => {
    const topup = await ordered();
    await world.book({ ...person, amountMinor: 10_000n, bankReference: 'NAMELESS' });
    const { entry, why } = await openCredit('NAMELESS');
    assert.equal(why, 'no_reference');
    const { candidates } = await readCredit(context, maker, entry.id);
    assert.equal(candidates[0]?.attempt, topup.attempt);
    assert.deepEqual(waysOf(entry, { nowMs: context.clock.now(), days: 1 }), [
      'to_order',
      'to_payout',
      'to_bag',
      'give_back',
    ]);
    const way = { entry: entry.id, way: 'to_order', reason: 'a screenshot of the app' } as const;
    await assert.rejects(proposeCredit(context, maker, { ...way, attempt: null }), {
      code: 'credit_not_for_order',
    });
    await proposeCredit(context, maker, { ...way, attempt: topup.attempt });
    await decideCredit(context, checker, { entry: entry.id, isApproved: false });
    assert.equal((await openCredit('NAMELESS')).state, 'open');
    await proposeCredit(context, maker, { ...way, attempt: topup.attempt });
    await decideCredit(context, checker, { entry: entry.id, isApproved: true });
    assert.equal(await stateOf(topup), 'credited');
    assert.equal(await world.balance('unmatched'), 0n);
    assert.equal(await world.balance('clearing:fps_qr'), 0n);
    await assertClean();
  });

  test('is gone when the bank takes it back before anybody has decided', async () => {
    await world.book({ ...person, amountMinor: 700n, bankReference: 'MISTAKE' });
    const back = { amountMinor: -700n, isReversal: true, details: 'REVERSAL OF MISTAKE' };
    await world.book(back);
    const { suspense } = await listBanking(context, maker);
    assert.equal(suspense.length, 0);
    assert.equal(await world.balance('unmatched'), 0n);
    await assertClean();
  });

  test('and leaves the account is a hole that two people write off', async () => {
    await world.book({ amountMinor: -1_500n, bankReference: 'CHARGE', details: 'MONTHLY FEE' });
    const { entry } = await openCredit('CHARGE');
    const proposal = { entry: entry.id, way: 'write_off', attempt: null, reason: 'fee' } as const;
    await proposeCredit(context, maker, proposal);
    await decideCredit(context, checker, { entry: entry.id, isApproved: true });
    assert.equal(await world.balance('unmatched'), 0n);
    await assertClean();
  });
});

suite('money that goes back to its payer', () => {
  test('is a transfer for finance, and refunded when the statement shows it', async () => {
    const topup = await ordered();
    await world.book(creditFor(topup, 10_000n));
    await undoTopup(context, topup.id, topup.maker);
    await sendDueRefunds(context);
    assert.equal(await stateOf(topup), 'refunding');
    const { transfers } = await listBanking(context, maker);
    const [refund] = await readRefunds(context, topup.payment);
    const transfer = present(
      transfers.find(({ cause }) => cause === refund?.id),
      'a transfer',
    );
    assert.equal(transfer.toName, person.counterparty);
    // Another amount under its reference is not it.
    await world.book({ amountMinor: -9_999n, reference: transfer.reference, bankReference: 'X' });
    assert.equal(await stateOf(topup), 'refunding');
    await world.book({ amountMinor: -10_000n, reference: transfer.reference, bankReference: 'Y' });
    assert.equal(await stateOf(topup), 'refunded');
    assert.equal(await world.balance('clearing:fps_qr'), 0n);
    assert.equal(await world.balance('refund_payable'), 0n);
    await assertClean();
  });
});

suite('what a provider settles', () => {
  test('empties its clearing account', async () => {
    const { subscriber, number } = await world.person(['+85259990001']);
    const topup = await world.order(number, 10_000n, subscriber);
    await world.tell(topup);
    const clearing = await world.balance('clearing:alipay_cn', 'CNY');
    assert.equal(clearing, 9_200n);
    const given = await world.balance('fx:HKD');
    const bank = await world.balance('bank');
    await world.book({
      amountMinor: 9_950n,
      counterparty: 'ALIPAY MERCHANT SERVICES',
      instructed: { amountMinor: 9_200n, currency: 'CNY' },
    });
    assert.equal(await world.balance('clearing:alipay_cn', 'CNY'), 0n);
    const settlements = await readSettlements(context, maker);
    const settled = settlements.find((one) => one.connector === 'alipay_cn');
    assert.deepEqual(settled, {
      connector: 'alipay_cn',
      currency: 'CNY',
      clearingMinor: 0n,
      paidOutMinor: null,
      arrivedMinor: 9_200n,
      unresolved: 0,
    });
    assert.equal(await world.balance('bank'), bank + 9_950n);
    // What the money cost was HK$100, and HK$99.50 came for it.
    assert.equal(await world.balance('exchange_difference'), given - 9_950n);
    assert.equal(await world.balance('fx:HKD'), 0n);
    assert.equal(await world.balance('fx:CNY', 'CNY'), 0n);
    await assertClean();
  });

  test('in its own currency moves it to the bank as it is', async () => {
    await recordRate(context, {
      from: 'HKD',
      to: 'CNY',
      numerator: 91n,
      denominator: 100n,
      source: 'test',
    });
    const before = await world.balance('clearing:wechat_hk');
    await world.book({ amountMinor: 5_000n, counterparty: 'WECHAT PAY HK LTD' });
    assert.equal(await world.balance('clearing:wechat_hk'), before - 5_000n);
    await assertClean();
  });
});

test('what is taken of a report that two processes read at once is taken once', async () => {
  const topups = await Promise.all([ordered(), ordered(), ordered()]);
  const bookings = topups.map((topup) => creditFor(topup, 10_000n));
  const [, ...taken] = await Promise.all([
    world.book(...bookings),
    world.bookAgain(),
    world.bookAgain(),
  ]);
  assert.ok(taken.length > 0);
  for (const topup of topups) {
    assert.equal(await stateOf(topup), 'credited');
    const [attempt] = await readAttempts(context, topup.payment);
    assert.equal(attempt?.state, 'captured');
  }
  await assertClean();
});

test('whatever is wrong of what banks booked, the audit names it', async () => {
  await findsSpoils(context, auditBanking, bankingSpoils);
});
