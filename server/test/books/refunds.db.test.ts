import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs, newId } from '#base';
import { lockAccounts, spend } from '#ledger';
import { orderClosing, settleClosings } from '#closings';
import { failRefundByBill, openRefund, readRefunds } from '#payments';
import { listReceipts } from '#receipts';
import { accountOf, readLine } from '#subscribers';
import {
  approveRefund,
  type ClawBackId,
  proposeRefund,
  readClawBacks,
  refuseRefund,
  type SpentRule,
  undoTopup,
} from '#topups';
import { openCardWorld, type PaidByCard } from '#test/card-world';

const world = await openCardWorld();
const { context } = world;
const maker = newId('stf', context.clock.now(), 1);
const checker = newId('stf', context.clock.now(), 2);

function propose(
  { topup }: PaidByCard,
  price: bigint,
  spentRule: SpentRule = 'refuse',
): Promise<ClawBackId> {
  const proposal = { price, spentRule, reason: 'the pack did not work', by: maker };
  return context.db.transaction((tx) => proposeRefund(tx, topup.id, proposal));
}

function approve({ topup }: PaidByCard, refund: ClawBackId, by = checker) {
  return context.db.transaction((tx) => approveRefund(tx, topup.id, refund, by));
}

async function refund(one: PaidByCard, price: bigint, rule?: SpentRule): Promise<ClawBackId> {
  const id = await propose(one, price, rule);
  await approve(one, id);
  return id;
}

async function use({ line }: PaidByCard, amount: bigint): Promise<void> {
  await context.db.transaction(async (tx) => {
    const account = accountOf(line);
    await lockAccounts(tx, [account]);
    const reason = { code: 'pack', cause: line };
    spend(tx, account, amount, { unit: 'HKD' }, 'income:packs', reason);
  });
}

const stateOf = async ({ topup, subscriber }: PaidByCard) =>
  (await world.read(topup.id, subscriber)).state;

const eventsOf = async ({ topup, subscriber }: PaidByCard) =>
  (await world.read(topup.id, subscriber)).timeline.map(({ event }) => event);

const hkd = (amountMinor: bigint | undefined) => ({ amountMinor, currency: 'HKD' });

async function receiptOf(holder: PaidByCard['subscriber'], kind: string) {
  const { receipts } = await listReceipts(context, holder, { limit: 50 });
  return receipts.find((one) => one.kind === kind);
}

async function kindsOf(holder: PaidByCard['subscriber']): Promise<string[]> {
  const { receipts } = await listReceipts(context, holder, { limit: 50 });
  return receipts.map(({ kind }) => kind).toSorted();
}

function refusedAs(code: string) {
  return { code };
}

test('a part goes back by the word of two people, and the rest stays', async () => {
  const one = await world.paid();
  const before = await world.moneyOf(one.line);
  const id = await propose(one, 4_000n);
  assert.equal(await world.moneyOf(one.line), before);
  await assert.rejects(approve(one, id, maker), refusedAs('refund_by_one_person'));
  await approve(one, id);
  const [clawBack] = await readClawBacks(context, one.topup.id);
  assert.equal(clawBack?.taken, 4_000n);
  assert.equal(await world.moneyOf(one.line), before - 4_000n - clawBack.bonus);
  assert.equal(await stateOf(one), 'credited');
  await world.refundsRun();
  const [made] = await readRefunds(context, one.topup.payment);
  assert.deepEqual([made?.id, made?.amount, made?.state], [id, 4_000n, 'succeeded']);
  assert.ok((await eventsOf(one)).includes('part_refunded'));
  await world.booksHold();
});

