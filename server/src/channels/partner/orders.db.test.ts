import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, suite, test } from 'node:test';
import { addDays, hongKongDay, minuteMs, type PhoneNumber, secondMs } from '#base';
import { auditBooks, expireHolds } from '#ledger';
import { auditResellers } from '#resellers';
import { auditSales, sellDueOrders } from '#sales';
import { auditTopups } from '#topups';
import { eventually } from '#test/eventually';
import { openPartnerWorld } from '#test/partner-world';
import { findsSpoils } from '#test/spoils';
import { orderSpoils } from '#test/order-spoils';

const slow = '+85260000020';
const away = '+85260000004';
const usual = '+85260000000';
const world = await openPartnerWorld(
  { after },
  {
    // Less than an access token lives.
    sales_confirm_minutes: 5,
    sales_trial_numbers: [
      { number: slow, delaySeconds: 20, isUnavailable: false, outcome: '' },
      { number: usual, delaySeconds: 0, isUnavailable: false, outcome: '201' },
      { number: away, delaySeconds: 0, isUnavailable: true, outcome: '' },
    ],
  },
);
const { context, call, newNumber } = world;

async function newSeller(floatMinor = 100_000n) {
  const partner = await world.partner({ floatMinor });
  const headers = await world.signedIn(partner);
  const post = (path: string, body?: object, more: Record<string, string> = {}) => {
    const asked = { method: 'POST', headers: { ...headers, ...more } };
    return call(`/api/partner/v1${path}`, body ? { ...asked, body } : asked);
  };
  const read = (path: string) => call(`/api/partner/v1${path}`, { headers });
  return { partner, post, read };
}

type Seller = Awaited<ReturnType<typeof newSeller>>;

function orderOf(number: PhoneNumber, more: object = {}) {
  return { reference: `order-${randomUUID()}`, number, amountMinor: 10_000, ...more };
}

async function floatOf(seller: Seller) {
  const { body } = await seller.read('/float');
  const part = (name: string) => (body[name] as { amountMinor: number }).amountMinor;
  return [part('total'), part('available'), part('holding')];
}

const behindMyBack = { prefer: 'respond-async' };

suite('a top-up that is sent behind one’s back', () => {
  test('is taken at once, sold by itself, and then answered like any other', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    const taken = await seller.post('/topups', order, behindMyBack);
    assert.deepEqual([taken.status, taken.body['state']], [202, 'accepted']);
    assert.equal(taken.headers.get('preference-applied'), 'respond-async');
    const asked = await seller.read(`/references/${order.reference}`);
    assert.deepEqual([asked.status, asked.body], [202, taken.body]);
    assert.equal((await seller.post('/topups', order)).status, 202, 'the same sent again');
    await sellDueOrders(context);
    const sold = await seller.read(`/references/${order.reference}`);
    assert.deepEqual([sold.status, sold.body['state']], [200, 'credited']);
    const again = await seller.post('/topups', order, behindMyBack);
    assert.deepEqual([again.status, again.body], [201, sold.body]);
    await sellDueOrders(context);
    assert.deepEqual(await floatOf(seller), [90_200, 90_200, 0]);
  });

  test('is refused with another body, also before it is sold', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    await seller.post('/topups', order, behindMyBack);
    const { status, body } = await seller.post('/topups', { ...order, amountMinor: 20_000 });
    assert.deepEqual([status, body['code']], [422, 'request_key_reused']);
  });

  test('that cannot be sold ends with its refusal, and is told so for ever', async () => {
    const seller = await newSeller(5_000n);
    const order = orderOf(await newNumber());
    await seller.post('/topups', order, behindMyBack);
    await sellDueOrders(context);
    const { status, body } = await seller.read(`/references/${order.reference}`);
    assert.deepEqual(
      [status, body['state'], body['refusal']],
      [202, 'refused', { code: 'float_too_low', party: 'partner' }],
    );
    const again = await seller.post('/topups', order);
    assert.deepEqual([again.status, again.body['code']], [409, 'float_too_low']);
  });

  test('is refused at once where that can be seen', async () => {
    const seller = await newSeller();
    const nobody = await seller.post('/topups', orderOf('+85269999999'), behindMyBack);
    assert.deepEqual([nobody.status, nobody.body['code']], [404, 'receiver_unknown']);
  });
});

