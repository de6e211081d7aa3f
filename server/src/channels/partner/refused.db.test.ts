import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, suite, test } from 'node:test';
import { type PhoneNumber, present } from '#base';
import { readFloat } from '#resellers';
import { sellDueOrders } from '#sales';
import { findLineByNumber, setBar } from '#subscribers';
import { booksHold } from '#test/book-truth';
import { openPartnerWorld } from '#test/partner-world';
import { fill } from '#test/shop-world';
import type { EventType } from '#webhooks';

const away = '+85260000004';
const world = await openPartnerWorld(
  { after },
  { sales_trial_numbers: [{ number: away, delaySeconds: 0, isUnavailable: true, outcome: '' }] },
);
const { context, call, newNumber } = world;

interface Told {
  readonly type: EventType;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A program with an endpoint that is told of everything. */
async function newSeller(floatMinor = 100_000n) {
  const partner = await world.partner({ floatMinor });
  const headers = await world.signedIn(partner);
  const post = (path: string, body?: object, more: Record<string, string> = {}) => {
    const asked = { method: 'POST', headers: { ...headers, ...more } };
    return call(`/api/partner/v1${path}`, body ? { ...asked, body } : asked);
  };
  const read = (path: string) => call(`/api/partner/v1${path}`, { headers });
  const opened = await post('/webhooks', { url: 'https://hooks.example.com/' });
  const { endpoint } = opened.body['endpoint'] as { endpoint: string };
  const told = async (reference: string): Promise<Told[]> => {
    const list = await read(`/webhooks/${endpoint}/deliveries`);
    const ids = (list.body['deliveries'] as { delivery: string }[]).map((one) => one.delivery);
    const all = await Promise.all(ids.map((id) => read(`/webhooks/${endpoint}/deliveries/${id}`)));
    const events = all.map(({ body }) => JSON.parse(String(body['body'])) as Told);
    return events.filter(({ data }) => data['reference'] === reference);
  };
  return { partner, post, read, told };
}

type Seller = Awaited<ReturnType<typeof newSeller>>;

interface Cause {
  readonly status: number;
  readonly code: string;
  readonly party: string;
  /** A number to which nothing can be sold, and what makes that another matter. */
  readonly prepare: (seller: Seller) => Promise<{ number: PhoneNumber; mend: () => unknown }>;
}

let strangers = 0;

const causes: readonly Cause[] = [
  {
    status: 404,
    code: 'receiver_unknown',
    party: 'receiver',
    prepare: async () => {
      strangers += 1;
      const number: PhoneNumber = `+8526${String(8_000_000 + strangers)}`;
      return { number, mend: () => world.person([number]) };
    },
  },
  {
    status: 409,
    code: 'line_closed',
    party: 'receiver',
    prepare: async () => {
      const number = await newNumber();
      const found = present(await findLineByNumber(context, number), 'a line just made');
      const line = found.line.id;
      const bar = (isOn: boolean) =>
        context.db.transaction((tx) => setBar(tx, { line, bar: 'closed', isOn, cause: line }));
      await bar(true);
      return { number, mend: () => bar(false) };
    },
  },
  {
    status: 409,
    code: 'float_too_low',
    party: 'partner',
    prepare: async ({ partner: { reseller } }) => ({
      number: await newNumber(),
      mend: () => fill(context, reseller, 1_000_000n),
    }),
  },
];

const ways: readonly [name: string, path: string, headers: Record<string, string>][] = [
  ['sent', '/topups', {}],
  ['sent behind one’s back', '/topups', { prefer: 'respond-async' }],
  ['ordered', '/orders', {}],
];

suite('what is refused for good is refused under its reference for ever, and told once', () => {
  for (const { status, code, party, prepare } of causes) {
    for (const [name, path, more] of ways) {
      test(`${code}, ${name}`, async () => {
        const seller = await newSeller(code === 'float_too_low' ? 5_000n : 100_000n);
        const { number, mend } = await prepare(seller);
        const body = { reference: randomUUID(), number, amountMinor: 10_000 };
        const first = await seller.post(path, body, more);
        const isLater = first.status === 202;
        if (isLater) await sellDueOrders(context);
        else assert.deepEqual([first.status, first.body['code']], [status, code]);

        await mend();
        const read = await seller.read(`/references/${body.reference}`);
        const { state, number: shown, refusal } = read.body;
        assert.deepEqual([read.status, state, shown], [202, 'refused', number]);
        assert.deepEqual(refusal, { code, party });
        const again = await seller.post(path, body, more);
        assert.deepEqual([again.status, again.body['code']], [status, code]);
        const other = { ...body, number: await newNumber() };
        for (const altered of [other, { ...body, amountMinor: 20_000 }]) {
          const { status: no, body: said } = await seller.post(path, altered, more);
          assert.deepEqual([no, said['code']], [422, 'request_key_reused']);
        }
        const [event, ...others] = await seller.told(body.reference);
        assert.ok(event);
        assert.equal(event.type, 'topup.failed');
        assert.equal((event.data['refusal'] as { code: string }).code, code);
        assert.deepEqual(others, []);
      });
    }
  }
});

suite('what is not about the top-up leaves its reference free', () => {
  test('an amount that is not sold, our being away, a token that has ended', async () => {
    const seller = await newSeller();
    const body = { reference: randomUUID(), number: await newNumber(), amountMinor: 10_000 };
    const amount = await seller.post('/topups', { ...body, amountMinor: 12_345 });
    assert.deepEqual([amount.status, amount.body['code']], [400, 'topup_amount_invalid']);
    const gone = await seller.post('/topups', { ...body, number: away });
    assert.deepEqual([gone.status, gone.body['code']], [503, 'trial_unavailable']);
    const unknown = await seller.post('/topups', body, { authorization: 'Bearer x' });
    assert.equal(unknown.status, 401);
    const read = await seller.read(`/references/${body.reference}`);
    assert.deepEqual([read.status, read.body['code']], [404, 'sale_unknown']);
    assert.deepEqual(await seller.told(body.reference), []);
    assert.equal((await seller.post('/topups', body)).status, 201);
    const [event] = await seller.told(body.reference);
    assert.equal(event?.type, 'topup.completed');
  });
});

test('of a number that cannot and one that can be sold to, at once, the first counts', async () => {
  const seller = await newSeller(1_000_000n);
  const before = await readFloat(context, seller.partner.reseller);
  let sales = 0;
  for (let round = 0; round < 6; round += 1) {
    strangers += 1;
    const stranger = `+8526${String(8_000_000 + strangers)}`;
    const good = { reference: randomUUID(), number: await newNumber(), amountMinor: 10_000 };
    const bodies = Array.from({ length: 10 }, (_, nth) => {
      return (nth + round) % 2 === 0 ? good : { ...good, number: stranger };
    });
    const answers = await Promise.all(bodies.map((body) => seller.post('/topups', body)));
    const counts = (status: number) => answers.filter((one) => one.status === status).length;
    const isSold = counts(201) > 0;
    assert.deepEqual([counts(201), counts(404), counts(422)], isSold ? [5, 0, 5] : [0, 5, 5]);
    const read = await seller.read(`/references/${good.reference}`);
    assert.equal(read.body['state'], isSold ? 'credited' : 'refused');
    const told = await seller.told(good.reference);
    const types = told.map(({ type }) => type);
    assert.deepEqual(types, [isSold ? 'topup.completed' : 'topup.failed']);
    if (isSold) sales += 1;
  }
  const after = await readFloat(context, seller.partner.reseller);
  assert.equal(before - after, BigInt(sales) * 9_800n);
});

test('afterwards the books hold', () => booksHold(context));
