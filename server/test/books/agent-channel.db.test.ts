import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createOperator, readFloat } from '#resellers';
import { openShop, openTier, pin } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';
import { startServer } from '../../src/server.ts';

const world = await openTopupWorld();
const { context } = world;
await openTier(context);
const server = await startServer(context, {
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'http://localhost',
  trustedProxies: [],
  isDemo: true,
  inboxUrl: null,
  demoStaff: () => [],
  demoTills: () => [{ login: 'demo', name: 'Demo', pin: '000000', till: 1 }],
});
test.after(() => server.stop());
const base = `http://127.0.0.1:${server.port}/api/agent`;

interface Answer {
  readonly status: number;
  readonly body: Record<string, string>;
}

type Headers = Readonly<Record<string, string>>;

async function call(method: string, path: string, body?: object, headers: Headers = {}) {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-language': 'en', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  return { status: response.status, cookie, body: (await response.json()) as Answer['body'] };
}

async function openTill(given: Parameters<typeof openShop>[1] = {}) {
  const shop = await openShop(context, given);
  return { shop, headers: await signInAt(shop.login) };
}

async function signInAt(login: string): Promise<Headers> {
  const { cookie, body } = await call('POST', '/session', { login, pin, till: 1 });
  return { cookie: cookie ?? '', 'x-csrf-token': body['csrfToken'] ?? '' };
}

let people = 0;
async function newcomer() {
  people += 1;
  return world.person([`+8526${String(7_000_000 + people)}`], 320n);
}

test('a till signs in, sells, prints again and signs out', async () => {
  const { shop, headers } = await openTill();
  const { number } = await newcomer();
  const key = randomUUID();
  const sale = { number, amountMinor: 10_000, pin };
  const sold = await call('POST', '/sales', sale, { ...headers, 'idempotency-key': key });
  assert.equal(sold.status, 201, JSON.stringify(sold.body));
  const again = await call('POST', '/sales', sale, { ...headers, 'idempotency-key': key });
  assert.deepEqual(again.body, sold.body);
  const read = await call('GET', `/sales/${sold.body['topup']}`, undefined, headers);
  assert.deepEqual(read.body, sold.body);
  const list = await call('GET', '/sales', undefined, headers);
  assert.equal(list.body['sales']?.length, 1);
  assert.equal(await readFloat(context, shop.id), 990_200n);
  assert.equal((await call('DELETE', '/session', undefined, headers)).status, 200);
  assert.equal((await call('GET', '/sales', undefined, headers)).status, 401);
});

test('another amount under a used key is refused, and sells nothing', async () => {
  const { shop, headers } = await openTill();
  const { number } = await newcomer();
  const keyed = { ...headers, 'idempotency-key': randomUUID() };
  await call('POST', '/sales', { number, amountMinor: 10_000, pin }, keyed);
  const other = await call('POST', '/sales', { number, amountMinor: 20_000, pin }, keyed);
  assert.equal(other.status, 422);
  assert.equal(other.body['code'], 'request_key_reused');
  assert.equal(await readFloat(context, shop.id), 990_200n);
});

test('a number is echoed masked, typed twice or with its check digit', async () => {
  const { headers } = await openTill();
  const { number } = await newcomer();
  const echo = (more: object) => call('POST', '/receivers', { number, ...more }, headers);
  const twice = await echo({ again: number.slice(4) });
  assert.equal(twice.status, 200, JSON.stringify(twice.body));
  assert.match(twice.body['maskedOwner'] ?? '', /\*/);
  const digits = Array.from({ length: 10 }, (_, digit) => echo({ checkDigit: String(digit) }));
  const right = (await Promise.all(digits)).filter(({ status }) => status === 200);
  assert.equal(right.length, 1);
  const slip = await echo({ again: `${number.slice(4, -1)}${(Number(number.at(-1)) + 1) % 10}` });
  assert.equal(slip.body['code'], 'number_not_confirmed');
  assert.equal((await echo({})).body['code'], 'number_not_confirmed');
});

test('the question what became of a sale has one answer', async () => {
  const { headers } = await openTill();
  const { number } = await newcomer();
  const keyed = { ...headers, 'idempotency-key': randomUUID() };
  const asked = await call('POST', '/sales/answer', { number, amountMinor: 10_000 }, keyed);
  assert.equal(asked.body['why'], 'sale_not_made');
  const late = await call('POST', '/sales', { number, amountMinor: 10_000, pin }, keyed);
  assert.equal(late.status, 409);
  assert.equal(late.body['code'], 'sale_not_made');
});

test('nobody sells without a session, its token, or at another’s till', async () => {
  const { headers } = await openTill();
  const stranger = await openTill();
  const { number } = await newcomer();
  const sale = { number, amountMinor: 10_000, pin };
  const key = { 'idempotency-key': randomUUID() };
  assert.equal((await call('POST', '/sales', sale, key)).status, 401);
  const cookie = headers['cookie'] ?? '';
  assert.equal((await call('POST', '/sales', sale, { ...key, cookie })).status, 403);
  const sold = await call('POST', '/sales', sale, { ...headers, ...key });
  const path = `/sales/${sold.body['topup']}`;
  assert.equal((await call('GET', path, undefined, stranger.headers)).status, 404);
  const login = stranger.shop.login;
  const undo = await call('POST', `${path}/undo`, { login, pin }, stranger.headers);
  assert.equal(undo.status, 404);
});

test('only who is not signed in is offered the tills of the demo', async () => {
  const { headers } = await openTill();
  const outside = await call('GET', '/session');
  assert.equal(outside.body['demoTills']?.length, 1);
  const inside = await call('GET', '/session', undefined, headers);
  assert.equal(inside.body['demoTills']?.length, 0);
  assert.match(JSON.stringify(inside.body['till']), /"shop":"Shop/);
});

test('floats are seen and moved by a supervisor only, and only its own shop’s', async () => {
  const { shop, headers } = await openTill({ kind: 'chain' });
  const floats = await call('GET', '/floats', undefined, headers);
  assert.deepEqual(
    [floats.body['total'], floats.body['shops'], floats.body['chain']],
    [{ amountMinor: 1_000_000, currency: 'HKD' }, [], null],
  );
  const wish = { move: 'return', amountMinor: 1_000, login: shop.login, pin };
  const keyed = { ...headers, 'idempotency-key': randomUUID() };
  const alone = await call('POST', '/floats/moves', wish, keyed);
  assert.deepEqual([alone.status, alone.body['code']], [403, 'float_move_not_allowed']);
  const shared = await openTill({ parent: shop.id, sharesFloat: true });
  const day = await call('GET', '/floats/statements/2026-06-30', undefined, shared.headers);
  assert.deepEqual([day.status, day.body['code']], [409, 'float_of_chain']);
  const login = `clerk-${randomUUID().slice(0, 8)}`;
  await createOperator(context, {
    reseller: shop.id,
    login,
    name: 'Mei',
    pin,
    isSupervisor: false,
  });
  const clerk = await signInAt(login);
  for (const path of ['/floats', '/floats/statements/2026-06-30']) {
    const seen = await call('GET', path, undefined, clerk);
    assert.deepEqual([seen.status, seen.body['code']], [403, 'supervisor_needed']);
  }
});