test('whose line it is has a paper of what left it, and its payer of what they got', async () => {
  const [owner, payer] = [await world.newcomer(1_000n), await world.newcomer()];
  const one = await world.paid(10_000n, { ...owner, subscriber: payer.subscriber });
  const before = await world.moneyOf(one.line);
  const id = await refund(one, 4_000n);
  const held = await kindsOf(owner.subscriber);
  assert.deepEqual(held, ['taken_back', 'topup']);
  const taken = await receiptOf(owner.subscriber, 'taken_back');
  const after = await world.moneyOf(one.line);
  const [clawBack] = await readClawBacks(context, one.topup.id);
  assert.deepEqual(
    [taken?.value, taken?.bonus, taken?.balanceBefore, taken?.balanceAfter],
    [4_000n, clawBack?.bonus, before, after].map(hkd),
  );
  await world.refundsRun();
  assert.deepEqual(await kindsOf(owner.subscriber), held);
  assert.deepEqual(await kindsOf(payer.subscriber), ['refund', 'topup']);
  const refunded = await receiptOf(payer.subscriber, 'refund');
  assert.deepEqual([refunded?.paid, refunded?.value], [hkd(4_000n), hkd(4_000n)]);
  assert.equal((await readClawBacks(context, one.topup.id))[0]?.id, id);
  await world.booksHold();
});

test('parts that make up the whole take its validity too, and end as refunded', async () => {
  const one = await world.paid();
  const until = (await readLine(context, one.line)).validUntil;
  await refund(one, 4_000n);
  await refund(one, one.topup.price - 4_000n);
  assert.equal(await stateOf(one), 'refunding');
  assert.notEqual((await readLine(context, one.line)).validUntil, until);
  await world.refundsRun();
  assert.equal(await stateOf(one), 'refunded');
  assert.equal(await world.moneyOf(one.line), 0n);
  await assert.rejects(propose(one, 1n), refusedAs('refund_not_credited'));
  await world.booksHold();
});

test('more than the rest is refused, also while another proposal waits', async () => {
  const one = await world.paid();
  await refund(one, 6_000n);
  await assert.rejects(propose(one, 4_001n), refusedAs('refund_exceeds_order'));
  await assert.rejects(propose(one, 0n), refusedAs('refund_exceeds_order'));
  const waiting = await propose(one, 4_000n);
  await assert.rejects(propose(one, 1n), refusedAs('refund_proposed'));
  const no = (tx: Parameters<typeof refuseRefund>[0]) =>
    refuseRefund(tx, one.topup.id, waiting, checker);
  await context.db.transaction(no);
  await assert.rejects(context.db.transaction(no), refusedAs('refund_not_proposed'));
  await refund(one, 4_000n);
  await world.refundsRun();
  assert.equal(await stateOf(one), 'refunded');
  await world.booksHold();
});

test('nothing, or less than that, is not given back', async () => {
  const one = await world.paid();
  const { attempt } = one.topup;
  for (const amount of [0n, -1n]) {
    await assert.rejects(propose(one, amount), refusedAs('refund_exceeds_order'));
    const asked = { attempt, amount, reason: 'asked for', reference: 'a test' };
    const opened = context.db.transaction((tx) => openRefund(tx, asked));
    await assert.rejects(opened, refusedAs('refund_exceeds_payment'));
  }
  assert.deepEqual(await readRefunds(context, one.topup.payment), []);
});

test('approved twice at once it moves money once', async () => {
  const one = await world.paid();
  const id = await propose(one, 2_500n);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => approve(one, id)));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  await world.refundsRun();
  await world.refundsRun();
  assert.equal((await readRefunds(context, one.topup.payment)).length, 1);
  const { value, bonus } = one.topup.terms;
  const [clawBack] = await readClawBacks(context, one.topup.id);
  const rest = value + bonus - 2_500n - (clawBack?.bonus ?? 0n);
  assert.equal(await world.moneyOf(one.line), rest);
  await world.booksHold();
});

