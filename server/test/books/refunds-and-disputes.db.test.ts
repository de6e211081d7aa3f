import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, newId } from '#base';
import { lockAccounts, spend } from '#ledger';
import { explainPayment } from '#ops';
import { listReceipts } from '#receipts';
import { accountOf, readLine } from '#subscribers';
import {
  approveRefund,
  type ClawBack,
  proposeRefund,
  readClawBacks,
  type SpentRule,
} from '#topups';
import { noteTaken } from '#test/disputed';
import { openCardWorld, type PaidByCard } from '#test/card-world';
import { staffCaller } from '#test/finance';

const world = await openCardWorld();
const { context } = world;

/** Two people give back so much of the price; it is not sent yet. */
async function approved(
  one: PaidByCard,
  price: bigint,
  spentRule: SpentRule = 'refuse',
  { context } = world,
) {
  const { id } = one.topup;
  const [by, checker] = [1, 2].map((nth) => newId('stf', context.clock.now(), nth));
  assert.ok(by && checker);
  const proposal = { price, spentRule, reason: 'asked for', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, id, proposal));
  await context.db.transaction((tx) => approveRefund(tx, id, refund, checker));
}

async function told({ topup }: PaidByCard, type: string): Promise<void> {
  const [dispute] = (await world.look(topup))['disputes'] as object[];
  await world.tellOf(type, { ...dispute });
}

/** The payer's bank takes the money, and we are told. */
async function disputed(one: PaidByCard): Promise<void> {
  await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
  await told(one, 'charge.dispute.created');
}

async function decided(one: PaidByCard, how: 'won' | 'lost'): Promise<void> {
  await world.act(one.topup, `dispute-${how}`);
  await told(one, 'charge.dispute.closed');
}

async function use({ line }: PaidByCard, amount: bigint, { context } = world): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(line)]);
    const reason = { code: 'pack', cause: line };
    spend(tx, accountOf(line), amount, { unit: 'HKD' }, 'income:packs', reason);
  });
}

const stateOf = async ({ topup, subscriber }: PaidByCard) =>
  (await world.read(topup.id, subscriber)).state;

/** The refund first: their numbers are of the same moment. */
async function keptOf({ topup }: PaidByCard): Promise<readonly ClawBack[]> {
  const all = await readClawBacks(context, topup.id);
  return all.toSorted((one, other) => other.kind.localeCompare(one.kind));
}

const clawBacksOf = async (one: PaidByCard) =>
  (await keptOf(one)).map(({ kind, state, price }) => [kind, state, price]);

test('what a bank took while a refund was on its way is taken when the refund fails', async () => {
  for (const how of ['won', 'lost'] as const) {
    const one = await world.paid();
    const { price } = one.topup;
    const [money, loss] = [await world.moneyOf(one.line), await world.netOf('chargeback_loss')];
    await approved(one, price);
    await disputed(one);
    assert.equal(await stateOf(one), 'refunding');
    await world.refundsRun();
    assert.equal(await stateOf(one), 'credited');
    assert.equal(await world.moneyOf(one.line), 0n);
    const [refund, open] = [
      ['refund', 'put_back', price],
      ['chargeback', 'open', price],
    ];
    assert.deepEqual(await clawBacksOf(one), [refund, open]);
    await world.booksHold();
    await decided(one, how);
    assert.equal(await world.moneyOf(one.line), how === 'won' ? money : 0n);
    const end = how === 'won' ? 'put_back' : 'done';
    assert.deepEqual(await clawBacksOf(one), [refund, ['chargeback', end, price]]);
    assert.equal(await world.netOf('chargeback_loss'), loss);
    await world.booksHold();
  }
});

test('a dispute that is decided before the refund fails leaves the line its own', async () => {
  for (const how of ['won', 'lost'] as const) {
    const one = await world.paid();
    const { price } = one.topup;
    const money = await world.moneyOf(one.line);
    await approved(one, price);
    await disputed(one);
    await decided(one, how);
    await world.refundsRun();
    assert.equal(await stateOf(one), 'credited');
    assert.equal(await world.moneyOf(one.line), how === 'won' ? money : 0n);
    const chargeback = how === 'won' ? [] : [['chargeback', 'done', price]];
    assert.deepEqual(await clawBacksOf(one), [['refund', 'put_back', price], ...chargeback]);
    await world.booksHold();
  }
});

test('a bank that found a part on its way back takes that part too when it fails', async () => {
  const one = await world.paid();
  const { price } = one.topup;
  const money = await world.moneyOf(one.line);
  await use(one, 5_000n);
  await approved(one, 4_000n, 'owe');
  await disputed(one);
  assert.deepEqual(await clawBacksOf(one), [
    ['refund', 'open', 4_000n],
    ['chargeback', 'open', price - 4_000n],
  ]);
  await world.refundsRun();
  assert.deepEqual(await clawBacksOf(one), [
    ['refund', 'put_back', 4_000n],
    ['chargeback', 'open', price],
  ]);
  const [, chargeback] = await keptOf(one);
  assert.ok(chargeback);
  const { taken, owed, writtenOff } = chargeback;
  assert.equal(taken + owed + writtenOff, one.topup.terms.value);
  await world.booksHold();
  const { receipts } = await listReceipts(context, one.subscriber, { limit: 20 });
  const papers = receipts.filter(({ kind }) => kind === 'taken_back');
  assert.equal(papers.length, 3, 'one of the refund, and one of each taking of the bank');
  await decided(one, 'won');
  assert.equal(await world.moneyOf(one.line), money - 5_000n);
  assert.equal(await world.netOf('loans'), 0n);
  await world.booksHold();
});

