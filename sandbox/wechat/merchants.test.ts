import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openMerchants, parseMerchant } from './merchants.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const needed = {
  mchId: '1900000109',
  appIds: ['wx00000000000000c1'],
  apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
  serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }),
};
const more = {
  region: 'hk',
  shopName: 'Lowu',
  appSecret: 'secret',
  mode: 'both',
  refundNotifyUrl: 'https://lowu.example/refunds',
  planIds: ['1'],
  apiV2Key: 'abcdefghijklmnopqrstuvwxyz012345',
};

test('a merchant is the same after a restart, with all its fields or the needed ones', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-wechat-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const given of [needed, { ...needed, ...more }]) {
    const { key: _, ...merchant } = parseMerchant(given);
    openMerchants(join(folder, 'merchants.json')).register(parseMerchant(given));
    const kept = openMerchants(join(folder, 'merchants.json')).find(given.mchId);
    assert.deepEqual({ ...kept, key: undefined }, { ...merchant, key: undefined });
  }
});