test('different parts at once are together never more than was paid', async () => {
  const { attempt, payment, price } = (await world.paid()).topup;
  const parts = [6_000n, 5_000n, 4_500n, 2_000n, 1_500n, 1_000n, 999n];
  const open = (amount: bigint) =>
    context.db.transaction((tx) =>
      openRefund(tx, { attempt, amount, reason: 'asked for', reference: 'a test' }),
    );
  const outcomes = await Promise.allSettled(parts.map(open));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      assert.equal((outcome.reason as { code?: string }).code, 'refund_exceeds_payment');
    }
  }
  const kept = parts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  const sum = kept.reduce((total, amount) => total + amount, 0n);
  assert.ok(sum <= price, `${sum} of ${price}`);
  const refused = parts.filter((amount) => !kept.includes(amount));
  assert.ok(refused.length > 0 && refused.every((amount) => amount > price - sum));
  const made = await readRefunds(context, payment);
  assert.equal(made.length, kept.length);
});

test('a part approved while the line is closed leaves no more than was paid', async () => {
  for (const wanted of [2_000n, 4_000n, 6_000n]) {
    const one = await world.paid();
    const { line, subscriber: by, topup } = one;
    const id = await propose(one, wanted);
    await orderClosing(context, { line, by, toName: '', toAccount: '' });
    const [approved] = await Promise.allSettled([approve(one, id), settleClosings(context)]);
    await settleClosings(context);
    const made = await readRefunds(context, topup.payment);
    const sum = made.reduce((total, { amount }) => total + amount, 0n);
    assert.equal(sum, topup.price, `${approved.status}: ${made.length} refunds`);
    assert.equal(await world.moneyOf(line), 0n);
    await world.booksHold();
  }
});

test('what is spent is not given back, unless two people say how', async () => {
  const one = await world.paid();
  await use(one, 9_000n);
  const id = await propose(one, one.topup.price);
  await assert.rejects(approve(one, id), refusedAs('refund_spent'));
  await context.db.transaction((tx) => refuseRefund(tx, one.topup.id, id, checker));
  const before = await world.netOf('expense:write_off');
  await refund(one, one.topup.price, 'write_off');
  await world.refundsRun();
  assert.equal(await stateOf(one), 'refunded');
  assert.ok((await world.netOf('expense:write_off')) > before);
  await world.booksHold();
});

test('what may become of what is spent is what the operator has set', async (t) => {
  const strict = await openCardWorld(t, { topup_refund_spent_rules: 'refuse' });
  const { topup } = await strict.paid();
  const proposed = (spentRule: SpentRule) => {
    const proposal = { price: 1_000n, spentRule, reason: 'the pack did not work', by: maker };
    return strict.context.db.transaction((tx) => proposeRefund(tx, topup.id, proposal));
  };
  for (const rule of ['owe', 'write_off'] as const) {
    const refusal = { code: 'refund_rule_not_allowed', details: { allowed: 'refuse' } };
    await assert.rejects(proposed(rule), refusal);
  }
  await proposed('refuse');
});

test('what the line owes is repaid first by its next top-up', async () => {
  const one = await world.paid();
  await use(one, 9_000n);
  await refund(one, one.topup.price, 'owe');
  await world.refundsRun();
  const [clawBack] = await readClawBacks(context, one.topup.id);
  assert.ok(clawBack && clawBack.owed > 0n);
  assert.equal(await world.netOf('loans'), clawBack.owed);
  await world.paid(10_000n, one);
  assert.equal(await world.netOf('loans'), 0n);
  await world.booksHold();
});

test('a refund that fails after it had succeeded puts back what was taken, and tells', async () => {
  const one = await world.paid();
  await use(one, 9_000n);
  const money = await world.moneyOf(one.line);
  const match = { outTradeNo: one.topup.attempt };
  await world.control('faults', { fault: 'refund-succeeded-then-failed', ms: hourMs, match });
  const id = await refund(one, one.topup.price, 'owe');
  await world.refundsRun();
  assert.equal(await stateOf(one), 'refunded');
  assert.equal(await world.moneyOf(one.line), 0n);
  world.passTime(2 * hourMs);
  await world.tellOf('refund.failed', { metadata: { refund_id: id } });
  await world.refundsRun();
  assert.equal(await stateOf(one), 'credited');
  assert.ok((await eventsOf(one)).includes('refund_failed'));
  assert.equal(await world.moneyOf(one.line), money);
  assert.equal(await world.netOf('loans'), 0n);
  await world.booksHold();
  await refund(one, 1_000n);
  await world.refundsRun();
  await world.booksHold();
});

