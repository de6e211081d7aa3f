import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { dayMs, hourMs } from '#base';
import { readFloat } from '#resellers';
import { booksHold } from '#test/book-truth';
import { openPartnerWorld, type Partner } from '#test/partner-world';

const world = await openPartnerWorld({ after });
const { context, newNumber } = world;

type World = typeof world;

/** As a program that gets a token anew once time has passed: there are so many a minute. */
function sellerIn({ signedIn, call, context: { clock } }: World, partner: Partner) {
  let token = { atMs: clock.now(), headers: signedIn(partner) };
  return {
    async send(body: object) {
      const atMs = clock.now();
      if (atMs > token.atMs) token = { atMs, headers: signedIn(partner) };
      const headers = await token.headers;
      return call('/api/partner/v1/topups', { method: 'POST', body, headers });
    },
  };
}

test('of two bodies at once under one reference one is sold, and copies know which', async () => {
  const partner = await world.partner({ floatMinor: 1_000_000n });
  const { send } = sellerIn(world, partner);
  for (let round = 0; round < 5; round += 1) {
    const before = await readFloat(context, partner.reseller);
    const one = { reference: randomUUID(), number: await newNumber(), amountMinor: 10_000 };
    const other = { ...one, amountMinor: 20_000 };
    const bodies = Array.from({ length: 12 }, (_, nth) => (nth % 2 === 0 ? one : other));
    const answers = await Promise.all(
      bodies.map(async (body) => ({ ...(await send(body)), amount: body.amountMinor })),
    );
    const sold = answers.filter(({ status }) => status === 201);
    const amounts = new Set(sold.map(({ amount }) => amount));
    const topups = new Set(sold.map(({ body }) => body['topup']));
    assert.deepEqual([amounts.size, topups.size, sold.length], [1, 1, 6]);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      assert.deepEqual([status, body['code']], [422, 'request_key_reused']);
    }
    const [amount = 0] = amounts;
    const after = await readFloat(context, partner.reseller);
    assert.equal(before - after, BigInt(amount) - BigInt(amount) / 50n, 'the float moved once');
  }
});

test('a reference is as good a day later, and a year later, as it was at once', async () => {
  const partner = await world.partner();
  const { send } = sellerIn(world, partner);
  const body = { reference: randomUUID(), number: await newNumber(), amountMinor: 10_000 };
  const first = await send(body);
  assert.equal(first.status, 201);
  for (const later of [dayMs - hourMs, 2 * hourMs, 400 * dayMs]) {
    context.clock.advance(later);
    const again = await send(body);
    assert.deepEqual([again.status, again.body], [201, first.body]);
    const altered = await send({ ...body, amountMinor: 20_000 });
    assert.deepEqual([altered.status, altered.body['code']], [422, 'request_key_reused']);
  }
});

test('what no phone number can be is told as such, and leaves its reference free', async () => {
  const partner = await world.partner();
  const headers = await world.signedIn(partner);
  const { send } = sellerIn(world, partner);
  const reference = randomUUID();
  for (const number of ['abc', '+8525900']) {
    const body = { reference, number, amountMinor: 10_000 };
    const asked = [
      await send(body),
      await world.call('/api/partner/v1/orders', { method: 'POST', body, headers }),
      await world.call('/api/partner/v1/quotes', {
        method: 'POST',
        body: { number, amountMinor: 10_000 },
        headers,
      }),
      await world.call(`/api/partner/v1/numbers/${encodeURIComponent(number)}`, { headers }),
    ];
    for (const { status, body: refused } of asked) {
      const { code, party } = refused;
      assert.deepEqual([status, code, party], [400, 'partner_number_impossible', 'request']);
    }
  }
  const right = await send({ reference, number: await newNumber(), amountMinor: 10_000 });
  assert.equal(right.status, 201);
});

test('a sandbox and the real thing know nothing of each other, keys nor tokens', async () => {
  const sandbox = await openPartnerWorld({ after });
  const [partner, there] = [await world.partner(), await sandbox.partner()];
  const body = { reference: randomUUID(), number: await newNumber(), amountMinor: 10_000 };
  const sold = await sellerIn(world, partner).send(body);
  const number = await sandbox.newNumber();
  const tried = await sellerIn(sandbox, there).send({ ...body, number });
  assert.deepEqual([sold.status, tried.status], [201, 201]);
  assert.notEqual(sold.body['topup'], tried.body['topup']);
  const strange = await sandbox.call('/api/partner/v1/topups', {
    method: 'POST',
    body,
    headers: await world.signedIn(partner),
  });
  assert.equal(strange.status, 401);
  assert.deepEqual(await sandbox.signedIn(partner), { authorization: 'Bearer undefined' });
  await booksHold(sandbox.context);
});

test('afterwards the books hold', () => booksHold(context));
