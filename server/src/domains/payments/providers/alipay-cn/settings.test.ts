import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newRsaPair } from '#test/rsa-pair';
import { type AlipaySettings, merchantOf, settingsProblem } from './settings.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const weak = newRsaPair(1024);

const real: AlipaySettings = {
  appId: '2021004112345678',
  sellerId: '2088123412341234',
  appPrivateKey: ours.privatePem,
  alipayPublicKeys: [theirs.publicPem],
  gateway: 'https://openapi.alipay.com/gateway.do',
  isProduction: true,
};
const sandbox: AlipaySettings = {
  ...real,
  appId: '2021000123456789',
  gateway: 'http://127.0.0.1:8081/gateway.do',
  isProduction: false,
};

function bare(pem: string): string {
  return pem.replaceAll(/-----[^-]+-----|\s/g, '');
}

function indented(text: string): string {
  return `\n  ${text.replaceAll('\n', '\n  ')}`;
}

test('settings of a real contract and of the sandbox are fine', () => {
  assert.equal(settingsProblem(real), undefined);
  assert.equal(settingsProblem(sandbox), undefined);
  assert.equal(merchantOf(real).protocol, 'gateway');
  const overRest = { ...real, protocol: 'rest_v3' } as const;
  assert.equal(settingsProblem(overRest), undefined);
  assert.equal(merchantOf(overRest).protocol, 'rest_v3');
});

test('keys are read in every form in which they are handed about', () => {
  const pkcs1 = ours.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  const rsaPem = theirs.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  for (const appPrivateKey of [ours.privatePem, pkcs1, bare(ours.privatePem), bare(pkcs1)]) {
    for (const publicKey of [theirs.publicPem, rsaPem, bare(theirs.publicPem)]) {
      const given = { ...real, appPrivateKey, alipayPublicKeys: [indented(publicKey)] };
      assert.equal(settingsProblem(given), undefined);
      const merchant = merchantOf(given);
      assert.ok(merchant.appPrivateKey.equals(ours.privateKey));
      assert.ok(merchant.alipayPublicKeys[0]?.equals(theirs.publicKey));
    }
  }
});

const wrong: readonly (readonly [Partial<Record<keyof AlipaySettings, unknown>>, RegExp])[] = [
  [{ appId: 2021004112345678 }, /^appId: must be 16 digits/],
  [{ appId: '20210041' }, /^appId: must be 16 digits/],
  [{ sellerId: 'shop@example.com' }, /^sellerId: must be 16 digits that begin with 2088/],
  [{ isProduction: 'yes' }, /^isProduction: must be true or false/],
  [{ appPrivateKey: 'secret' }, /^appPrivateKey: must be an RSA private key/],
  [{ appPrivateKey: theirs.publicPem }, /^appPrivateKey: must be an RSA private key/],
  [{ appPrivateKey: weak.privatePem }, /^appPrivateKey: .*at least 2048 bits/],
  [{ alipayPublicKeys: theirs.publicPem }, /^alipayPublicKeys: must be a list/],
  [{ alipayPublicKeys: [] }, /^alipayPublicKeys: must be a list/],
  [{ alipayPublicKeys: Array(3).fill(theirs.publicPem) }, /^alipayPublicKeys: must be a list/],
  [{ alipayPublicKeys: [theirs.privatePem] }, /^alipayPublicKeys\[0\]: must be an RSA public/],
  [{ alipayPublicKeys: [weak.publicPem] }, /^alipayPublicKeys\[0\]: must be an RSA public/],
  [{ alipayPublicKeys: [theirs.publicPem, 7] }, /^alipayPublicKeys\[1\]: must be an RSA public/],
  [{ alipayPublicKeys: [ours.publicPem] }, /^alipayPublicKeys\[0\]: is your own public key/],
  [{ gateway: 'openapi.alipay.com' }, /^gateway: must be an address/],
  [{ gateway: 'ftp://openapi.alipay.com/' }, /^gateway: must be an address/],
  [{ gateway: `${real.gateway}?a=1` }, /^gateway: must have no query/],
  [{ protocol: 'v3' }, /^protocol: must be gateway or rest_v3/],
  [{ protocol: null }, /^protocol: must be gateway or rest_v3/],
  [{ gateway: 'https://a:b@openapi.alipay.com/gateway.do' }, /^gateway: must have no query/],
];

test('each problem names its field and says what to do', () => {
  for (const [change, problem] of wrong) {
    assert.match(settingsProblem({ ...real, ...change }) ?? '', problem);
    assert.match(settingsProblem({ ...sandbox, ...change }) ?? '', problem);
  }
  assert.equal(settingsProblem({ ...real, appKey: '1' }), 'appKey: is no setting of alipay_cn');
  assert.equal(settingsProblem(null), 'settings: must be an object');
  assert.equal(settingsProblem([real]), 'settings: must be an object');
});

test('production refuses everything that is for tests', () => {
  const changes: readonly (readonly [Partial<AlipaySettings>, RegExp])[] = [
    [{ gateway: 'http://openapi.alipay.com/gateway.do' }, /^gateway: must be https/],
    [{ gateway: 'http://127.0.0.1:8081/gateway.do' }, /^gateway: must be https/],
    [{ gateway: 'https://localhost/gateway.do' }, /^gateway: localhost is not Alipay's/],
    [{ gateway: 'https://openapi-sandbox.dl.alipaydev.com/gateway.do' }, /^gateway: .*dev\.com/],
    [{ gateway: 'https://openapi.alipay.com.example/gateway.do' }, /^gateway: .* is not Alipay's/],
    [{ appId: '2021000123456789' }, /^appId: is of the test environment/],
    [{ appId: '9021000123456789' }, /^appId: is of the test environment/],
  ];
  for (const [change, problem] of changes) {
    assert.match(settingsProblem({ ...real, ...change }) ?? '', problem);
    assert.equal(settingsProblem({ ...real, ...change, isProduction: false }), undefined);
  }
});

test('whatever is given as settings, the problem is told and nothing is thrown', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record({
      ...Object.fromEntries(Object.keys(real).map((name) => [name, fc.anything()])),
      isProduction: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(anything, (settings) => {
      assert.equal(typeof settingsProblem(settings), 'string');
    }),
    { numRuns: 300 },
  );
});
