import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockAccounts, spend } from '#ledger';
import { askDisputes, type Dispute, readRefunds, startPayment } from '#payments';
import { listReceipts } from '#receipts';
import { accountOf } from '#subscribers';
import { proposeRefund, putBackDisputes, readClawBacks, takeForDisputes } from '#topups';
import { newId, uuidOf } from '#base';
import { allDisputes } from '#test/all-disputes';
import { noteTaken } from '#test/disputed';
import { openCardWorld, type PaidByCard } from '#test/card-world';

const world = await openCardWorld();
const { context } = world;

const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };

/** The payer's bank takes the money, and we are told. */
async function disputed(one: PaidByCard): Promise<string> {
  await world.act(one.topup, 'dispute', { reason: 'fraudulent' });
  return told(one, 'charge.dispute.created');
}

async function told({ topup }: PaidByCard, type: string): Promise<string> {
  const [dispute] = (await world.look(topup))['disputes'] as { id: string }[];
  await world.tellOf(type, { ...dispute });
  return dispute?.id ?? '';
}

const eventsOf = async ({ topup, subscriber }: PaidByCard) =>
  (await world.read(topup.id, subscriber)).timeline.map(({ event }) => event);

test('a chargeback takes what the line has of it, and has a deadline and a fee', async () => {
  const one = await world.paid();
  const reference = await disputed(one);
  const found = (await allDisputes(context)).find(
    ({ providerReference }) => providerReference === reference,
  );
  assert.ok(found?.state === 'open' && found.dueAt !== null);
  assert.deepEqual([found.amount, found.fee], [one.topup.price, 8_500n]);
  assert.equal(await world.moneyOf(one.line), 0n);
  assert.ok((await eventsOf(one)).includes('charged_back'));
  await world.booksHold();
});

test('one of a payment that was closed, and is asked about no more, is taken', async () => {
  const person = await world.newcomer();
  const ordered = await world.order(person.number, 10_000n, person.subscriber, 'stripe');
  const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
  await startPayment(context, ordered.attempt, from);
  await world.act(ordered, 'pay');
  const text = `update payments.attempt set state = 'closed', ask_at = null where id = $1`;
  await context.db.transaction((tx) =>
    tx.query({ name: 'test close', text }, [uuidOf(ordered.attempt)]),
  );
  const one = { ...person, topup: await world.read(ordered.id, person.subscriber) };
  await disputed(one);
  const events = await eventsOf(one);
  assert.ok(events.includes('credited') && events.includes('charged_back'), events.join(', '));
  await world.booksHold();
});

test('told in any order and any number, it takes once', async () => {
  const one = await world.paid();
  await disputed(one);
  for (const type of ['charge.dispute.funds_withdrawn', 'charge.dispute.created']) {
    await told(one, type);
  }
  assert.equal((await readClawBacks(context, one.topup.id)).length, 1);
  await world.booksHold();
});

test('what is won comes back to the line, and lost it stays a loss', async () => {
  const [won, lost] = [await world.paid(), await world.paid()];
  const money = await world.moneyOf(won.line);
  const loss = await world.netOf('chargeback_loss');
  for (const one of [won, lost]) await disputed(one);
  await world.act(won.topup, 'dispute-won');
  await told(won, 'charge.dispute.closed');
  await told(won, 'charge.dispute.updated');
  assert.equal(await world.moneyOf(won.line), money);
  assert.ok((await eventsOf(won)).includes('chargeback_won'));
  await world.act(lost.topup, 'dispute-lost');
  await told(lost, 'charge.dispute.closed');
  const [clawBack] = await readClawBacks(context, lost.topup.id);
  assert.equal(clawBack?.state, 'done');
  assert.equal(await world.netOf('chargeback_loss'), loss);
  await world.booksHold();
});

test('what a bank takes and gives again has a receipt each, with what the line had', async () => {
  const one = await world.paid();
  const money = await world.moneyOf(one.line);
  await disputed(one);
  const [clawBack] = await readClawBacks(context, one.topup.id);
  const bonus = clawBack?.bonus ?? 0n;
  await world.act(one.topup, 'dispute-won');
  await told(one, 'charge.dispute.closed');
  const { receipts } = await listReceipts(context, one.subscriber, { limit: 10 });
  const said = receipts
    .filter(({ kind }) => kind === 'taken_back' || kind === 'put_back')
    .map(({ kind, value, bonus: promoted, balanceBefore, balanceAfter }) => {
      const amounts = [value, promoted, balanceBefore, balanceAfter];
      return [kind, ...amounts.map((amount) => amount?.amountMinor)];
    });
  assert.deepEqual(
    said.map(String).toSorted(),
    [
      ['put_back', money - bonus, bonus, 0n, money],
      ['taken_back', money - bonus, bonus, money, 0n],
    ].map(String),
  );
  await world.booksHold();
});

test('what is spent is owed, repaid first, and own again when the chargeback is won', async () => {
  const one = await world.paid();
  await context.db.transaction(async (tx) => {
    const account = accountOf(one.line);
    await lockAccounts(tx, [account]);
    const reason = { code: 'pack', cause: one.line };
    spend(tx, account, 9_000n, { unit: 'HKD' }, 'income:packs', reason);
  });
  await disputed(one);
  const [clawBack] = await readClawBacks(context, one.topup.id);
  assert.ok(clawBack && clawBack.owed > 0n);
  await world.paid(10_000n, one);
  const money = await world.moneyOf(one.line);
  await world.act(one.topup, 'dispute-won');
  await told(one, 'charge.dispute.closed');
  const { taken, owed, bonus } = clawBack;
  assert.equal(await world.moneyOf(one.line), money + taken + owed + bonus);
  await world.booksHold();
});

