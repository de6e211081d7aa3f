import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { type Currency, dayMs, newId, present, secondMs } from '#base';
import { orderClosing } from '#closings';
import { lockAccounts, spend } from '#ledger';
import { lookForAlarms } from '#ops';
import { failRefundByBill, type PaymentCaptured, readRefunds } from '#payments';
import { accountOf } from '#subscribers';
import {
  approveReview,
  type OrderedTopup,
  proposeReview,
  readClawBacks,
  returnSurplus,
  type ReviewDecision,
  listStrandedRefunds,
  sendRefundsAgain,
  sendStrandedRefunds,
} from '#topups';
import { noteTaken } from '#test/disputed';
import { booksHold, netOf, totalOf } from '#test/book-truth';
import { connectOurFps, openTopupWorld, type Person } from '#test/topup-world';

/** What a number is paid for the second time is caught. */
const settings = { 'screening.most_times_per_number': 1 };
const worlds = {
  CNY: await openTopupWorld(undefined, settings),
  HKD: await openTopupWorld(undefined, settings),
};
let world = worlds.CNY;
let { context } = world;
const maker = newId('stf', context.clock.now(), 1);
const checker = newId('stf', context.clock.now(), 2);

/** In which money banks take what was paid in CNY. */
let takenIn: Currency = 'CNY';

interface Held extends Person {
  readonly order: OrderedTopup;
}

/** All that came, which is CNY 8.00 more than was asked. */
const came = 10_000n;
let people = 0;

