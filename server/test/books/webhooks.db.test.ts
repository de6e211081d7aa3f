import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { reverseSale } from '#sales';
import { staffCaller } from '#test/finance';
import { openPartnerWorld } from '#test/partner-world';
import { openWebhookReceiver } from '#test/webhook-receiver';
import { openTestDeliverer, verified, webhookTestSettings } from '#test/webhook-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const receiver = await openWebhookReceiver();
after(() => receiver.close());
const world = await openPartnerWorld({ after }, webhookTestSettings);
const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
after(async () => http.close());
const context = { ...world.context, http };
const deliverer = openTestDeliverer({ after }, context);

const number = '+85251234567';
await world.person([number]);

async function openShop(path: string, floatMinor = 1_000_000n, types: readonly string[] = []) {
  const partner = await world.partner({ floatMinor });
  const headers = await world.signedIn(partner);
  const body = { url: receiver.url(path), types };
  const at = '/api/partner/v1/webhooks';
  const made = await world.call(at, { method: 'POST', body, headers });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { endpoint } = made.body['endpoint'] as { endpoint: string };
  const secret = String(made.body['secret']);
  const call = (method: string, more: string, given?: object) =>
    world.call(`${at}/${endpoint}${more}`, { method, headers, ...(given ? { body: given } : {}) });
  return { partner, headers, secret, endpoint, call };
}

function send(headers: Record<string, string>, reference: string, amountMinor = 5_000) {
  const body = { reference, number, amountMinor, isTwinIntended: true };
  return world.call('/api/partner/v1/topups', { method: 'POST', body, headers });
}

