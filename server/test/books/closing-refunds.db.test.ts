import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideAdjustment, proposeAdjustment } from '#adjustments';
import { hourMs, newId, present } from '#base';
import { listBanking, markSent } from '#banking';
import { orderClosing, readClosing, settleClosings, transferFailedRefunds } from '#closings';
import { readRefunds } from '#payments';
import { afterJobs } from '#platform/facts';
import { type JobTask, runJobsOnce } from '#platform/jobs';
import { approveRefund, proposeRefund } from '#topups';
import { noteTaken } from '#test/disputed';
import { type CardWorld, openCardWorld, type PaidByCard } from '#test/card-world';
import { staffCaller } from '#test/finance';
import { reactions } from '../../src/reactions.ts';

const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
const tasks: readonly JobTask[] = afterJobs(reactions).map(({ task, run }) => ({
  name: task,
  run: (inside, payload) => run(inside, payload as readonly never[]),
}));

async function closed({ context }: CardWorld, { line, subscriber: by }: PaidByCard): Promise<void> {
  await orderClosing(context, { line, by, ...to });
  await settleClosings(context);
  assert.equal((await readClosing(context, line))?.state, 'settled');
}

/** What finance is to send, once what follows from facts has run. */
async function transfersOf({ context, database }: CardWorld): Promise<unknown[]> {
  await runJobsOnce(context, database.url, tasks);
  await runJobsOnce(context, database.url, tasks);
  const { transfers } = await listBanking(context, staffCaller('finance'));
  return transfers.map((one) => [one.kind, one.amount, one.toAccount]);
}

test('what a card does not take back goes by the bank, once, and is owed meanwhile', async (t) => {
  const world = await openCardWorld(t);
  const { context } = world;
  const one = await world.paid();
  const { topup } = one;
  await closed(world, one);
  const [asked] = await readRefunds(context, topup.payment);
  const { id, payment, attempt, amount, currency } = present(asked, 'the refund of the closing');
  const match = { outTradeNo: topup.attempt };
  await world.control('faults', { fault: 'refund-succeeded-then-failed', ms: hourMs, match });
  await world.refundsRun();
  assert.equal(await world.netOf('closing_payable'), 0n);
  world.passTime(2 * hourMs);
  await world.tellOf('refund.failed', { metadata: { refund_id: id } });
  await world.refundsRun();
  assert.equal(await world.netOf('closing_payable'), -amount, 'it is owed again');
  const connector = 'stripe';
  const reference = present(asked, 'the refund').reference;
  const failed = { refund: id, payment, attempt, reference, connector, amount, currency };
  for (const isAfterSuccess of [true, true]) {
    await transferFailedRefunds(context, [{ ...failed, isAfterSuccess }]);
  }
  const { transfers } = await listBanking(context, staffCaller('finance'));
  assert.deepEqual(
    transfers.map((one) => [one.kind, one.amount, one.toAccount]),
    [['closing', amount, to.toAccount]],
  );
  await world.booksHold();
});

test('what a failed refund puts back after the closing is owed to the owner, too', async (t) => {
  const world = await openCardWorld(t);
  const { context } = world;
  const one = await world.paid();
  const { id, attempt } = one.topup;
  const [by, checker] = [1, 2].map((nth) => newId('stf', context.clock.now(), nth));
  assert.ok(by && checker);
  const proposal = { price: 4_000n, spentRule: 'refuse', reason: 'asked for', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, id, proposal));
  await context.db.transaction((tx) => approveRefund(tx, id, refund, checker));
  const match = { outTradeNo: attempt };
  await world.control('faults', { fault: 'refund-pending-then-failed', ms: hourMs, match });
  await world.refundsRun();
  await closed(world, one);
  await world.refundsRun();
  assert.equal(await world.netOf('closing_payable'), 0n, 'the rest has gone back');
  world.passTime(2 * hourMs);
  await world.refundsRun();
  assert.equal(await world.moneyOf(one.line), 0n);
  assert.equal(await world.netOf('closing_payable'), -4_000n);
  assert.deepEqual(await transfersOf(world), [['closing', 4_000n, to.toAccount]]);
  await world.booksHold();
});

test('what is won from a bank after the closing is owed to the owner, without bonus', async (t) => {
  const world = await openCardWorld(t);
  // Closings have receipts from the first on that has something to say.
  await closed(world, await world.paid());
  await world.refundsRun();
  const one = await world.paid();
  const { topup } = one;
  const tell = async (type: string) => {
    const [dispute] = (await world.look(topup))['disputes'] as object[];
    await world.tellOf(type, { ...dispute });
  };
  await world.act(topup, 'dispute', { reason: 'fraudulent' });
  await tell('charge.dispute.created');
  assert.equal(await world.moneyOf(one.line), 0n);
  await closed(world, one);
  await world.act(topup, 'dispute-won');
  await tell('charge.dispute.closed');
  assert.equal(await world.moneyOf(one.line), 0n);
  assert.equal(await world.netOf('closing_payable'), -topup.terms.value);
  assert.deepEqual(await transfersOf(world), [['closing', topup.terms.value, to.toAccount]]);
  await world.booksHold();
});

/** The payer's bank has taken so much of the payment, or has given it up. */
function takenBack(
  { context }: CardWorld,
  { topup }: PaidByCard,
  amount: bigint,
  state: 'open' | 'won' = 'open',
): Promise<void> {
  return noteTaken(context, topup, { connector: 'stripe', currency: 'HKD', amount, state });
}

