import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { present } from '#base';
import { readClawBacks, type OrderedTopup } from '#topups';
import { allDisputes } from '#test/all-disputes';
import { asOwner } from '#test/as-owner';
import { booksHold, netOf, totalOf } from '#test/book-truth';
import { noteTaken } from '#test/disputed';
import { connectOurFps, openTopupWorld } from '#test/topup-world';

const name = '0380-disputes-of-another-currency.sql';
const file = new URL(`../../db/migrations/${name}`, import.meta.url);
/** What the migration does to rows, in the order in which it does it. */
const steps = readFileSync(file, 'utf8').match(/^update [^;]+;/gm) ?? [];

const world = await openTopupWorld();
const { context } = world;
interface Worth {
  readonly amount: bigint | null;
  readonly currency: string | null;
}

const both = `other_amount as "amount", other_currency as "currency"`;

let people = 0;
async function ordered(method: string, valueMinor = 10_000n) {
  people += 1;
  const person = await world.person([`+8525${String(people).padStart(7, '0')}`]);
  return {
    ...person,
    order: await world.order(person.number, valueMinor, person.subscriber, method),
  };
}

async function worthOf({ payment }: OrderedTopup) {
  const text = `select ${both} from payments.payment where id = $1::uuid`;
  const worth = { name: 'test worth', text };
  const [row] = await context.db.read<Worth>(worth, [payment.slice(4)]);
  return present(row, 'a payment');
}

const forget = () =>
  asOwner(context, 'update payments.payment set other_amount = null, other_currency = null');

test('orders that banks may still take back are worth what new ones are', async () => {
  await connectOurFps(context, '024-001234-001', { feeBasisPoints: 150 });
  const all = [
    await ordered('alipay_cn'),
    await ordered('alipay_cn', 13_000n),
    await ordered('fps_qr'),
    await ordered('fps_qr', 5_000n),
  ];
  const worth = await Promise.all(all.map(({ order }) => worthOf(order)));
  assert.deepEqual(worth[0], { amount: 10_000n, currency: 'HKD' });
  assert.ok(worth.every(({ amount }) => amount !== null));
  await forget();
  const [old] = all;
  await asOwner(context, `update topups.topup set ordered_at = now() - interval '181 days'`);
  const young = `update topups.topup set ordered_at = now() - interval '179 days' where id <> $1`;
  await asOwner(context, young, [present(old, 'an order').order.id.slice(4)]);
  await asOwner(context, steps[0] ?? '');
  const again = await Promise.all(all.map(({ order }) => worthOf(order)));
  assert.deepEqual(again, [{ amount: null, currency: null }, ...worth.slice(1)]);
});

test('of one without it what a bank takes in another currency is our loss', async () => {
  const { order, line } = await ordered('alipay_cn');
  await world.tell(order);
  await forget();
  const [money, loss] = [
    await totalOf(context, line),
    await netOf(context, 'chargeback_loss', 'HKD'),
  ];
  await noteTaken(context, order, { amount: 10_000n, currency: 'HKD' });
  const found = (await allDisputes(context)).find(({ attempt }) => attempt === order.attempt);
  assert.deepEqual([found?.ofPayment, found?.ofCurrency], [null, null]);
  assert.deepEqual(await readClawBacks(context, order.id), []);
  assert.equal(await totalOf(context, line), money);
  assert.equal(await netOf(context, 'chargeback_loss', 'HKD'), loss + 10_000n);
  await booksHold(context);
  await noteTaken(context, order, { amount: 10_000n, currency: 'HKD', state: 'won' });
  assert.equal(await netOf(context, 'chargeback_loss', 'HKD'), loss);
  await booksHold(context);
});

test('disputes of before are counted in what came, where the bank took just that', async () => {
  const [right, wrong, other] = [
    await ordered('alipay_cn'),
    await ordered('alipay_cn'),
    await ordered('alipay_cn'),
  ];
  await world.tell(right.order);
  for (const { order } of [wrong, other]) await world.tell(order, { total_amount: '90.00' });
  for (const { order } of [right, wrong, other]) {
    await noteTaken(context, order, { amount: 9_000n });
  }
  const inHkd = `update payments.mismatch set currency = 'HKD' where attempt = $1::uuid`;
  await asOwner(context, inHkd, [other.order.attempt.slice(4)]);
  await asOwner(context, 'update payments.dispute set of_payment = null, of_currency = null');
  assert.equal(steps.length, 2);
  await asOwner(context, steps[1] ?? '');
  const disputes = await allDisputes(context);
  const said = [right, wrong, other].map(({ order }) => {
    const found = disputes.find(({ attempt }) => attempt === order.attempt);
    return [found?.ofPayment, found?.ofCurrency];
  });
  assert.deepEqual(said, [
    [9_000n, 'CNY'],
    [9_000n, 'CNY'],
    [null, null],
  ]);
  await booksHold(context);
});