function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8525${String(people).padStart(7, '0')}`]);
}

/** An order of HK$100 for CNY 92.00 that was paid with more. */
async function held(given?: Person): Promise<Held> {
  const person = given ?? (await newcomer());
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order, { total_amount: '100.00' });
  return { ...person, order };
}

/** A line whose next top-up is caught by a rule. */
async function watched(): Promise<Person> {
  const person = await newcomer();
  await world.tell(await world.order(person.number, 10_000n, person.subscriber));
  return person;
}

async function decided({ order }: Held, decision: ReviewDecision): Promise<void> {
  const proposal = { decision, reason: 'the payer sent a screenshot', by: maker };
  await context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
  await context.db.transaction((tx) => approveReview(tx, order.id, checker));
}

/**
 * The payer's bank has taken so much CNY back, or has given it up. In HKD that is what it was when
 * the price was shown: 92 fen were a dollar.
 */
function disputed({ order }: Held, yuan: bigint, state: 'open' | 'won' = 'open', nth = 1) {
  const amount = takenIn === 'CNY' ? yuan : (yuan * 100n + 91n) / 92n;
  return noteTaken(context, order, { amount, currency: takenIn, state, nth });
}

async function failed({ order }: Held, nth = 0): Promise<void> {
  const refund = (await readRefunds(context, order.payment))[nth];
  assert.ok(refund);
  await context.db.transaction((tx) => failRefundByBill(tx, refund.id));
}

const stateOf = async ({ order, subscriber }: Held) =>
  (await world.read(order.id, subscriber)).state;

const refundsOf = async ({ order }: Held) =>
  (await readRefunds(context, order.payment)).map(({ amount, state }) => [amount, state]);

const credited = 320n + 10_000n + 500n;

async function netsHold(owed: bigint): Promise<void> {
  for (const unit of ['CNY', 'HKD'] as const) {
    assert.equal(await netOf(context, 'chargeback_loss', unit), 0n, 'neither our loss nor gain');
  }
  assert.equal(await netOf(context, 'refund_payable'), -owed, 'what is owed to payers');
  await booksHold(context);
}

/** What is on its way to payers of the tests before. */
let owed = 0n;

test('what nobody pays of a foreign price is a loss, and hides in no exchange', async () => {
  const lenient = await openTopupWorld(undefined, { topup_chargeback_spent_rule: 'write_off' });
  const netIn = (account: string, unit: 'HKD' | 'CNY') => netOf(lenient.context, account, unit);
  const { line, number, subscriber } = await lenient.person(['+85259990001']);
  const order = await lenient.order(number, 10_000n, subscriber);
  await lenient.tell(order);
  await lenient.context.db.transaction(async (tx) => {
    const account = accountOf(line);
    await lockAccounts(tx, [account]);
    const reason = { code: 'pack', cause: line };
    spend(tx, account, 6_000n, { unit: 'HKD' }, 'income:packs', reason);
  });
  await noteTaken(lenient.context, order, { amount: order.price });
  const [clawBack] = await readClawBacks(lenient.context, order.id);
  const spent = clawBack?.writtenOff ?? 0n;
  assert.ok(spent > 0n && spent < 10_000n, `${spent}`);
  assert.equal(await netIn('chargeback_loss', 'HKD'), spent);
  assert.equal(await netIn('chargeback_loss', 'CNY'), 0n);
  assert.equal(await netIn('fx:HKD', 'HKD'), 0n, 'nothing of it is left in the exchange');
  assert.equal(await netIn('fx:CNY', 'CNY'), 0n);
  await booksHold(lenient.context);
  await noteTaken(lenient.context, order, { amount: order.price, state: 'won' });
  assert.equal(await netIn('chargeback_loss', 'HKD'), 0n);
  assert.equal(await netIn('fx:HKD', 'HKD'), 10_000n);
  assert.equal(await netIn('fx:CNY', 'CNY'), -order.price);
  assert.equal(await netIn('clearing:alipay_cn', 'CNY'), order.price);
  await booksHold(lenient.context);
});

/** What follows from the last refund's end; told twice, it is done once. */
async function sendAgain({ order }: Held): Promise<void> {
  // Each has its own moment, and so its place among them.
  context.clock.advance(secondMs);
  const { payment, attempt, id: reference } = order;
  const last = (await readRefunds(context, payment)).at(-1);
  const { id: refund, amount } = present(last, 'a refund');
  const outcome = { payment, attempt, reference, connector: 'alipay_cn', currency: 'CNY' } as const;
  for (const _ of [1, 2]) {
    await sendRefundsAgain(context, [{ ...outcome, refund, amount, isAfterSuccess: false }]);
  }
}

async function failedFourTimes(): Promise<Held> {
  const one = await held();
  await decided(one, 'give_back');
  for (const nth of [0, 1, 2, 3]) {
    await failed(one, nth);
    await sendAgain(one);
  }
  return one;
}

const strandedNow = async () =>
  (await listStrandedRefunds(context, 10)).map(({ topup, amount }) => [topup, amount]);

const strandedAlarm = async () =>
  (await lookForAlarms(context)).find(({ name }) => name === 'refunds-stranded')?.state;

for (const currency of ['CNY', 'HKD'] as const) {
  suite(`what banks take in ${currency}`, () => {
    before(() => {
      [takenIn, world, context, owed] = [currency, worlds[currency], worlds[currency].context, 0n];
    });

    test('right money after a disputed mismatch comes without what the bank took', async () => {
      const one = await held();
      await disputed(one, one.order.price);
      await world.tell(one.order);
      assert.equal(await stateOf(one), 'credited');
      assert.equal(await totalOf(context, one.line), 320n);
      await netsHold(owed);
      await disputed(one, one.order.price, 'won');
      assert.equal(await totalOf(context, one.line), credited);
      await netsHold(owed);
    });

    test('right money for a closed line goes back without what the bank took of it', async () => {
      const [whole, part] = [await held(), await held()];
      const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
      for (const one of [whole, part]) {
        await orderClosing(context, { line: one.line, by: one.subscriber, ...to });
        await disputed(one, one === whole ? one.order.price : 4_000n);
        await world.tell(one.order);
      }
      assert.deepEqual([await stateOf(whole), await refundsOf(whole)], ['refunded', []]);
      const rest = part.order.price - 4_000n;
      assert.deepEqual(
        [await stateOf(part), await refundsOf(part)],
        ['refunding', [[rest, 'created']]],
      );
      owed += rest;
      await netsHold(owed);
    });

    test('right money that a rule catches is the bank’s where it has taken it', async () => {
      const one = await held(await watched());
      await disputed(one, one.order.price);
      await world.tell(one.order);
      assert.deepEqual([await stateOf(one), await refundsOf(one)], ['refunded', []]);
      await netsHold(owed);
      await disputed(one, one.order.price, 'won');
      assert.deepEqual(await refundsOf(one), [[one.order.price, 'created']]);
      owed += one.order.price;
      await netsHold(owed);
    });

    test('what is won of a part taken while a rule held it goes to its payer', async () => {
      const person = await watched();
      const order = await world.order(person.number, 10_000n, person.subscriber);
      const one = { ...person, order };
      await world.tell(order);
      assert.equal(await stateOf(one), 'held_for_review');
      await disputed(one, 4_000n);
      owed += order.price - 4_000n;
      await netsHold(owed);
      await disputed(one, 4_000n, 'won');
      assert.equal((await refundsOf(one)).length, 2);
      owed += 4_000n;
      await netsHold(owed);
    });

    test('what is won of money that was given up to the bank goes to its payer', async () => {
      for (const amount of [came, 4_000n]) {
        const one = await held();
        await disputed(one, amount);
        await decided(one, 'give_back');
        await netsHold(owed + came - amount);
        await disputed(one, amount, 'won');
        assert.equal(await stateOf(one), 'refunding');
        const refunds = (await refundsOf(one)).map(([refunded]) => refunded);
        assert.deepEqual(new Set(refunds), new Set([amount, came - amount].filter(Boolean)));
        owed += came;
        await netsHold(owed);
      }
    });

    test('what is won of money that came beyond the price goes to its payer', async () => {
      const one = await held();
      await disputed(one, came);
      await decided(one, 'credit');
      assert.deepEqual(await refundsOf(one), []);
      await disputed(one, came, 'won');
      assert.equal(await totalOf(context, one.line), credited);
      const surplus = came - one.order.price;
      assert.deepEqual(await refundsOf(one), [[surplus, 'created']]);
      owed += surplus;
      await netsHold(owed);
    });

    test('what a bank takes after all has gone back is our loss until we win it', async () => {
      const one = await held();
      await decided(one, 'give_back');
      owed += came;
      await disputed(one, came);
      assert.equal(await netOf(context, 'chargeback_loss'), came);
      await disputed(one, came, 'won');
      assert.deepEqual(await refundsOf(one), [[came, 'created']]);
      await netsHold(owed);
    });

    test('a refund that fails is not owed as far as the bank has taken it', async () => {
      const [whole, part] = [await held(), await held()];
      for (const one of [whole, part]) await decided(one, 'give_back');
      await disputed(whole, came);
      await disputed(part, 4_000n);
      for (const one of [whole, part]) await failed(one);
      assert.deepEqual([await stateOf(whole), await stateOf(part)], ['refunded', 'refunding']);
      await netsHold(owed + came - 4_000n);
      await disputed(part, came - 4_000n, 'open', 2);
      await netsHold(owed);
      await disputed(whole, came, 'won');
      assert.equal(await stateOf(whole), 'refunding');
      assert.deepEqual(
        (await refundsOf(whole)).map(([amount]) => amount),
        [came, came],
      );
      owed += came;
      await netsHold(owed);
    });

    test('a surplus that could not go back is not owed where the bank has taken it', async () => {
      const one = await held();
      await decided(one, 'credit');
      await disputed(one, came);
      assert.equal(await netOf(context, 'chargeback_loss'), came - one.order.price);
      await failed(one);
      assert.equal(await stateOf(one), 'credited');
      assert.equal(await totalOf(context, one.line), 320n);
      await netsHold(owed);
    });

    test('money that came twice goes back without what the bank took of it', async () => {
      const one = await held();
      await disputed(one, came);
      const { id: reference, payment, attempt } = one.order;
      const about = {
        payment,
        attempt,
        reference,
        connector: 'alipay_cn',
        currency: 'CNY',
      } as const;
      const money = { ...about, amount: came, capturedAt: context.clock.now() };
      await context.db.transaction((tx) => returnSurplus(tx, [money as PaymentCaptured]));
      assert.deepEqual(await refundsOf(one), []);
      await netsHold(owed);
    });

    test('what could not go back is sent again a day later, without what a bank took', async () => {
      const one = await held();
      await decided(one, 'give_back');
      await failed(one);
      await sendAgain(one);
      assert.deepEqual(await refundsOf(one), [
        [came, 'failed'],
        [came, 'created'],
      ]);
      const [, again] = await readRefunds(context, one.order.payment);
      assert.equal(again?.askAt, context.clock.now() + dayMs);
      await disputed(one, 3_000n);
      for (const times of [2, 3, 4]) {
        assert.deepEqual(await strandedNow(), []);
        await failed(one, times - 1);
        await sendAgain(one);
        const states = (await refundsOf(one)).map(([amount, state]) => `${amount} ${state}`);
        const last = times === 4 ? [] : [`${came - 3_000n} created`];
        assert.deepEqual(states.slice(times), last, states.join());
      }
      assert.equal(await stateOf(one), 'refunding');
      assert.deepEqual(await strandedNow(), [[one.order.id, came - 3_000n]]);
      await disputed(one, came - 3_000n, 'open', 2);
      assert.equal(await sendStrandedRefunds(context), 1, 'nothing of it is owed any more');
      assert.deepEqual([await strandedNow(), (await refundsOf(one)).length], [[], 4]);
      await netsHold(owed);
    });

    test('what nobody could send back is an alarm until a bank sends it', async () => {
      const [one, other] = [await failedFourTimes(), await failedFourTimes()];
      owed += came + came;
      assert.deepEqual(await strandedNow(), [
        [one.order.id, came],
        [other.order.id, came],
      ]);
      assert.equal(await strandedAlarm(), 'look');
      assert.equal(await sendStrandedRefunds(context, 1), 0, 'there is no bank');
      await disputed(other, 2_000n);
      owed -= 2_000n;
      await connectOurFps(context, '024-001234-001');
      assert.equal(await sendStrandedRefunds(context, 1), 2, 'a page at a time, to the last');
      assert.equal(await sendStrandedRefunds(context), 0);
      assert.deepEqual([await strandedNow(), await strandedAlarm()], [[], 'quiet']);
      for (const [held, amount] of [[one, came] as const, [other, came - 2_000n] as const]) {
        const last = (await readRefunds(context, held.order.payment)).at(-1);
        assert.deepEqual([last?.amount, last?.byBank, last?.state], [amount, 'fps_qr', 'created']);
      }
      await netsHold(owed);
    });
  });
}
