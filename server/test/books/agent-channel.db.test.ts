import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createOperator, placeShop, readFloat, suspendOperator } from '#resellers';
import { makeBatch, serialText } from '#vouchers';
import { booksHold } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { openShop, openTier, pin } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';
import { activate, openStock } from '#test/voucher-world';
import { serveDemo } from '#test/serve-demo';

const world = await openTopupWorld(undefined, { sales_lookups_per_hour: 20 });
const { context } = world;
await openTier(context);
const server = await serveDemo(context, {
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

/** Of the demo's printer. */
const printer = 'age130lpzcejnm37avelq3nr7uyd5apzezqm6nvtr8rqw593m04anusqwupuwa';

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
  const code = sold.body['receipt']?.replaceAll('-', '');
  const file = await fetch(`${base}/receipts/${code}/file?language=zh-Hant`, { headers });
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf']);
  const list = await call('GET', '/sales', undefined, headers);
  assert.equal(list.body['sales']?.length, 1);
  assert.equal(await readFloat(context, shop.id), 990_200n);
  assert.equal((await call('DELETE', '/session', undefined, headers)).status, 200);
  assert.equal((await call('GET', '/sales', undefined, headers)).status, 401);
});

test('a till of a shop with a place is told so, and says where it is with a sale', async () => {
  const { shop, headers } = await openTill();
  const { number } = await newcomer();
  const position = { latitudeMicro: 22_312_300, longitudeMicro: 114_226_500 };
  const place = { ...position, withinMetres: 100 };
  const session = async () =>
    JSON.stringify((await call('GET', '/session', undefined, headers)).body);
  assert.match(await session(), /"isPlaceNeeded":false/);
  await placeShop(context, staffCaller('operator'), { reseller: shop.id, place });
  assert.match(await session(), /"isPlaceNeeded":true/);
  const sell = (path: string, what: object, more: object) =>
    call('POST', path, { ...what, pin, ...more }, { ...headers, 'idempotency-key': randomUUID() });
  const what = { number, amountMinor: 10_000 };
  const here = { fix: { ...position, accuracyMetres: 20 } };
  const away = { fix: { ...here.fix, latitudeMicro: 22_322_300 } };
  const unknown = await sell('/sales', what, {});
  assert.deepEqual([unknown.status, unknown.body['code']], [409, 'till_place_unknown']);
  const refused = await sell('/sales', what, away);
  assert.deepEqual([refused.status, refused.body['code']], [409, 'till_away']);
  assert.match(String(refused.body['detail']), /1092 m away/);
  await openStock(context);
  const card = { what: { valueMinor: 10_000 } };
  assert.equal((await sell('/vouchers', card, away)).body['code'], 'till_away');
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
  assert.equal((await sell('/sales', what, here)).status, 201);
  assert.equal((await sell('/vouchers', card, here)).status, 201);
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

test('a shop looks up so many numbers an hour, and then sells to those it knows', async () => {
  const { headers } = await openTill();
  const { number } = await newcomer();
  const echo = () => call('POST', '/receivers', { number, again: number }, headers);
  const answers = [];
  for (let times = 0; times < 21; times += 1) answers.push(await echo());
  assert.deepEqual(
    answers.map(({ status }) => status),
    [...Array.from({ length: 20 }, () => 200), 429],
  );
  assert.equal(answers.at(-1)?.body['code'], 'too_many_requests');
  const other = await openTill();
  const asked = { number, again: number };
  assert.equal((await call('POST', '/receivers', asked, other.headers)).status, 200);
  const keyed = { ...headers, 'idempotency-key': randomUUID() };
  const sold = await call('POST', '/sales', { number, amountMinor: 10_000, pin }, keyed);
  assert.equal(sold.status, 201);
});

test('a number is echoed with what its top-up costs, and sold for no more', async () => {
  const { headers } = await openTill();
  const { number } = await newcomer();
  const asked = { number, again: number, amountMinor: 10_000, promotionCode: 'harbour' };
  const { body } = await call('POST', '/receivers', asked, headers);
  const [price, bonus] = [10_000, 0].map((amountMinor) => ({ amountMinor, currency: 'HKD' }));
  assert.deepEqual(body['offer'], { price, bonus, promotions: [], codeOutcome: 'not_valid' });
  const less = { number, amountMinor: 10_000, pin, priceMinor: 9_999 };
  const keyed = { ...headers, 'idempotency-key': randomUUID() };
  const refused = await call('POST', '/sales', less, keyed);
  assert.deepEqual([refused.status, refused.body['code']], [409, 'sale_price_changed']);
  assert.match(String(refused.body['detail']), /Nothing was sold/);
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

test('whoever answers for a chain sees who stands at the tills of all its shops', async () => {
  const chain = await openShop(context, { kind: 'chain', tills: ['Office'] });
  const shop = await openShop(context, { parent: chain.id, name: 'Below', tills: ['A', 'B'] });
  const login = `clerk-${randomUUID().slice(0, 8)}`;
  const clerk = { login, name: 'Mei', isSupervisor: false };
  await createOperator(context, { ...clerk, reseller: shop.id, pin });
  await suspendOperator(context, staffCaller('operator'), { login, isSuspended: true });
  const seenBy = async ({ login: by }: typeof chain) => {
    const { body } = await call('GET', '/people', undefined, await signInAt(by));
    return body['shops'] as unknown as readonly { readonly name: string }[];
  };
  const boss = (of: typeof chain) => {
    return { login: of.login, name: 'Ravi', isSupervisor: true, isStopped: false };
  };
  const [own, below] = await seenBy(chain);
  assert.deepEqual(own, {
    id: chain.id,
    name: own?.name,
    isSuspended: false,
    tills: [{ number: 1, label: 'Office', isStopped: false }],
    people: [boss(chain)],
  });
  assert.deepEqual(below, {
    id: shop.id,
    name: 'Below',
    isSuspended: false,
    tills: [
      { number: 1, label: 'A', isStopped: false },
      { number: 2, label: 'B', isStopped: false },
    ],
    people: [{ ...clerk, isStopped: true }, boss(shop)],
  });
  assert.deepEqual(await seenBy(shop), [below]);
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
  for (const path of ['/floats', '/people', '/floats/statements/2026-06-30']) {
    const seen = await call('GET', path, undefined, clerk);
    assert.deepEqual([seen.status, seen.body['code']], [403, 'supervisor_needed']);
  }
});

test('a shop sells a voucher, shows its code once, prints its receipts and undoes it', async () => {
  await openStock(context, { valueMinor: 5_000n });
  const { shop, headers } = await openTill();
  const wanted = { what: { valueMinor: 5_000 }, pin };
  const keyed = { ...headers, 'idempotency-key': randomUUID() };
  const sold = await call('POST', '/vouchers', wanted, keyed);
  assert.equal(sold.status, 201, JSON.stringify(sold.body));
  assert.match(sold.body['code'] ?? '', /^(\d{4} ){3}\d{4}$/);
  const again = await call('POST', '/vouchers', wanted, keyed);
  assert.deepEqual(again.body, sold.body, 'whoever has lost the answer gets the same');
  for (const what of [{ valueMinor: 10_000 }, { serial: '00000100000011' }]) {
    const other = await call('POST', '/vouchers', { what, pin }, keyed);
    assert.deepEqual([other.status, other.body['code']], [422, 'request_key_reused']);
  }
  const path = `/vouchers/${sold.body['id']}`;
  const read = await call('GET', path, undefined, headers);
  assert.deepEqual(read.body, { ...sold.body, code: null });
  const list = await call('GET', '/vouchers', undefined, headers);
  assert.equal(list.body['sales']?.length, 1);
  assert.ok(!JSON.stringify(list.body).includes(sold.body['code'] ?? ''));
  const undo = { login: shop.login, pin };
  const blind = await call('POST', `${path}/undo`, undo, headers);
  assert.deepEqual([blind.status, blind.body['code']], [409, 'voucher_slip_needed']);
  const slip = { ...undo, code: sold.body['code'] };
  const undone = await call('POST', `${path}/undo`, slip, headers);
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
  for (const kind of ['receipt', 'undoneReceipt']) {
    const code = undone.body[kind]?.replaceAll('-', '');
    const file = await fetch(`${base}/receipts/${code}/file?language=en`, { headers });
    assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf']);
  }
  await booksHold(context);
});

test('a card from the shelf is sold by its serial number, once, and has no code here', async () => {
  const made = { kind: 'printed', valueMinor: 10_000n, count: 10, label: 'Cards' } as const;
  const cards = await makeBatch(context, { ...made, expiresOn: '2027-12-31', printer });
  await activate(context, cards.number, 1, 5);
  const { headers } = await openTill();
  const serial = serialText({ batch: cards.number, number: 3 });
  const sell = (key: string, card = serial) =>
    call(
      'POST',
      '/vouchers',
      { what: { serial: card }, pin },
      { ...headers, 'idempotency-key': key },
    );
  const key = randomUUID();
  const sold = await sell(key);
  assert.deepEqual([sold.status, sold.body['code'], sold.body['serial']], [201, null, serial]);
  assert.deepEqual((await sell(randomUUID())).body['code'], 'voucher_already_sold');
  const next = await sell(key, serialText({ batch: cards.number, number: 4 }));
  assert.deepEqual(next.body['code'], 'request_key_reused', 'a key is one card’s');
});

test('of a voucher’s sale whose answer was lost there is one answer, with its code', async () => {
  await openStock(context, { valueMinor: 5_000n });
  const { shop, headers } = await openTill();
  const what = { valueMinor: 5_000 };
  const keyed = () => ({ ...headers, 'idempotency-key': randomUUID() });
  const lost = keyed();
  const sold = await call('POST', '/vouchers', { what, pin }, lost);
  const asked = await call('POST', '/vouchers/answer', { what }, lost);
  assert.deepEqual(asked.body['sale'], sold.body);
  const never = keyed();
  const closed = await call('POST', '/vouchers/answer', { what }, never);
  assert.deepEqual([closed.body['sale'], closed.body['why']], [null, 'sale_not_made']);
  const late = await call('POST', '/vouchers', { what, pin }, never);
  assert.deepEqual([late.status, late.body['code']], [409, 'sale_not_made']);
  assert.equal(await readFloat(context, shop.id), 995_000n);
});

test('a voucher’s sale, its code and its receipt are the shop’s that sold it', async () => {
  await openStock(context, { valueMinor: 5_000n });
  const { headers } = await openTill();
  const stranger = await openTill();
  const key = { 'idempotency-key': randomUUID() };
  const wanted = { what: { valueMinor: 5_000 }, pin };
  assert.equal((await call('POST', '/vouchers', wanted, key)).status, 401);
  const cookie = headers['cookie'] ?? '';
  assert.equal((await call('POST', '/vouchers', wanted, { ...key, cookie })).status, 403);
  const sold = await call('POST', '/vouchers', wanted, { ...headers, ...key });
  const asked = await call(
    'POST',
    '/vouchers/answer',
    { what: wanted.what },
    {
      ...stranger.headers,
      ...key,
    },
  );
  assert.equal(asked.body['sale'], null, 'a key is of whoever sent it');
  const path = `/vouchers/${sold.body['id']}`;
  assert.equal((await call('GET', path, undefined, stranger.headers)).status, 404);
  assert.equal((await call('GET', path)).status, 401);
  const undo = { login: stranger.shop.login, pin };
  assert.equal((await call('POST', `${path}/undo`, undo, stranger.headers)).status, 404);
  const code = sold.body['receipt']?.replaceAll('-', '');
  const file = `/receipts/${code}/file`;
  assert.equal((await call('GET', file, undefined, stranger.headers)).status, 404);
  const wrong = await call(
    'POST',
    '/vouchers',
    { what: wanted.what, pin: '000000' },
    {
      ...headers,
      'idempotency-key': randomUUID(),
    },
  );
  assert.equal(wrong.body['code'], 'pin_wrong');
});
