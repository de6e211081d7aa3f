import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlipaySdk } from 'alipay-sdk';
import fc from 'fast-check';
import { newRsaPair } from '#test/rsa-pair';
import { type ApiRequest, callParts, pageUrl, type PageRequest } from './request.ts';
import { merchantOf } from './settings.ts';
import { isSigned, signText } from '../rsa/signature.ts';
import { type Params, signedText } from './signing.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const gateway = 'https://openapi.alipay.com/gateway.do';
const merchant = merchantOf({
  appId: '2021004112345678',
  sellerId: '2088123412341234',
  appPrivateKey: ours.privatePem,
  alipayPublicKeys: [theirs.publicPem],
  gateway,
  isProduction: true,
});

/** Alipay's own client, set up as the shop. */
const shop = new AlipaySdk({
  appId: merchant.appId,
  privateKey: ours.privatePem,
  keyType: 'PKCS8',
  alipayPublicKey: theirs.publicPem,
  gateway,
  camelcase: false,
});

/** The same client on the other side: what it verifies with is the shop's public key. */
const counterpart = new AlipaySdk({
  appId: merchant.appId,
  privateKey: theirs.privatePem,
  keyType: 'PKCS8',
  alipayPublicKey: ours.publicPem,
});

const request: PageRequest = {
  method: 'alipay.trade.wap.pay',
  content: { out_trade_no: 'att_1', subject: '充值 100% + "5"／元', total_amount: '100.00' },
  notifyUrl: 'https://lowu.example/notices/alipay_cn',
  returnUrl: 'https://lowu.example/orders/1?a=1&b=2',
};
const asked: ApiRequest = { ...request, method: 'alipay.trade.pay' };
const morning = Date.parse('2026-11-23T00:12:00Z');
const onlySign: ReadonlySet<string> = new Set(['sign']);

function paramsOf(url: string): Record<string, string> {
  return Object.fromEntries(new URL(url).searchParams);
}

test("Alipay's client verifies what we sign, for pages and for calls", () => {
  const page = paramsOf(pageUrl(merchant, request, morning));
  assert.ok(counterpart.checkNotifySignV2(page));
  const { url, body } = callParts(merchant, asked, morning);
  const merged = { ...paramsOf(url), ...Object.fromEntries(new URLSearchParams(body)) };
  assert.ok(counterpart.checkNotifySignV2(merged));
  const { sign: _one, ...signed } = merged;
  const { sign: _other, ...onPage } = page;
  assert.deepEqual(signed, { ...onPage, method: asked.method });
  assert.ok(!counterpart.checkNotifySignV2({ ...merged, timestamp: '2026-11-23 08:12:01' }));
});

test("we sign exactly as Alipay's client does", () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(text, text, (subject, quit) => {
      const { sign, ...params } = paramsOf(
        shop.pageExecute(request.method, 'GET', {
          bizContent: { subject, quit_url: quit },
          notify_url: request.notifyUrl,
          return_url: request.returnUrl,
        }),
      );
      assert.equal(signText(signedText(params, onlySign), merchant.appPrivateKey), sign);
    }),
    { numRuns: 50 },
  );
});

test("a request of ours has the parameters of Alipay's client, but for the client's name", () => {
  const { alipay_sdk: _client, ...theirParams } = paramsOf(
    shop.pageExecute(request.method, 'GET', {
      bizContent: request.content,
      notify_url: request.notifyUrl,
      return_url: request.returnUrl,
    }),
  );
  const ourParams = paramsOf(pageUrl(merchant, request, morning));
  const unlike = new Set(['timestamp', 'sign', 'format']);
  const rest = (params: Params): Params =>
    Object.fromEntries(Object.entries(params).filter(([name]) => !unlike.has(name)));
  assert.deepEqual(rest(ourParams), rest(theirParams));
  assert.equal(ourParams['format'], 'JSON');
});

test('the timestamp is Beijing time wherever the server stands', () => {
  const home = process.env['TZ'];
  try {
    for (const zone of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      process.env['TZ'] = zone;
      const { timestamp } = paramsOf(pageUrl(merchant, request, morning));
      assert.equal(timestamp, '2026-11-23 08:12:00');
    }
  } finally {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  }
});

test('what was signed is verified, whatever the values are, and nothing else is', () => {
  const params = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(params, fc.string({ minLength: 1 }), (given, more) => {
      const text = signedText(given, onlySign);
      const signature = signText(text, merchant.appPrivateKey);
      assert.ok(isSigned(text, signature, [theirs.publicKey, ours.publicKey]));
      assert.ok(!isSigned(text, signature, [theirs.publicKey]));
      assert.ok(!isSigned(`${text}${more}`, signature, [ours.publicKey]));
    }),
    { numRuns: 50 },
  );
});

test('a signature has one spelling', () => {
  const signature = signText('a=1', merchant.appPrivateKey);
  const keys = [ours.publicKey];
  assert.ok(isSigned('a=1', signature, keys));
  for (const other of ['', '=', ` ${signature}`, `${signature}=`, signature.slice(0, -1)]) {
    assert.ok(!isSigned('a=1', other, keys));
  }
  const urlSafe = signature.replaceAll('+', '-').replaceAll('/', '_');
  if (urlSafe !== signature) assert.ok(!isSigned('a=1', urlSafe, keys));
});