test('what a bank has taken is not given back as well', async () => {
  const one = await world.paid();
  await disputed(one);
  const by = newId('stf', context.clock.now(), 1);
  const proposal = { price: 1n, spentRule: 'write_off', reason: 'asked', by } as const;
  await assert.rejects(
    context.db.transaction((tx) => proposeRefund(tx, one.topup.id, proposal)),
    { code: 'refund_exceeds_order' },
  );
});

test('what a bank takes at a rate that nobody was shown is our loss', async () => {
  const one = await world.paid();
  const money = await world.moneyOf(one.line);
  const { attempt, payment, id: reference, slot, price: amount } = one.topup;
  const nowMs = context.clock.now();
  const dispute: Dispute = {
    slot,
    id: newId('dsp', nowMs, slot),
    payment,
    attempt,
    reference,
    connector: 'stripe',
    providerReference: 'du_1OtherCurrency',
    amount,
    currency: 'CNY',
    ofPayment: null,
    ofCurrency: null,
    fee: 0n,
    reason: 'fraudulent',
    state: 'open',
    dueAt: null,
    openedAt: nowMs,
  };
  await context.db.transaction((tx) => takeForDisputes(tx, [dispute]));
  assert.equal(await world.moneyOf(one.line), money);
  assert.deepEqual(await readClawBacks(context, one.topup.id), []);
  await context.db.transaction((tx) => putBackDisputes(tx, [dispute]));
  assert.equal(await world.moneyOf(one.line), money);
  await world.booksHold();
});

test('a bank that takes what is held ends the wait, and what is won is held again', async (t) => {
  const strict = await openCardWorld(t, { 'screening.large_minor': 1 });
  const one = await strict.paid();
  const stateOf = async () => (await strict.read(one.topup.id, one.subscriber)).state;
  assert.equal(await stateOf(), 'held_for_review');
  const tell = async (type: string) => {
    const [dispute] = (await strict.look(one.topup))['disputes'] as { id: string }[];
    await strict.tellOf(type, { ...dispute });
  };
  await strict.act(one.topup, 'dispute', { reason: 'fraudulent' });
  await tell('charge.dispute.created');
  assert.equal(await stateOf(), 'refunded');
  await strict.booksHold();
  await strict.act(one.topup, 'dispute-won');
  await tell('charge.dispute.closed');
  assert.equal(await stateOf(), 'held_for_review');
  await strict.booksHold();
});

test('a bank that takes another currency of what is held does so at its price', async (t) => {
  const strict = await openCardWorld(t, { 'screening.large_minor': 1 });
  const taken = { connector: 'stripe', currency: 'CNY' } as const;
  const stateOf = async ({ topup, subscriber }: PaidByCard) =>
    (await strict.read(topup.id, subscriber)).state;
  const [whole, part] = [await strict.paid(), await strict.paid()];
  await noteTaken(strict.context, whole.topup, { ...taken, amount: 9_200n });
  await noteTaken(strict.context, part.topup, { ...taken, amount: 4_600n });
  assert.deepEqual([await stateOf(whole), await stateOf(part)], ['refunded', 'refunding']);
  const [rest] = await readRefunds(strict.context, part.topup.payment);
  assert.equal(rest?.amount, 5_000n);
  await strict.booksHold();
  await noteTaken(strict.context, whole.topup, { ...taken, amount: 9_200n, state: 'won' });
  await noteTaken(strict.context, part.topup, { ...taken, amount: 4_600n, state: 'won' });
  assert.equal(await stateOf(whole), 'held_for_review');
  const refunds = await readRefunds(strict.context, part.topup.payment);
  assert.deepEqual(
    refunds.map(({ amount }) => amount),
    [5_000n, 5_000n],
  );
  await strict.booksHold();
});

test('a bank with a rate of its own has all of what is held, and little is a part', async (t) => {
  const strict = await openCardWorld(t, { 'screening.large_minor': 1 });
  for (const [amount, rest] of [
    [9_108n, []],
    [9_476n, []],
    [8_924n, []],
    [8_923n, [302n]],
  ] as const) {
    const one = await strict.paid();
    const taken = { connector: 'stripe', currency: 'CNY', amount } as const;
    await noteTaken(strict.context, one.topup, taken);
    const { state } = await strict.read(one.topup.id, one.subscriber);
    assert.equal(state, rest.length === 0 ? 'refunded' : 'refunding', `${amount}`);
    const refunds = await readRefunds(strict.context, one.topup.payment);
    assert.deepEqual(
      refunds.map((refund) => refund.amount),
      rest,
    );
    assert.equal(await strict.netOf('chargeback_loss'), 0n);
    await strict.booksHold();
    if (rest.length > 0) continue;
    await noteTaken(strict.context, one.topup, { ...taken, state: 'won' });
    const again = await strict.read(one.topup.id, one.subscriber);
    assert.equal(again.state, 'held_for_review');
    await strict.booksHold();
  }
});

test('one of which nobody can learn anything keeps no other from being asked about', async () => {
  const [silent, lost] = [await world.paid(), await world.paid()];
  const money = { connector: 'stripe', currency: 'HKD', amount: silent.topup.price } as const;
  await noteTaken(context, silent.topup, { ...money, dueAt: context.clock.now() });
  await disputed(lost);
  await world.act(lost.topup, 'dispute-lost');
  const undecided = (await allDisputes(context)).filter(
    ({ state }) => state === 'open' || state === 'answered',
  );
  for (const _ of undecided) assert.equal(await askDisputes(context, 1), 1);
  const stateOf = async ({ topup }: PaidByCard) =>
    (await allDisputes(context)).find(({ attempt }) => attempt === topup.attempt)?.state;
  assert.deepEqual([await stateOf(silent), await stateOf(lost)], ['open', 'lost']);
  await world.booksHold();
});