for (const rule of ['owe', 'write_off']) {
  test(`what a bank took of a closing's refund is not sent by transfer: ${rule}`, async (t) => {
    const world = await openCardWorld(t, { topup_chargeback_spent_rule: rule });
    const one = await world.paid();
    const { value } = one.topup.terms;
    await closed(world, one);
    await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
    await takenBack(world, one, one.topup.price);
    await world.refundsRun();
    assert.deepEqual(await transfersOf(world), [], 'the bank has it');
    for (const account of ['closing_payable', 'chargeback_loss', 'loans']) {
      assert.equal(await world.netOf(account), 0n, account);
    }
    assert.equal(await world.moneyOf(one.line), 0n);
    await world.booksHold();
    await takenBack(world, one, one.topup.price, 'won');
    assert.equal(await world.netOf('closing_payable'), -value, 'what is won is the owner’s');
    assert.equal(await world.netOf('loans'), 0n);
    assert.deepEqual(await transfersOf(world), [['closing', value, to.toAccount]]);
    await world.booksHold();
  });

  test(`what a bank left of a closing's refund goes by transfer: ${rule}`, async (t) => {
    const world = await openCardWorld(t, { topup_chargeback_spent_rule: rule });
    const one = await world.paid();
    await closed(world, one);
    const [asked] = await readRefunds(world.context, one.topup.payment);
    const rest = present(asked, 'the refund').amount - 4_000n;
    await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
    await takenBack(world, one, 4_000n);
    await world.refundsRun();
    assert.deepEqual(await transfersOf(world), [['closing', rest, to.toAccount]]);
    assert.equal(await world.netOf('closing_payable'), -rest);
    assert.equal(await world.netOf('chargeback_loss'), 0n);
    assert.equal(await world.netOf('loans'), 0n);
    await world.booksHold();
  });
}

for (const rule of ['owe', 'write_off'] as const) {
  test(`what a bank takes before a transfer is entered is held back of it: ${rule}`, async (t) => {
    const world = await openCardWorld(t, { topup_chargeback_spent_rule: rule });
    const one = await world.paid();
    const { value } = one.topup.terms;
    await closed(world, one);
    await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
    await world.refundsRun();
    assert.deepEqual(await transfersOf(world), [['closing', value, to.toAccount]]);
    await takenBack(world, one, 4_000n);
    assert.deepEqual(await transfersOf(world), [['closing', value - 4_000n, to.toAccount]]);
    assert.equal(await world.netOf('closing_payable'), 4_000n - value);
    for (const account of ['chargeback_loss', 'loans']) {
      assert.equal(await world.netOf(account), 0n, account);
    }
    await world.booksHold();
    await takenBack(world, one, 4_000n, 'won');
    assert.deepEqual(
      (await transfersOf(world)).map(String).toSorted(),
      [
        ['closing', value - 4_000n, to.toAccount],
        ['closing', 4_000n, to.toAccount],
      ]
        .map(String)
        .toSorted(),
    );
    assert.equal(await world.netOf('closing_payable'), -value, 'what is won is the owner’s');
    await world.booksHold();
  });

  test(`what a bank takes once a transfer is entered is its own claim: ${rule}`, async (t) => {
    const world = await openCardWorld(t, { topup_chargeback_spent_rule: rule });
    const { context } = world;
    const one = await world.paid();
    const { value } = one.topup.terms;
    await closed(world, one);
    await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
    await world.refundsRun();
    const instructed = [['closing', value, to.toAccount]];
    assert.deepEqual(await transfersOf(world), instructed);
    const { transfers } = await listBanking(context, staffCaller('finance'));
    await markSent(context, staffCaller('finance'), present(transfers[0], 'a transfer').id);
    await takenBack(world, one, one.topup.price);
    assert.deepEqual(await transfersOf(world), instructed, 'the owner is owed it all the same');
    assert.equal(await world.netOf('closing_payable'), -value);
    const isOwed = rule === 'owe';
    assert.equal(await world.netOf('loans'), isOwed ? value : 0n, 'the line owes it');
    assert.equal(await world.netOf('chargeback_loss'), isOwed ? 0n : value, 'or we bear it');
    await world.booksHold();
    if (isOwed) {
      // Nobody tops up a closed line: what it owes two people write off.
      const [clerk, supervisor] = [staffCaller('clerk'), staffCaller('supervisor')];
      const about = { line: one.line, note: 'the line is closed' } as const;
      const debt = { ...about, reason: 'uncollectable', amountMinor: value } as const;
      const { id } = await proposeAdjustment(context, clerk, debt);
      const decision = { adjustment: id, isApproved: true };
      await assert.rejects(decideAdjustment(context, clerk, decision));
      await decideAdjustment(context, supervisor, decision);
      assert.equal(await world.netOf('loans'), 0n);
      assert.equal(await world.netOf('expense:write_off'), value);
      await world.booksHold();
    }
    await takenBack(world, one, one.topup.price, 'won');
    assert.equal(await world.netOf('chargeback_loss'), 0n);
    await world.booksHold();
  });
}

test('a dispute that was won before the refund failed takes nothing of it', async (t) => {
  const world = await openCardWorld(t);
  const one = await world.paid();
  await closed(world, one);
  await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
  await takenBack(world, one, one.topup.price);
  await takenBack(world, one, one.topup.price, 'won');
  await world.refundsRun();
  const [asked] = await readRefunds(world.context, one.topup.payment);
  const { amount } = present(asked, 'the refund');
  assert.deepEqual(await transfersOf(world), [['closing', amount, to.toAccount]]);
  assert.equal(await world.netOf('closing_payable'), -amount);
  await world.booksHold();
});