suite('a deadline', () => {
  test('that passes makes an order of what is not sold yet, once', async () => {
    await world.person([slow]);
    const seller = await newSeller();
    const order = orderOf(slow);
    const sent = seller.post('/topups', order, { prefer: 'wait=1' });
    await eventually('it waits for its sale', () => context.clock.sleepers >= 2);
    context.clock.advance(secondMs);
    const taken = await sent;
    assert.deepEqual([taken.status, taken.body['state']], [202, 'accepted']);
    assert.equal(taken.headers.get('preference-applied'), 'wait=1');
    await sellDueOrders(context);
    assert.equal((await seller.read(`/references/${order.reference}`)).status, 202, 'too early');
    context.clock.advance(minuteMs);
    await sellDueOrders(context);
    assert.equal((await seller.read(`/references/${order.reference}`)).status, 200);
    assert.deepEqual(await floatOf(seller), [90_200, 90_200, 0]);
  });

  test('of ten copies at once makes one sale, whichever comes first', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    const preferences = [behindMyBack, {}, { prefer: 'wait=1' }];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, copy) =>
        seller.post('/topups', order, preferences[copy % 3] ?? {}),
      ),
    );
    for (const { status } of answers) assert.ok(status === 201 || status === 202);
    await sellDueOrders(context);
    assert.deepEqual(await floatOf(seller), [90_200, 90_200, 0]);
  });

  test('is no way around our being away, which changes nothing', async () => {
    await world.person([away]);
    const seller = await newSeller();
    const { status, body, headers } = await seller.post('/topups', orderOf(away));
    assert.deepEqual([status, body['code'], body['party']], [503, 'trial_unavailable', 'platform']);
    assert.ok(Number(headers.get('retry-after')) > 0, 'it says when to come again');
    assert.deepEqual(await floatOf(seller), [100_000, 100_000, 0]);
  });
});

test('a trial number does the same for everybody, whatever another sold to it', async () => {
  await world.person([usual]);
  for (let nth = 0; nth < 2; nth += 1) {
    const seller = await newSeller();
    const sold = await seller.post('/topups', orderOf(usual));
    assert.equal(sold.status, 201, String(sold.body['detail']));
    const { reference } = orderOf(usual);
    const held = await seller.post('/orders', { ...orderOf(usual), reference });
    assert.equal(held.status, 201);
    const confirmed = await seller.post(`/orders/${reference}/confirm`);
    assert.deepEqual([confirmed.status, confirmed.body['state']], [201, 'credited']);
  }
});

