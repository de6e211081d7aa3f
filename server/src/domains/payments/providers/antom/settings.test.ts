import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newRsaPair } from '#test/rsa-pair';
import { antom } from './antom.ts';
import { type AntomSettings, merchantOf, settingsProblem } from './settings.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const weak = newRsaPair(1024);

const real: AntomSettings = {
  clientId: '5Y00000000000001',
  wallet: 'ALIPAY_HK',
  merchantPrivateKey: ours.privatePem,
  antomPublicKeys: [theirs.publicPem],
  gateway: 'https://open-sea-global.alipay.com',
  isProduction: true,
};

test('settings of a real contract and of the sandbox are fine', () => {
  assert.equal(settingsProblem(real), undefined);
  assert.equal(settingsProblem({ ...real, wallet: 'ALIPAY_CN', keyVersion: '2' }), undefined);
  const sandbox = { ...real, gateway: 'http://127.0.0.1:8085', isProduction: false };
  assert.equal(settingsProblem(sandbox), undefined);
  assert.equal(merchantOf(real).folder, '/ams/api/v1');
  assert.equal(merchantOf(sandbox).folder, '/ams/sandbox/api/v1');
});

const wrong: [field: string, change: Readonly<Record<string, unknown>>][] = [
  ['clientId', { clientId: '' }],
  ['clientId', { clientId: 'SANDBOX_5Y00000000000001' }],
  ['wallet', { wallet: 'PAYME' }],
  ['keyVersion', { keyVersion: 1 }],
  ['merchantPrivateKey', { merchantPrivateKey: ours.publicPem }],
  ['merchantPrivateKey', { merchantPrivateKey: weak.privatePem }],
  ['antomPublicKeys', { antomPublicKeys: [] }],
  ['antomPublicKeys', { antomPublicKeys: ['a', 'b', 'c'] }],
  ['antomPublicKeys[0]', { antomPublicKeys: [ours.publicPem] }],
  ['antomPublicKeys[0]', { antomPublicKeys: [theirs.privatePem] }],
  ['gateway', { gateway: 'https://open-sea-global.alipay.com/ams' }],
  ['gateway', { gateway: 'http://open-sea-global.alipay.com' }],
  ['gateway', { gateway: 'https://alipay.com.example.org' }],
  ['gateway', { gateway: 'ftp://open-sea-global.alipay.com' }],
  ['isProduction', { isProduction: 'yes' }],
  ['more', { more: 1 }],
];

test('settings that cannot be right are refused with the field', () => {
  for (const [field, change] of wrong) {
    const problem = settingsProblem({ ...real, ...change });
    assert.ok(problem?.startsWith(`${field}: `), `${field}: ${problem}`);
  }
});

test('no settings whatever throw anything but a problem', () => {
  fc.assert(
    fc.property(fc.anything(), (settings) => {
      assert.notEqual(antom.problem(settings), undefined);
    }),
  );
});
