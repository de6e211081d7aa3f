import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, suite, test } from 'node:test';
import type { PhoneNumber } from '#base';
import { borrow } from '#emergency-credits';
import { auditBooks, lockAccounts, spend } from '#ledger';
import { fingerprintOf } from '#platform/idempotency';
import { decidePromotion, proposalOf, proposePromotion } from '#promotions';
import { auditResellers, readFloat } from '#resellers';
import { auditSales } from '#sales';
import { accountOf } from '#subscribers';
import { auditTopups } from '#topups';
import { eventually } from '#test/eventually';
import { staffCaller } from '#test/finance';
import { openPartnerWorld, type Partner } from '#test/partner-world';
import type { Person } from '#test/topup-world';
import { listedRefusals } from './listed-refusals.ts';
import { sentences } from './sentences.ts';

const world = await openPartnerWorld(
  { after },
  { emergency_credit_least_days: 0, emergency_credit_least_topups: 0 },
);
const { context, call, newNumber } = world;

interface Seller {
  readonly partner: Partner;
  readonly headers: Record<string, string>;
  send(body: object): ReturnType<typeof call>;
  read(path: string): ReturnType<typeof call>;
}

async function newSeller(given: Parameters<typeof world.partner>[0] = {}): Promise<Seller> {
  const partner = await world.partner(given);
  const headers = await world.signedIn(partner);
  return {
    partner,
    headers,
    send: (body) => call('/api/partner/v1/topups', { method: 'POST', body, headers }),
    read: (path) => call(`/api/partner/v1${path}`, { headers }),
  };
}

async function toldTo({ read }: Seller): Promise<object[]> {
  return (await read('/products')).body['promotions'] as object[];
}

function orderOf(number: PhoneNumber, more: object = {}) {
  return { reference: `order-${randomUUID()}`, number, amountMinor: 10_000, ...more };
}

suite('before a top-up', () => {
  test('whose number it is is told masked, with plan and region', async () => {
    const seller = await newSeller();
    const number = await newNumber();
    const { status, body } = await seller.read(`/numbers/${encodeURIComponent(number)}`);
    assert.equal(status, 200);
    assert.deepEqual(
      [body['number'], body['region'], body['state'], (body['plan'] as { code: string }).code],
      [number, 'HK', 'active', 'commuter'],
    );
    assert.match(String(body['owner']), /\*/);
    const nobody = await seller.read('/numbers/+85269999999');
    assert.deepEqual([nobody.status, nobody.body['party']], [404, 'receiver']);
  });

  test('a quote says what a sale then does', async () => {
    const seller = await newSeller();
    const number = await newNumber();
    const body = { number, amountMinor: 10_000 };
    const { headers } = seller;
    const quote = await call('/api/partner/v1/quotes', { method: 'POST', body, headers });
    assert.equal(quote.status, 200);
    const sale = await seller.send(orderOf(number));
    for (const same of ['value', 'bonus', 'commission', 'validUntil']) {
      assert.deepEqual(sale.body[same], quote.body[same], same);
    }
  });

  test('what can be sold is told with what it gives', async () => {
    const { body } = await (await newSeller()).read('/products');
    const values = body['denominations'] as { value: { amountMinor: number } }[];
    assert.deepEqual(
      values.map(({ value }) => value.amountMinor),
      [5_000, 10_000, 20_000, 30_000, 50_000, 100_000],
    );
    assert.deepEqual(body['promotions'], []);
  });

  test('a seller is told of promotions that are theirs and that need no code', async () => {
    const [seller, other] = [await newSeller(), await newSeller()];
    const [proposer, decider] = [staffCaller('finance'), staffCaller('finance')];
    for (const [code, more] of [
      ['told', {}],
      ['secret', { secretCode: 'HARBOUR' }],
      ['app', { channels: ['app'] }],
    ] as const) {
      const proposal = proposalOf({
        code: `products_${code}`,
        budgetMinor: 100_000,
        channels: ['partner'],
        sellers: [seller.partner.reseller],
        basisPoints: 1_000,
        mostMinor: 5_000,
        validDays: 60,
        from: '2026-01-01',
        until: '2099-12-31',
        ...more,
      });
      await proposePromotion(context, proposer, proposal);
      await decidePromotion(context, decider, { code: proposal.code, decision: 'activate' });
    }
    const [told] = await eventually('it is known', async () => {
      const all = await toldTo(seller);
      return all.length === 1 ? all : undefined;
    });
    assert.deepEqual(told, {
      kind: 'bonus',
      name: { en: 'products_told', 'zh-Hant': 'products_told', 'zh-Hans': 'products_told' },
      from: '2025-12-31T16:00:00.000Z',
      until: '2099-12-31T15:59:59.999Z',
      least: { amountMinor: 0, currency: 'HKD' },
      basisPoints: 1_000,
      fixed: { amountMinor: 0, currency: 'HKD' },
      most: { amountMinor: 5_000, currency: 'HKD' },
      plans: [],
      isFirstOnly: false,
    });
    assert.deepEqual(await toldTo(other), []);
  });
});