suite('an order', () => {
  test('sets its value aside, and confirming it sells it once', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    const held = await seller.post('/orders', order);
    assert.deepEqual([held.status, held.body['state']], [201, 'held']);
    assert.deepEqual(await floatOf(seller), [100_000, 90_000, 10_000]);
    assert.deepEqual((await seller.post('/orders', order)).body, held.body, 'the same again');
    const sold = await seller.post(`/orders/${order.reference}/confirm`);
    assert.deepEqual([sold.status, sold.body['state']], [201, 'credited']);
    const again = await seller.post(`/orders/${order.reference}/confirm`);
    assert.deepEqual([again.status, again.body], [201, sold.body]);
    assert.deepEqual(await floatOf(seller), [90_200, 90_200, 0]);
    const late = await seller.post(`/orders/${order.reference}/cancel`);
    assert.deepEqual([late.status, late.body['code']], [409, 'order_not_held']);
    const third = await seller.post('/orders', order);
    assert.deepEqual([third.status, third.body['code']], [409, 'order_confirmed']);
  });

  test('that is cancelled gives the money back and cannot be confirmed any more', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    await seller.post('/orders', order);
    for (const _ of 'ab') {
      const { status, body } = await seller.post(`/orders/${order.reference}/cancel`);
      assert.deepEqual([status, body['state']], [200, 'cancelled']);
    }
    const { status, body } = await seller.post(`/orders/${order.reference}/confirm`);
    assert.deepEqual([status, body['code']], [409, 'order_cancelled']);
    assert.deepEqual(await floatOf(seller), [100_000, 100_000, 0]);
  });

  test('that nobody confirms lapses, and the float has its money back', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    await seller.post('/orders', order);
    context.clock.advance(6 * minuteMs);
    const { status, body } = await seller.post(`/orders/${order.reference}/confirm`);
    assert.deepEqual([status, body['code']], [409, 'order_lapsed']);
    await expireHolds(context);
    assert.deepEqual(await floatOf(seller), [100_000, 100_000, 0]);
    const read = await seller.read(`/references/${order.reference}`);
    assert.equal(read.body['state'], 'lapsed');
  });

  test('is not made where the float does not reach, counting what is set aside', async () => {
    const seller = await newSeller(15_000n);
    assert.equal((await seller.post('/orders', orderOf(await newNumber()))).status, 201);
    for (const path of ['/orders', '/topups']) {
      const { status, body } = await seller.post(path, orderOf(await newNumber()));
      assert.deepEqual([status, body['code']], [409, 'float_too_low']);
    }
  });

  test('that may cost nothing at most is a request that cannot be meant', async () => {
    const seller = await newSeller();
    const prefer = { prefer: 'respond-async' };
    for (const mostMinor of [0, -1]) {
      const order = orderOf(await newNumber(), { mostMinor });
      for (const asked of [seller.post('/orders', order), seller.post('/topups', order, prefer)]) {
        const { status, body } = await asked;
        assert.deepEqual([status, body['code']], [400, 'request_invalid']);
      }
    }
  });

  test('is another thing than a top-up under the same reference', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    await seller.post('/orders', order);
    const sent = await seller.post('/topups', order);
    assert.deepEqual([sent.status, sent.body['code']], [422, 'request_key_reused']);
  });

  test('that is confirmed and cancelled at once does one of the two', async () => {
    for (let times = 0; times < 8; times += 1) {
      const seller = await newSeller();
      const order = orderOf(await newNumber());
      await seller.post('/orders', order);
      const [confirmed, cancelled] = await Promise.all([
        seller.post(`/orders/${order.reference}/confirm`),
        seller.post(`/orders/${order.reference}/cancel`),
      ]);
      const isSold = confirmed.status === 201;
      assert.equal(isSold, cancelled.status === 409, JSON.stringify([confirmed, cancelled]));
      const left = isSold ? 90_200 : 100_000;
      assert.deepEqual(await floatOf(seller), [left, left, 0]);
    }
  });
});

test('a statement says what moved the float on a day, in whole and one by one', async () => {
  const seller = await newSeller();
  await seller.post('/topups', orderOf(await newNumber()));
  await seller.post('/topups', orderOf(await newNumber(), { amountMinor: 20_000 }));
  const day = hongKongDay(context.clock.now());
  const { status, body } = await seller.read(`/statements/${day}`);
  assert.equal(status, 200);
  const amount = (name: string) => (body[name] as { amountMinor: number }).amountMinor;
  assert.deepEqual([amount('opening'), amount('closing')], [0, 70_600]);
  const totals = body['totals'] as { code: string; count: number; out: { amountMinor: number } }[];
  const sales = totals.find(({ code }) => code === 'sale');
  assert.deepEqual([sales?.count, sales?.out.amountMinor], [2, 30_000]);
  const { body: csv, headers } = await seller.read(`/statements/${day}/movements`);
  assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
  const rows = String(csv['table']).trim().split('\r\n');
  assert.equal(rows[0], 'at,code,cause,amount,float_after');
  assert.equal(rows.filter((row) => row.includes(',sale,')).length, 2);
  assert.ok(rows.at(-1)?.endsWith(',706.00'));
});

test('a day that has not begun has no statement, and says so', async () => {
  const seller = await newSeller();
  const today = hongKongDay(context.clock.now());
  const ahead = addDays(today, 1);
  for (const rest of ['', '/movements']) {
    const { status, body } = await seller.read(`/statements/${ahead}${rest}`);
    assert.deepEqual([status, body['code']], [404, 'statement_day_ahead'], rest);
    assert.match(String(body['detail']), new RegExp(`^The day ${ahead} has not begun`));
    assert.equal((await seller.read(`/statements/${today}${rest}`)).status, 200);
  }
});

test('afterwards the books hold', async () => {
  for (const audit of [auditBooks, auditResellers, auditSales, auditTopups]) {
    for (const { name, problems } of await audit(context)) assert.deepEqual(problems, [], name);
  }
});

test('whatever is wrong of an order, the audit names it', async () => {
  const seller = await newSeller();
  await seller.post('/orders', orderOf(await newNumber()));
  await findsSpoils(context, auditSales, orderSpoils);
});
