import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Refusal, secondMs } from '#base';
import { testDatabase } from '#test/database';
import { newRsaPair } from '#test/rsa-pair';
import { configureConnector, readAllConnectors } from './connectors.ts';
import { examineConnectors } from './examine-connectors.ts';
import { providerKinds } from './providers/registry.ts';
import { receiveNotice } from './receive-notice.ts';

const { privatePem: merchantPrivateKey } = newRsaPair();
const { publicPem } = newRsaPair();
const gateway = 'https://sandbox.example';
const wechat = {
  appId: 'wx8888888888888888',
  mchId: '1900000109',
  merchantPrivateKey,
  merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
  platformPublicKeys: [{ id: 'PUB_KEY_ID_0114232134912410000000000000', key: publicPem }],
  usesCertificates: false,
};
const wechatAbroad = { ...wechat, merchantCategoryCode: '4814' };

/** Settings of a merchant for tests, without the word that it is one. */
const forTests: Readonly<Record<string, object>> = {
  alipay_cn: {
    appId: '2021000000000001',
    sellerId: '2088000000000001',
    appPrivateKey: merchantPrivateKey,
    alipayPublicKeys: [publicPem],
  },
  antom: {
    clientId: 'SANDBOX_5Y00000000000001',
    wallet: 'ALIPAY_HK',
    merchantPrivateKey,
    antomPublicKeys: [publicPem],
  },
  wechat_cn: wechat,
  wechat_global: wechatAbroad,
  wechat_hk: wechatAbroad,
  stripe: {
    accountId: 'acct_1ForTests',
    secretKey: 'sk_test_0123456789abcdef',
    webhookSecrets: ['whsec_0123456789abcdef'],
  },
  fps_qr: {
    fpsId: '1669932',
    accountNumber: '024-001234-001',
    merchantName: 'FOR TESTS',
    clientId: 'for-tests',
    secrets: ['0123456789abcdef0123456789abcdef'],
  },
};

const database = await testDatabase();
const outside = database.context();

for (const { code } of providerKinds) {
  test(`where people's money is, ${code} for tests is not set up, opened or believed`, async () => {
    const settings = { ...forTests[code], gateway, isProduction: false };
    const given = { code, provider: code, settings, isEnabled: true, priority: 1 };
    await configureConnector(outside, given);
    assert.ok((await readAllConnectors(outside)).has(code));
    const inside = { ...database.context(), isProduction: true };
    await assert.rejects(configureConnector(inside, given), ({ code: why, details }: Refusal) => {
      assert.equal(why, 'connector_settings_invalid');
      assert.match(String(details['problem']), /^isProduction: must be true.*a real merchant/);
      return true;
    });
    assert.deepEqual([...(await readAllConnectors(inside)).keys()], []);
    inside.clock.advance(10 * secondMs);
    assert.deepEqual([...(await readAllConnectors(inside)).keys()], [], 'nor later');
    const examined = (await examineConnectors(inside)).find((one) => one.code === code);
    assert.match(examined?.problem ?? '', /^isProduction: must be true/);
    const notice = { headers: {}, body: Buffer.from('{}') };
    await assert.rejects(
      receiveNotice(inside, code, notice),
      (error: Refusal) => error.code === 'connector_unknown',
    );
  });
}
