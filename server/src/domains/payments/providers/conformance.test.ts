import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { present } from '#base';
import { openAlipayWorld } from './alipay-cn/conformance.ts';
import { openAntomWorld } from './antom/conformance.ts';
import { testProvider } from './conformance.ts';
import { testMandates } from './conformance/mandates.ts';
import {
  bankTransfer,
  probingWallet,
  reasonsBy,
  type Traits,
  wallet,
  yuanWallet,
} from './conformance/traits.ts';
import { type Struck, wrongCells } from './conformance/fault-table.ts';
import type { ProviderWorld } from './conformance/world.ts';
import { openFpsWorld } from './fps-qr/conformance.ts';
import { providerKinds } from './registry.ts';
import { openStripeWorld } from './stripe/conformance.ts';
import { openWechatWorld } from './wechat/conformance.ts';

/** How the sandbox of each provider is started. */
const worlds: Readonly<Record<string, () => Promise<ProviderWorld>>> = {
  alipay_cn: () => openAlipayWorld(),
  antom: openAntomWorld,
  wechat_cn: () => openWechatWorld('cn'),
  wechat_hk: () => openWechatWorld('hk'),
  wechat_global: () => openWechatWorld('global'),
  stripe: openStripeWorld,
  fps_qr: openFpsWorld,
};

function openAlipayRestWorld(): Promise<ProviderWorld> {
  return openAlipayWorld({ protocol: 'rest_v3' });
}

/** Of those that are no plain wallet. */
const traits: Readonly<Record<string, Traits>> = {
  alipay_cn: yuanWallet,
  wechat_cn: probingWallet,
  wechat_hk: probingWallet,
  wechat_global: probingWallet,
  fps_qr: bankTransfer,
};

const struck = new Map(
  Object.keys(worlds).map((code): [string, Struck] => {
    return [code, { faults: new Set(), known: new Set() }];
  }),
);

test('every provider that can be chosen is put to the test', () => {
  const codes = providerKinds.map(({ code }) => code);
  assert.deepEqual(codes.sort(), Object.keys(worlds).sort());
});

suite('the provider alipay_cn, on fixed days and over REST', () => {
  let world: ProviderWorld | undefined;
  before(async () => {
    world = await openAlipayWorld({ agreementProduct: 'CYCLE_PAY_AUTH', protocol: 'rest_v3' });
  });
  after(() => world?.close());
  testMandates('alipay_cn', () => present(world, 'the world'));
});

// Most of the time each waits for its sandbox to leave it without an answer.
suite('each provider,', { concurrency: 4 }, () => {
  for (const [code, open] of Object.entries(worlds)) {
    testProvider(code, open, traits[code], { struck: struck.get(code) });
  }
  // The same shop at the same Alipay, which speaks two protocols.
  testProvider('alipay_cn', openAlipayRestWorld, yuanWallet, { name: 'alipay_cn over REST v3' });
});

test('the same faults have befallen every provider, or there is a reason why they cannot', () => {
  for (const [code, one] of struck) {
    assert.deepEqual(wrongCells(one, reasonsBy(traits[code] ?? wallet)), [], code);
  }
});