test('what is owed for a refund that fails is owed once where a bank takes it then', async () => {
  for (const how of ['won', 'lost'] as const) {
    const one = await world.paid();
    const { price } = one.topup;
    const loans = await world.netOf('loans');
    await use(one, await world.moneyOf(one.line));
    await approved(one, price, 'owe');
    await disputed(one);
    await world.refundsRun();
    const [, chargeback] = await keptOf(one);
    assert.deepEqual([chargeback?.taken, chargeback?.owed], [0n, one.topup.terms.value]);
    await world.booksHold();
    await decided(one, how);
    const owed = how === 'won' ? 0n : one.topup.terms.value;
    assert.equal((await world.netOf('loans')) - loans, owed);
    await world.booksHold();
  }
});

test('a bank that took only the rest takes no more when a part comes back late', async () => {
  const one = await world.paid();
  const money = await world.moneyOf(one.line);
  const match = { outTradeNo: one.topup.attempt };
  await world.control('faults', { fault: 'refund-succeeded-then-failed', ms: hourMs, match });
  await approved(one, 4_000n);
  await world.refundsRun();
  await disputed(one);
  const [refund] = await keptOf(one);
  world.passTime(2 * hourMs);
  await world.tellOf('refund.failed', { metadata: { refund_id: refund?.id } });
  await world.refundsRun();
  assert.deepEqual(await clawBacksOf(one), [
    ['refund', 'put_back', 4_000n],
    ['chargeback', 'open', one.topup.price - 4_000n],
  ]);
  assert.equal(await world.moneyOf(one.line), 4_000n + (refund?.bonus ?? 0n));
  await world.booksHold();
  await decided(one, 'won');
  assert.equal(await world.moneyOf(one.line), money);
  await world.booksHold();
});

const validUntilOf = async ({ line }: PaidByCard): Promise<number> => {
  return (await readLine(context, line)).validUntil ?? 0;
};

/** A bank has a part, and its provider pays back the rest all the same, as not every one does. */
function partTaken({ topup }: PaidByCard, state: 'open' | 'won' | 'lost'): Promise<void> {
  const taken = { connector: 'stripe', currency: 'HKD', amount: 3_000n, state } as const;
  return noteTaken(context, topup, taken);
}

test('an order whose rest is paid back beside a bank ends, and is credited if we win', async () => {
  for (const how of ['won', 'lost'] as const) {
    for (const isDecidedFirst of [true, false]) {
      const one = await world.paid();
      const { price } = one.topup;
      const before = await validUntilOf(one);
      await partTaken(one, 'open');
      await approved(one, price - 3_000n);
      assert.equal(await stateOf(one), 'refunding');
      const reversed = await validUntilOf(one);
      assert.ok(reversed < before);
      if (isDecidedFirst) await partTaken(one, how);
      await world.refundsRun();
      if (!isDecidedFirst) {
        assert.equal(await stateOf(one), 'refunded');
        await partTaken(one, how);
      }
      assert.equal(await stateOf(one), how === 'won' ? 'credited' : 'refunded');
      assert.equal(await validUntilOf(one), how === 'won' ? before : reversed);
      await world.booksHold();
    }
  }
});

test('what a bank takes late has a paper where it found nothing to take at first', async (t) => {
  const lenient = await openCardWorld(t, { topup_chargeback_spent_rule: 'write_off' });
  const one = await lenient.paid();
  const { price, terms } = one.topup;
  const all = await lenient.moneyOf(one.line);
  await approved(one, price - 4_000n, 'refuse', lenient);
  const left = await lenient.moneyOf(one.line);
  await use(one, left, lenient);
  await lenient.act(one.topup, 'dispute', { reason: 'fraudulent' });
  const [dispute] = (await lenient.look(one.topup))['disputes'] as object[];
  await lenient.tellOf('charge.dispute.created', { ...dispute });
  assert.equal(await lenient.moneyOf(one.line), 0n);
  await lenient.refundsRun();
  assert.equal(await lenient.moneyOf(one.line), 0n);
  assert.ok(all >= terms.value);
  await lenient.booksHold();
});

/**
 * How many postings all of the books have of some causes, and what they come to.
 */
async function bookedFor(causes: readonly string[]) {
  const values = [causes];
  const text = `select count(*) as count, sum(amount)::int8 as amount from (
      select cause, abs(amount) as amount from ledger.transfer
      union all select cause, amount from ledger.system_transfer
    ) posted where cause = any ($1::text[])`;
  const query = { name: 'test: booked for causes', text };
  const [row] = await context.db.transaction((tx) => tx.query(query, values));
  return row;
}

test('a payment is shown with all that it has posted, also between our accounts', async () => {
  const one = await world.paid();
  await use(one, 5_000n);
  await approved(one, 4_000n, 'owe');
  await disputed(one);
  await world.refundsRun();
  await decided(one, 'won');
  const caller = staffCaller('finance');
  const explained = await explainPayment(context, caller, one.topup.attempt);
  const { attempts, refunds, disputes, posted } = explained;
  const causes = [one.topup.id, ...[...attempts, ...refunds, ...disputes].map(({ id }) => id)];
  const amount = posted.reduce((sum, posting) => sum + posting.amount, 0n);
  assert.deepEqual(await bookedFor(causes), { count: BigInt(posted.length), amount });
  const between = posted.filter(({ debited, credited }) => debited !== null && credited !== null);
  assert.ok(between.some(({ code }) => code === 'chargeback_won' || code === 'chargeback'));
  assert.ok(between.length < posted.length);
  await world.booksHold();
});