suite('a top-up that is sent', () => {
  test('is on the line and off the float by the time it is answered', async () => {
    const seller = await newSeller({ floatMinor: 50_000n });
    const order = orderOf(await newNumber());
    const { status, body } = await seller.send(order);
    assert.equal(status, 201);
    assert.deepEqual([body['state'], body['reference']], ['credited', order.reference]);
    assert.equal(await readFloat(context, seller.partner.reseller), 40_200n);
    const float = await seller.read('/float');
    assert.deepEqual(float.body['available'], { amountMinor: 40_200, currency: 'HKD' });
    const limits = await seller.read('/limits');
    assert.equal((limits.body['day'] as { topups: number }).topups, 499);
    assert.deepEqual(limits.body['least'], { amountMinor: 5_000, currency: 'HKD' });
    assert.deepEqual((await seller.read(`/topups/${String(body['topup'])}`)).body, body);
    assert.deepEqual((await seller.read(`/references/${order.reference}`)).body, body);
  });

  test('again under its reference is answered the same, and with another body 422', async () => {
    const seller = await newSeller();
    const order = orderOf(await newNumber());
    const first = await seller.send(order);
    assert.deepEqual((await seller.send(order)).body, first.body);
    const spaced = { ...order, number: order.number.replace('+852', '+852 ') };
    assert.deepEqual((await seller.send(spaced)).body, first.body, 'the same number');
    for (const other of [{ amountMinor: 20_000 }, { number: await newNumber() }]) {
      const { status, body } = await seller.send({ ...order, ...other });
      assert.deepEqual(
        [status, body['code'], body['party']],
        [422, 'request_key_reused', 'request'],
      );
    }
  });

  test('by another partner under the same reference is another', async () => {
    const order = orderOf(await newNumber());
    const one = await (await newSeller()).send(order);
    const other = await (await newSeller()).send({ ...order, isTwinIntended: true });
    assert.equal(other.status, 201);
    assert.notEqual(other.body['topup'], one.body['topup']);
  });
});

suite('a top-up is refused', () => {
  test('where the float does not reach, and then for ever under that reference', async () => {
    const seller = await newSeller({ floatMinor: 9_000n });
    const order = orderOf(await newNumber());
    const { status, body } = await seller.send(order);
    assert.deepEqual([status, body['code'], body['party']], [409, 'float_too_low', 'partner']);
    assert.deepEqual(body['details'], { availableMinor: 9_000 });
    assert.equal((await seller.send(order)).body['code'], 'float_too_low');
    const read = await seller.read(`/references/${order.reference}`);
    assert.deepEqual([read.status, read.body['state']], [202, 'refused']);
  });

  test('to a line that has just got the same, unless it is meant', async () => {
    const seller = await newSeller();
    const number = await newNumber();
    await seller.send(orderOf(number));
    const { status, body } = await seller.send(orderOf(number));
    assert.deepEqual([status, body['code'], body['party']], [409, 'topup_twin', 'receiver']);
    // Curl asks for no language, and its person reads the reference page.
    assert.match(String(body['detail']), /send it with "isTwinIntended": true and a new reference/);
    assert.equal((await seller.send(orderOf(number, { isTwinIntended: true }))).status, 201);
  });

  test('outside what is sold, and outside what the tier allows', async () => {
    const seller = await newSeller();
    const number = await newNumber();
    const odd = await seller.send(orderOf(number, { amountMinor: 10_001 }));
    assert.deepEqual([odd.status, odd.body['code']], [400, 'topup_amount_invalid']);
    const least = await seller.send(orderOf(number, { amountMinor: 5_000, reference: 'a b' }));
    assert.deepEqual([least.status, least.body['code']], [400, 'request_invalid']);
  });
});

function lend({ subscriber, line }: Person): Promise<unknown> {
  const key = context.ids.next('key', 0).slice(4);
  const request = { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
  return borrow(context, { request, line });
}

function use({ line }: Person, amount: bigint): Promise<void> {
  return context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(line)]);
    spend(tx, accountOf(line), amount, { unit: 'HKD' }, 'income:fee', {
      code: 'spent',
      cause: line,
    });
  });
}

test('a top-up that repaid is not taken back from a line that has borrowed anew', async () => {
  const seller = await newSeller();
  const number: PhoneNumber = '+85267000001';
  const person = await world.person([number], 0n);
  await lend(person);
  await use(person, 1_000n);
  const sold = await seller.send(orderOf(number, { amountMinor: 5_000 }));
  assert.equal(sold.status, 201);
  await use(person, 3_800n);
  await lend(person);
  const path = `/api/partner/v1/topups/${String(sold.body['topup'])}/undo`;
  const { status, body } = await call(path, { method: 'POST', headers: seller.headers });
  assert.deepEqual([status, body['code'], body['party']], [409, 'loan_open', 'receiver']);
  assert.equal(body['detail'], sentences['loan_open']?.en);
  assert.ok(String(body['code']) in listedRefusals);
});

test('the list tells every sale once, however many were sold at one instant', async () => {
  const seller = await newSeller({ floatMinor: 10_000_000n });
  const orders = await Promise.all(
    Array.from({ length: 25 }, async () => orderOf(await newNumber())),
  );
  await Promise.all(orders.map((order) => seller.send(order)));
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await seller.read(`/topups?limit=7${cursor && `&cursor=${cursor}`}`);
    seen.push(...(body['topups'] as { reference: string }[]).map(({ reference }) => reference));
    cursor = body['cursor'] as string | null;
  }
  assert.deepEqual(seen.toSorted(), orders.map(({ reference }) => reference).toSorted());
});

test('afterwards the books hold', async () => {
  for (const audit of [auditBooks, auditResellers, auditSales, auditTopups]) {
    for (const { name, problems } of await audit(context)) assert.deepEqual(problems, [], name);
  }
});
