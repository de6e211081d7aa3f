import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChannel } from './channel.ts';

type Reply = Response | Error;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const refused = (status: number, code: string) => json({ code, detail: 'No.', status }, status);

/** A network that replies as a test says, and a clock that only notes how long was slept. */
function network(replies: Reply[]) {
  const sent: { address: string; init: RequestInit }[] = [];
  const slept: number[] = [];
  const reached: boolean[] = [];
  const around = { token: 'first' as string | undefined, renewed: 0, canRenew: true };
  const channel = openChannel({
    fetch(address, init) {
      sent.push({ address, init });
      const reply = replies.shift() ?? new Error('lost');
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
    },
    sleep(ms) {
      slept.push(ms);
      return Promise.resolve();
    },
    language: () => 'zh-Hant',
    csrfToken: () => around.token,
    renewSession() {
      around.renewed += 1;
      if (around.canRenew) around.token = 'renewed';
      return Promise.resolve(around.canRenew);
    },
    onTried: (isReached) => reached.push(isReached),
  });
  const header = (at: number, name: string) => new Headers(sent[at]?.init.headers).get(name);
  return { channel, sent, slept, reached, around, header };
}

const keyed = { key: 'key-1', body: { quote: 'quo_1', method: 'alipay_cn' } };

suite('asking the server', () => {
  test('reading is repeated with growing pauses and then gives up with words', async () => {
    const { channel, sent, slept, reached } = network([]);
    const result = await channel.call('listLines', {});
    assert.deepEqual(result, { isOk: false, problem: { kind: 'unreachable', reason: 'lost' } });
    assert.equal(sent.length, 4);
    assert.deepEqual(slept, [300, 1_000, 2_500]);
    assert.deepEqual(reached, [false, false, false, false]);
  });

  test('a keyed request is repeated as it was, with the same key', async () => {
    const { channel, sent, header } = network([new Error('reset'), json({ id: 'top_1' }, 201)]);
    const result = await channel.call('orderTopup', keyed);
    assert.ok(result.isOk);
    assert.equal(sent[0]?.init.body, sent[1]?.init.body);
    assert.deepEqual(
      [0, 1].map((at) => header(at, 'idempotency-key')),
      ['key-1', 'key-1'],
    );
  });

  test('what has no key is sent once, unless the caller knows that to be harmless', async () => {
    const body = { number: '+85291234567' };
    const once = network([]);
    await once.channel.call('requestCode', { body });
    assert.equal(once.sent.length, 1);
    const often = network([]);
    await often.channel.call('requestCode', { body }, { isRepeatable: true });
    assert.equal(often.sent.length, 4);
  });

  test('a refusal is an answer and is not repeated', async () => {
    const { channel, sent } = network([refused(409, 'quote_expired')]);
    const result = await channel.call('orderTopup', keyed);
    assert.ok(!result.isOk && result.problem.kind === 'refused');
    assert.equal(result.problem.code, 'quote_expired');
    assert.equal(sent.length, 1);
  });

  test('too many and not now are waited for as long as the server asks', async () => {
    const { channel, slept } = network([
      json({ code: 'too_many', detail: '' }, 429, { 'retry-after': '7' }),
      json({ code: 'database_unavailable', detail: '' }, 503, { 'retry-after': '600' }),
      json({ lines: [] }),
    ]);
    assert.ok((await channel.call('listLines', {})).isOk);
    assert.deepEqual(slept, [7_000, 30_000]);
  });

  test('a page of a proxy is a fault, never a refusal and never an answer', async () => {
    for (const status of [200, 403, 502]) {
      const replies = Array.from({ length: 4 }, () => new Response('<html>', { status }));
      const result = await network(replies).channel.call('orderTopup', keyed);
      assert.ok(!result.isOk && result.problem.kind === 'faulty', String(status));
    }
  });

  test('only changes carry the token, and everything says which language it wants', async () => {
    const { channel, header } = network([json({ lines: [] }), json({ id: 'top_1' })]);
    await channel.call('listLines', {});
    await channel.call('cancelTopup', { key: 'key-1', params: { topup: 'top_1' } });
    assert.deepEqual(
      [0, 1].map((at) => header(at, 'x-csrf-token')),
      [null, 'first'],
    );
    assert.equal(header(0, 'accept-language'), 'zh-Hant');
  });

  test('a token that the server no longer knows is renewed once', async () => {
    const { channel, around, header } = network([refused(403, 'csrf_token_wrong'), json({})]);
    assert.ok((await channel.call('orderTopup', keyed)).isOk);
    assert.equal(around.renewed, 1);
    assert.equal(header(1, 'x-csrf-token'), 'renewed');
  });

  test('a phone that the server no longer knows is made known, and asks again', async () => {
    for (const code of ['device_needed', 'device_unknown', 'sign_in_needed']) {
      const { channel, around, sent } = network([refused(401, code), json({ lines: [] })]);
      assert.ok((await channel.call('listLines', {})).isOk, code);
      assert.deepEqual([around.renewed, sent.length], [1, 2]);
    }
  });

  test('a wrong code is an answer about the code, not about the session', async () => {
    const { channel, around } = network([refused(401, 'code_wrong')]);
    const body = { number: '+85291234567', code: '000000' };
    assert.ok(!(await channel.call('signIn', { body })).isOk);
    assert.equal(around.renewed, 0);
  });

  test('without a token nothing is sent, and that is not mistaken for a refusal', async () => {
    const { channel, around, sent } = network([]);
    around.token = undefined;
    around.canRenew = false;
    const result = await channel.call('orderTopup', keyed);
    assert.ok(!result.isOk && result.problem.kind === 'unreachable');
    assert.equal(sent.length, 0);
  });

  test('parameters and queries are escaped into the address', async () => {
    const { channel, sent } = network([json({}), json({})]);
    await channel.call('readReceipt', { params: { code: 'A/B' } });
    await channel.call('readTopupOptions', { query: { number: '+852 9123 4567' } });
    assert.equal(sent[0]?.address, '/api/app/receipts/A%2FB');
    assert.equal(sent[1]?.address, '/api/app/topup-options?number=%2B852+9123+4567');
  });
});
