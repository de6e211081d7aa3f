import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { present } from '#base';
import type { HttpCall, HttpClient } from '#platform/http';
import { newRsaPair } from '#test/rsa-pair';
import { authentic, newAttempt, newRefund, paid, tools } from '../conformance/world.ts';
import { openWechatWorld, type WechatWorld } from './conformance.ts';
import { openSealed } from './sealed.ts';
import { verdictOn } from './signing.ts';

/** An independent library that many shops use, as the judge of what we sign, verify and open. */
let opened: WechatWorld | undefined;
before(async () => {
  opened = await openWechatWorld('cn');
});
after(() => opened?.close());

const use = (): WechatWorld => present(opened, 'the world');

const ours = newRsaPair();

/** Has the calls made, and keeps them. */
function recording({ http }: WechatWorld): {
  readonly calls: HttpCall[];
  readonly http: HttpClient;
} {
  const calls: HttpCall[] = [];
  return {
    calls,
    http: {
      call(call) {
        calls.push(call);
        return http.call(call);
      },
    },
  };
}

/** The merchant's public key, as the library takes it. */
function publicKeyOf({ settings }: WechatWorld): string {
  const key = createPublicKey(settings.merchantPrivateKey);
  return key.export({ format: 'pem', type: 'spki' }).toString();
}

test('it verifies the Authorization of our calls, with and without a body', async () => {
  const world = use();
  const { calls, http } = recording(world);
  const calling = { http, nowMs: world.now() };
  const attempt = newAttempt(world, { subject: '增值 100% “A&B”' });
  await world.provider.start(calling, attempt, world.beginning());
  await world.provider.query(calling, attempt);
  await world.provider.close(calling, attempt);
  assert.equal(calls.length, 3);
  for (const { method, url, body, headers } of calls) {
    const header = headers?.['authorization'] ?? '';
    const [, fields = ''] = /^WECHATPAY2-SHA256-RSA2048 (.*)$/.exec(header) ?? [];
    const parts = Object.fromEntries(
      [...fields.matchAll(/(\w+)="([^"]+)"/g)].map(([, name, value]) => [name, value]),
    );
    const { nonce_str: nonce = '', timestamp = '', signature = '' } = parts;
    const { pathname, search } = new URL(url);
    const sent = body === undefined ? '' : String(body);
    const text = Formatter.request(method, `${pathname}${search}`, timestamp, nonce, sent);
    assert.ok(Rsa.verify(text, signature, publicKeyOf(world)));
    assert.equal(parts['mchid'], world.settings.mchId);
    assert.equal(parts['serial_no'], world.settings.merchantSerial);
  }
});

test('it verifies what a page and an app call the wallet with', async () => {
  const world = use();
  for (const scene of ['wallet_page', 'app'] as const) {
    const attempt = newAttempt(world, { scene });
    const start = await world.provider.start(tools(world), attempt, world.beginning());
    assert.ok(start.kind === 'invoke');
    const given = start.parameters;
    const text =
      scene === 'app'
        ? [given['appid'], given['timestamp'], given['noncestr'], given['prepayid']]
        : [given['appId'], given['timeStamp'], given['nonceStr'], given['package']];
    const signature = String(given[scene === 'app' ? 'sign' : 'paySign']);
    const signed = Formatter.joinedByLineFeed(...text.map(String));
    assert.ok(Rsa.verify(signed, signature, publicKeyOf(world)), scene);
  }
});

test('we believe what it signs, and nothing of it that was changed', () => {
  const body = Buffer.from('{"id":"EV-1","text":"增值"}');
  const nowMs = Date.parse('2026-11-23T00:12:00Z');
  const headers = (timestamp: number, text = body.toString()) => ({
    'wechatpay-timestamp': String(timestamp),
    'wechatpay-nonce': 'n0nce',
    'wechatpay-serial': 'PUB_KEY_ID_1',
    'wechatpay-signature': Rsa.sign(Formatter.response(timestamp, 'n0nce', text), ours.privatePem),
  });
  const verdict = (given: Record<string, string>) =>
    verdictOn(() => ours.publicKey, given, body, nowMs).kind;
  const now = nowMs / 1_000;
  assert.equal(verdict(headers(now)), 'signed');
  assert.equal(verdict(headers(now - 300)), 'signed');
  assert.equal(verdict(headers(now - 301)), 'not_signed');
  assert.equal(verdict(headers(now + 301)), 'not_signed');
  assert.equal(verdict(headers(now, '{"id":"EV-2"}')), 'not_signed');
  const good = headers(now);
  const probe = `WECHATPAY/SIGNTEST/${good['wechatpay-signature']}`;
  assert.equal(verdict({ ...good, 'wechatpay-signature': probe }), 'not_signed');
  assert.equal(verdict({ ...good, 'wechatpay-nonce': 'other' }), 'not_signed');
  assert.equal(verdict({}), 'not_signed');
  const unknown = verdictOn(() => undefined, good, body, nowMs);
  assert.deepEqual(unknown, { kind: 'unknown_key', reason: 'an unknown key: PUB_KEY_ID_1' });
});

test('we open what it seals, and nothing of it that was changed', () => {
  const key = 'abcdefghijklmnopqrstuvwxyz012345';
  for (const about of ['transaction', '']) {
    const ciphertext = Aes.AesGcm.encrypt('{"amount":1,"字":"增"}', key, 'twelve-bytes', about);
    const sealed = {
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext,
      nonce: 'twelve-bytes',
      ...(about === '' ? {} : { associated_data: about }),
    };
    const bytes = Buffer.from(key);
    assert.equal(openSealed(sealed, bytes)?.toString(), '{"amount":1,"字":"增"}');
    const changed = Buffer.from(ciphertext, 'base64');
    changed.writeUInt8(changed.readUInt8(0) ^ 8, 0);
    for (const change of [
      { ciphertext: changed.toString('base64') },
      { ciphertext: ciphertext.slice(0, 8) },
      { nonce: 'twelve-bytez' },
      { nonce: 'short' },
      { associated_data: 'refund' },
      { algorithm: 'AES' },
      { ciphertext: 1 },
    ]) {
      assert.equal(openSealed({ ...sealed, ...change }, bytes), undefined);
    }
    assert.equal(openSealed(sealed, Buffer.from(key).reverse()), undefined);
  }
});

test('it opens the notices that we believe', async () => {
  const world = use();
  const attempt = await paid(world);
  const refund = newRefund(world, attempt, 1n);
  await world.provider.refund(tools(world), refund, attempt);
  const notices = await world.notices(attempt, 2);
  const readings = notices.map((notice) => authentic(world, notice));
  assert.equal(readings[0]?.attempt, attempt.id);
  assert.equal(readings[1]?.refund, refund.id);
  for (const { body } of notices) {
    const { resource } = JSON.parse(body.toString()) as {
      resource: { ciphertext: string; nonce: string; associated_data: string };
    };
    const { ciphertext, nonce, associated_data: about } = resource;
    const said = Aes.AesGcm.decrypt(ciphertext, world.settings.apiV3Key, nonce, about);
    assert.match(said, /"out_trade_no":"[0-9a-f]{32}"/);
  }
});
