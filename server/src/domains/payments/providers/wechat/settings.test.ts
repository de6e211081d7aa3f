import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newRsaPair } from '#test/rsa-pair';
import { wechatCn, wechatGlobal, wechatHk } from './dialects.ts';
import { merchantOf, settingsProblem, type WechatSettings } from './settings.ts';
import { wechatKinds } from './wechat.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const weak = newRsaPair(1024);

const real: WechatSettings = {
  appId: 'wx8888888888888888',
  mchId: '1900000109',
  merchantPrivateKey: ours.privatePem,
  merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
  platformPublicKeys: [{ id: 'PUB_KEY_ID_0114232134912410000000000000', key: theirs.publicPem }],
  usesCertificates: false,
  gateway: 'https://api.mch.weixin.qq.com',
  isProduction: true,
};
const abroad: WechatSettings = {
  ...real,
  merchantCategoryCode: '4814',
  gateway: 'https://apihk.mch.weixin.qq.com',
};

test('settings of real contracts and of the sandbox are fine', () => {
  assert.equal(settingsProblem(wechatCn, real), undefined);
  assert.equal(settingsProblem(wechatGlobal, abroad), undefined);
  assert.equal(settingsProblem(wechatHk, abroad), undefined);
  const sandbox = { ...real, gateway: 'http://127.0.0.1:8084', isProduction: false };
  assert.equal(settingsProblem(wechatCn, sandbox), undefined);
  const certificates = { ...real, platformPublicKeys: [], usesCertificates: true };
  assert.equal(settingsProblem(wechatCn, certificates), undefined);
});

const [key] = real.platformPublicKeys;

const wrong: [field: string, change: Readonly<Record<string, unknown>>][] = [
  ['appId', { appId: '2021000123456789' }],
  ['appSecret', { appSecret: 'secret' }],
  ['mobileAppId', { mobileAppId: 'app' }],
  ['mchId', { mchId: '19' }],
  ['merchantPrivateKey', { merchantPrivateKey: ours.publicPem }],
  ['merchantPrivateKey', { merchantPrivateKey: weak.privatePem }],
  ['merchantSerial', { merchantSerial: 'not hex' }],
  ['apiV3Key', { apiV3Key: 'too short' }],
  ['apiV3Key', { apiV3Key: '增'.repeat(32) }],
  ['usesCertificates', { usesCertificates: 'yes' }],
  ['platformPublicKeys', { platformPublicKeys: [] }],
  ['platformPublicKeys', { platformPublicKeys: [key, key, key] }],
  ['platformPublicKeys[0].id', { platformPublicKeys: [{ ...key, id: 'serial' }] }],
  ['platformPublicKeys[0].key', { platformPublicKeys: [{ ...key, key: ours.publicPem }] }],
  ['platformPublicKeys[0].key', { platformPublicKeys: [{ ...key, key: theirs.privatePem }] }],
  ['platformPublicKeys[0]', { platformPublicKeys: [{ ...key, more: 1 }] }],
  ['merchantCategoryCode', { merchantCategoryCode: '4814' }],
  ['gateway', { gateway: 'https://api.mch.weixin.qq.com/' }],
  ['gateway', { gateway: 'http://api.mch.weixin.qq.com' }],
  ['gateway', { gateway: 'https://pay.example' }],
  ['isProduction', { isProduction: 1 }],
  ['secret', { secret: '' }],
];

for (const [field, change] of wrong) {
  test(`${field} is named when it is wrong: ${JSON.stringify(change).slice(0, 60)}`, () => {
    const problem = settingsProblem(wechatCn, { ...real, ...change });
    assert.equal(problem?.split(':')[0], field, problem);
  });
}

test('abroad the category of business must be told', () => {
  const { merchantCategoryCode: _, ...without } = abroad;
  assert.match(settingsProblem(wechatHk, without) ?? '', /^merchantCategoryCode/);
});

test('anything at all is either fine or said to be wrong', () => {
  fc.assert(
    fc.property(fc.anything(), (given) => {
      assert.equal(typeof settingsProblem(wechatCn, given), 'string');
    }),
    { numRuns: 500 },
  );
  assert.throws(() => merchantOf(wechatCn, {}), /settings of wechat_cn/);
});

function scenesOf(settings: WechatSettings) {
  const kind = wechatKinds.find(({ code }) => code === 'wechat_cn');
  return kind?.open(settings).capabilities.scenes;
}

test('what a contract has decides where its payers may be', () => {
  assert.deepEqual(scenesOf(real), ['mobile_web', 'qr']);
  const appSecret = '0123456789abcdef0123456789abcdef';
  const all = { ...real, appSecret, mobileAppId: 'wx9999999999999999' };
  assert.deepEqual(scenesOf(all), ['mobile_web', 'qr', 'wallet_page', 'app']);
});
