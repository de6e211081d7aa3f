import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import { failRefundByBill, readRefunds } from '#payments';
import { asOwner } from '#test/as-owner';
import { booksHold, netOf, totalOf } from '#test/book-truth';
import { noteTaken } from '#test/disputed';
import { findsSpoils } from '#test/spoils';
import { openTopupWorld, type Person } from '#test/topup-world';
import { approveReview, auditTopups, type OrderedTopup, proposeReview } from '#topups';
import { chargebackSpoils } from './spoils/topups.ts';

/** HK$100 for CNY 92.00, for which HK$90.00 came: CNY 82.80 by the rate that was shown. */
const world = await openTopupWorld();
const { context } = world;
const [came, inYuan] = [9_000n, 8_280n];
const maker = newId('stf', context.clock.now(), 1);
const checker = newId('stf', context.clock.now(), 2);

interface Held extends Person {
  readonly order: OrderedTopup;
}

let people = 0;

async function told(): Promise<Held> {
  people += 1;
  const person = await world.person([`+8525${String(people).padStart(7, '0')}`]);
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order, { total_amount: '90.00' });
  return { ...person, order };
}

/** What its provider says of it now: it was another currency. */
async function cameInHkd({ order }: Held): Promise<void> {
  const text = `update payments.mismatch set currency = 'HKD' where attempt = $1::uuid`;
  await asOwner(context, text, [order.attempt.slice(4)]);
}

async function held(): Promise<Held> {
  const one = await told();
  await cameInHkd(one);
  return one;
}

async function givenBack({ order }: Held): Promise<void> {
  const proposal = { decision: 'give_back', reason: 'a screenshot', by: maker } as const;
  await context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
  await context.db.transaction((tx) => approveReview(tx, order.id, checker));
}

async function failed({ order }: Held): Promise<void> {
  const [refund] = await readRefunds(context, order.payment);
  assert.ok(refund);
  await context.db.transaction((tx) => failRefundByBill(tx, refund.id));
}

const taken = ({ order }: Held, amount: bigint, currency: 'HKD' | 'CNY', state?: 'won') =>
  noteTaken(context, order, { amount, currency, ...(state && { state }) });

const stateOf = async ({ order, subscriber }: Held) =>
  (await world.read(order.id, subscriber)).state;

const refundsOf = async ({ order }: Held) =>
  (await readRefunds(context, order.payment)).map(({ amount, currency }) => [amount, currency]);

/** The accounts in which more or less is than nothing, of all that the tests have moved. */
async function nets(): Promise<Readonly<Record<string, bigint>>> {
  const accounts = ['chargeback_loss', 'refund_payable', 'clearing:alipay_cn', 'fx'] as const;
  const all = accounts.flatMap((account) =>
    (['HKD', 'CNY'] as const).map((unit) => {
      const of = account === 'fx' ? (`fx:${unit}` as const) : account;
      return netOf(context, of, unit).then((net) => [`${account} ${unit}`, net] as const);
    }),
  );
  return Object.fromEntries(await Promise.all(all));
}

async function movedSince(before: Readonly<Record<string, bigint>>) {
  const moved = Object.entries(await nets()).map(
    ([name, net]) => [name, net - (before[name] ?? 0n)] as const,
  );
  return Object.fromEntries(moved.filter(([, amount]) => amount !== 0n));
}

test('what a bank takes of what was given back is of what came, and no exchange', async () => {
  const before = await nets();
  const one = await held();
  await givenBack(one);
  assert.deepEqual(await refundsOf(one), [[came, 'HKD']]);
  await taken(one, came, 'HKD');
  assert.deepEqual(await movedSince(before), {
    'chargeback_loss HKD': came,
    'refund_payable HKD': -came,
  });
  await booksHold(context);
  await failed(one);
  assert.deepEqual(await movedSince(before), {}, 'the bank has what was owed');
  await booksHold(context);
  await taken(one, came, 'HKD', 'won');
  assert.deepEqual(await movedSince(before), {
    'refund_payable HKD': -came,
    'clearing:alipay_cn HKD': came,
  });
  await booksHold(context);
});

for (const [currency, amount] of [
  ['HKD', came],
  ['CNY', inYuan],
] as const) {
  test(`what a bank takes in ${currency} before anybody decides is not given back`, async () => {
    for (const isToldFirst of [true, false]) {
      const before = await nets();
      const one = await (isToldFirst ? told() : held());
      await taken(one, amount, currency);
      if (isToldFirst) await cameInHkd(one);
      await booksHold(context);
      await givenBack(one);
      assert.equal(await stateOf(one), 'refunded');
      assert.deepEqual(await refundsOf(one), []);
      const exchanged = { 'clearing:alipay_cn HKD': came, 'clearing:alipay_cn CNY': -inYuan };
      const fx = { 'fx HKD': -came, 'fx CNY': inYuan };
      const gone = currency === 'HKD' ? {} : { ...exchanged, ...fx };
      assert.deepEqual(await movedSince(before), gone, 'neither our loss nor gain');
      await booksHold(context);
      await taken(one, amount, currency, 'won');
      assert.deepEqual(await refundsOf(one), [[came, 'HKD']]);
      assert.deepEqual(await movedSince(before), {
        'refund_payable HKD': -came,
        'clearing:alipay_cn HKD': came,
      });
      await booksHold(context);
    }
  });
}

test('what nobody had counted is counted when it is decided', async () => {
  const before = await nets();
  const one = await held();
  await taken(one, came, 'HKD');
  const text = `update payments.dispute set of_payment = null, of_currency = null
    where attempt = $1::uuid`;
  await asOwner(context, text, [one.order.attempt.slice(4)]);
  await booksHold(context);
  await givenBack(one);
  assert.deepEqual(await refundsOf(one), []);
  assert.deepEqual(await movedSince(before), {});
  await booksHold(context);
});

test('right money that comes after all is what a bank has taken of', async () => {
  const one = await held();
  await taken(one, 4_600n, 'CNY');
  await world.tell(one.order);
  assert.equal(await stateOf(one), 'credited');
  assert.equal(await totalOf(context, one.line), 320n + 5_000n + 250n);
  await booksHold(context);
  await taken(one, 4_600n, 'CNY', 'won');
  await booksHold(context);
});

test('whatever is wrong of what a bank has taken, the audit names it', async () => {
  await findsSpoils(context, auditTopups, chargebackSpoils);
});