interface Told {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

function toldAt(path: string, secret: string): Told[] {
  return receiver.at(path).map((one) => verified(secret, one, context.clock.now()) as Told);
}

test('a partner is told of each top-up once, with what the answer said', async () => {
  const { headers, secret } = await openShop('/sold');
  const reference = randomUUID();
  const { body: sold } = await send(headers, reference);
  await send(headers, reference);
  await deliverer.idle();
  const [told, ...more] = toldAt('/sold', secret);
  assert.ok(told && more.length === 0);
  assert.equal(told.type, 'topup.completed');
  for (const [name, value] of Object.entries(told.data)) assert.deepEqual(value, sold[name], name);
});

test('who undoes a top-up is told otherwise than who had it undone by us', async () => {
  const { headers, secret } = await openShop('/undone');
  const [one, other] = [
    String((await send(headers, randomUUID())).body['topup']),
    String((await send(headers, randomUUID())).body['topup']) as `top_${string}`,
  ];
  const at = `/api/partner/v1/topups/${one}/undo`;
  const undone = await world.call(at, { method: 'POST', headers });
  assert.equal(undone.body['state'], 'undone', JSON.stringify(undone.body));
  assert.equal((await world.call(at, { method: 'POST', headers })).status, 200);
  const wanted = { topup: other, reason: 'asked by telephone' };
  await assert.rejects(reverseSale(context, staffCaller('finance'), wanted), {
    code: 'permission_missing',
  });
  await reverseSale(context, staffCaller('support'), wanted);
  await deliverer.idle();
  const events = toldAt('/undone', secret);
  const told = events.map(({ type, data }) => `${type} ${String(data['topup'])}`);
  assert.deepEqual(told.toSorted(), [
    ...[`topup.completed ${one}`, `topup.completed ${other}`].toSorted(),
    `topup.refunded ${one}`,
    `topup.reversed ${other}`,
  ]);
  const { body: float } = await world.call('/api/partner/v1/float', { headers });
  assert.deepEqual(float['available'], { amountMinor: 1_000_000, currency: 'HKD' });
});

test('what was refused for good is told once, however often it is sent again', async () => {
  const { headers, secret } = await openShop('/refused', 3_000n);
  const reference = randomUUID();
  for (let times = 0; times < 3; times += 1) {
    assert.equal((await send(headers, reference)).body['code'], 'float_too_low');
  }
  await deliverer.idle();
  const [told, ...more] = toldAt('/refused', secret);
  assert.ok(told && more.length === 0);
  assert.deepEqual([told.type, told.data['reference']], ['topup.failed', reference]);
  assert.equal(told.data['state'], 'refused');
  assert.deepEqual(told.data['refusal'], {
    code: 'float_too_low',
    party: 'partner',
    details: { availableMinor: 3_000 },
  });
  assert.match(String(told.data['refusedAt']), /Z$/);
});

test('a float that falls below the mark is told once, and not while it stays there', async () => {
  const { headers, secret } = await openShop('/low', 110_000n, ['float.low']);
  for (let times = 0; times < 4; times += 1) await send(headers, randomUUID());
  await deliverer.idle();
  const [told, ...more] = toldAt('/low', secret);
  assert.ok(told && more.length === 0);
  const { float, threshold } = told.data as Record<string, { amountMinor: number }>;
  assert.equal(threshold?.amountMinor, 100_000);
  assert.ok(float && float.amountMinor < 100_000);
});

test('an endpoint is tested, given another secret, looked at, and sent to again', async () => {
  const { secret, call } = await openShop('/kept', 1_000_000n, ['float.low']);
  assert.equal((await call('POST', '/test')).status, 202);
  await deliverer.idle();
  const rotated = await call('POST', '/secret', {});
  const next = String(rotated.body['secret']);
  world.context.clock.advance(1_000);
  await call('POST', '/test');
  await deliverer.idle();
  const [first, second] = receiver.at('/kept');
  assert.ok(first && second);
  assert.throws(() => verified(next, first, context.clock.now()));
  for (const each of [secret, next]) verified(each, second, context.clock.now());

  const page = await call('GET', '/deliveries?limit=1');
  const { cursor } = page.body;
  const [newest] = page.body['deliveries'] as { delivery: string; event: string }[];
  const [oldest] = (await call('GET', `/deliveries?limit=1&cursor=${String(cursor)}`)).body[
    'deliveries'
  ] as { delivery: string; event: string }[];
  assert.ok(newest && oldest && newest.delivery > oldest.delivery);
  const read = await call('GET', `/deliveries/${oldest.delivery}`);
  assert.equal(read.body['body'], first.body);
  const leaked = await call('POST', '/secret', { isLeaked: true });
  assert.equal((await call('POST', `/deliveries/${oldest.delivery}/replay`)).status, 202);
  await deliverer.idle();
  const again = receiver.at('/kept')[2];
  assert.ok(again && again.headers['webhook-id'] === first.headers['webhook-id']);
  verified(String(leaked.body['secret']), again, context.clock.now());
  assert.throws(() => verified(next, again, context.clock.now()));

  const off = await call('PATCH', '', { isEnabled: false });
  assert.deepEqual([off.body['isEnabled'], off.body['disabledWhy']], [false, 'owner']);
  assert.equal((await call('POST', '/test')).body['code'], 'webhook_disabled');
  assert.equal((await call('DELETE', '')).status, 204);
  assert.equal((await call('GET', '')).status, 404);
});

test('an address that could be one of our own machines is not taken', async () => {
  const { headers } = await openShop('/usual');
  const urls = [
    'ftp://x.example/',
    'https://10.0.0.1/',
    'https://a:b@x.example/',
    'no address',
    // A sandbox takes http for the machine it runs on, and for no other.
    'http://shop.example.com/hook',
    'http://203.0.113.7/hook',
    'http://localhost.shop.example/hook',
  ];
  for (const url of urls) {
    const asked = { method: 'POST', headers, body: { url } };
    const { body } = await world.call('/api/partner/v1/webhooks', asked);
    assert.equal(body['code'], 'webhook_url_invalid', url);
  }
});

test('the books balance after all of it', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