test('what a line has repaid of a debt is its own again when the refund fails', async () => {
  const one = await world.paid();
  await use(one, 10_000n);
  const match = { outTradeNo: one.topup.attempt };
  await world.control('faults', { fault: 'refund-pending-then-failed', ms: dayMs, match });
  await refund(one, one.topup.price, 'owe');
  await world.refundsRun();
  const next = await world.paid(10_000n, one);
  const money = await world.moneyOf(one.line);
  world.passTime(dayMs + minuteMs);
  await world.refundsRun();
  assert.equal(await stateOf(one), 'credited');
  const [clawBack] = await readClawBacks(context, one.topup.id);
  assert.ok(clawBack?.state === 'put_back');
  const { owed, taken, bonus } = clawBack;
  assert.equal(await world.moneyOf(one.line), money + owed + taken + bonus);
  assert.equal(await stateOf(next), 'credited');
  await world.booksHold();
});

test('an undo that fails brings value, bonus and validity back', async () => {
  const one = await world.paid();
  const money = await world.moneyOf(one.line);
  const match = { outTradeNo: one.topup.attempt };
  await world.control('faults', { fault: 'refund-pending-then-failed', ms: hourMs, match });
  await undoTopup(context, one.topup.id, one.subscriber);
  await world.refundsRun();
  assert.equal(await world.moneyOf(one.line), 0n);
  world.passTime(2 * hourMs);
  await world.refundsRun();
  assert.equal(await stateOf(one), 'credited');
  assert.equal(await world.moneyOf(one.line), money);
  await world.booksHold();
});

test('a part that fails behind the whole brings its validity back with it', async () => {
  const one = await world.paid();
  const validUntil = async () => (await readLine(context, one.line)).validUntil;
  const before = await validUntil();
  const part = await refund(one, 4_000n);
  const rest = await refund(one, one.topup.price - 4_000n);
  await world.refundsRun();
  assert.equal(await stateOf(one), 'refunded');
  assert.notEqual(await validUntil(), before);
  await context.db.transaction((tx) => failRefundByBill(tx, part as `rfd_${string}`));
  assert.equal(await stateOf(one), 'credited');
  assert.equal(await validUntil(), before, 'what is there again can be used');
  await context.db.transaction((tx) => failRefundByBill(tx, rest as `rfd_${string}`));
  assert.equal(await validUntil(), before, 'and no longer than it could be');
  await world.booksHold();
});

for (const rule of ['owe', 'write_off'] as const) {
  test(`of a cent that is spent two people say how it is borne, too: ${rule}`, async () => {
    const one = await world.paid();
    const { price } = one.topup;
    // What was given for nothing is spent first.
    await use(one, (await world.moneyOf(one.line)) - one.topup.terms.value + 1n);
    const id = await propose(one, price);
    await assert.rejects(approve(one, id), refusedAs('refund_spent'));
    await context.db.transaction((tx) => refuseRefund(tx, one.topup.id, id, checker));
    const accounts = ['loans', 'expense:write_off'] as const;
    const before = await Promise.all(accounts.map(world.netOf));
    await refund(one, price, rule);
    const all = await readClawBacks(context, one.topup.id);
    const clawBack = all.find(({ state }) => state !== 'refused');
    const { value } = one.topup.terms;
    const [owed, writtenOff] = rule === 'owe' ? [1n, 0n] : [0n, 1n];
    assert.deepEqual(
      [clawBack?.taken, clawBack?.owed, clawBack?.writtenOff],
      [value - 1n, owed, writtenOff],
    );
    const now = await Promise.all(accounts.map(world.netOf));
    assert.deepEqual(
      now.map((net, at) => net - (before[at] ?? 0n)),
      [owed, writtenOff],
    );
    await world.booksHold();
  });
}
