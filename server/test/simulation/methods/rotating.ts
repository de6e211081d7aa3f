import { randomBytes } from 'node:crypto';
import { hourMs, present } from '#base';
import { newRsaPair } from '#test/rsa-pair';
import type { Code, Fields } from './shop.ts';
import type { Shops } from './shops.ts';

/** Changes a key at the provider's side; gives how we enter it at ours. */
type Rotation = (shops: Shops, graceMs: number) => Promise<() => Promise<void>>;

const alipay = ['alipay_cn', 'alipay_cycle'] as const;
const antom = ['alipay_hk', 'antom_cn'] as const;
const wechat = ['wechat_cn', 'wechat_hk', 'wechat_global'] as const;

/** Theirs, by which they sign what they tell us, and ours, by which we sign what we ask. */
const rotations: Readonly<Record<string, Rotation>> = {
  'a key of Alipay’s': async (shops, graceMs) => {
    const key = (await shops.of.alipay_cn.post('rotate-key', { graceMs }))['alipayPublicKey'];
    return enterAt(shops, alipay, (known) => besides(known, 'alipayPublicKeys', key));
  },
  'a key of ours at Alipay': async (shops) => {
    const pair = newRsaPair();
    for (const code of alipay) {
      const { appId, sellerId } = shops.settingsOf(code);
      await registerAgain(shops, code, { appId, sellerId, appPublicKeyPem: pair.publicPem });
    }
    return enterAt(shops, alipay, () => ({ appPrivateKey: pair.privatePem }));
  },
  'a key of Antom’s': async (shops, graceMs) => {
    const key = (await shops.of.alipay_hk.post('rotate-key', { graceMs }))['antomPublicKey'];
    return enterAt(shops, antom, (known) => besides(known, 'antomPublicKeys', key));
  },
  'a key of ours at Antom': async (shops) => {
    const pair = newRsaPair();
    for (const code of antom) {
      const { clientId, reportsToken } = shops.settingsOf(code);
      const ours = { clientId, reportsToken, publicKey: pair.publicPem };
      await registerAgain(shops, code, { ...ours, notifyUrl: shops.noticesUrlOf(code) });
    }
    return enterAt(shops, antom, () => ({ merchantPrivateKey: pair.privatePem }));
  },
  'a key of WeChat’s': async (shops, graceMs) => {
    const { id, key } = await shops.of.wechat_cn.post('rotate-key', { graceMs });
    return enterAt(shops, wechat, (known) => besides(known, 'platformPublicKeys', { id, key }));
  },
  'our keys at WeChat': async (shops) => {
    const pair = newRsaPair();
    const serial = randomBytes(20).toString('hex').toUpperCase();
    // What WeChat tells is sealed by it.
    const apiV3Key = randomBytes(16).toString('hex');
    for (const code of wechat) {
      const { mchId, appId, apiV2Key = 'v2'.repeat(16), planId } = shops.settingsOf(code);
      await registerAgain(shops, code, {
        mchId,
        region: code.slice(7),
        appIds: [appId],
        apiV3Key,
        apiV2Key,
        ...(planId === undefined ? {} : { planIds: [planId] }),
        serial,
        publicKeyPem: pair.publicPem,
        refundNotifyUrl: shops.noticesUrlOf(code),
      });
    }
    const merchantPrivateKey = pair.privatePem;
    return enterAt(shops, wechat, () => ({ merchantPrivateKey, merchantSerial: serial, apiV3Key }));
  },
  'Stripe’s secrets': async (shops, graceMs) => {
    const { accountId } = shops.settingsOf('stripe');
    const route = `merchants/${String(accountId)}/rotate-keys`;
    const { secretKey, webhookSecret } = await shops.of.stripe.post(route, { graceMs });
    return enterAt(shops, ['stripe'], (known) => ({
      secretKey,
      ...besides(known, 'webhookSecrets', webhookSecret),
    }));
  },
  'the bank’s secret': async (shops) => {
    const { accountNumber } = shops.settingsOf('fps_qr');
    const route = `accounts/${String(accountNumber)}/rotate-secret`;
    const { secrets } = await shops.of.fps_qr.post(route);
    return enterAt(shops, ['fps_qr'], () => ({ secrets }));
  },
};

const names = Object.keys(rotations);

/** Of two providers at the same time, whose other payments go on as ever. */
const atOnce = 2;

/**
 * One key after another changes, with a time in which the old one is good, too, or with none. Gives
 * what it was, and how it becomes known to us: until then nobody understands the other side.
 */
export async function rotate(
  shops: Shops,
  nth: number,
): Promise<{ readonly changed: readonly string[]; readonly enter: () => Promise<void> }> {
  const turns = names.length / atOnce;
  const isToldAhead = Math.floor(nth / turns) % 2 === 1;
  const chosen = names.filter((_, index) => index % turns === nth % turns);
  const enters: (() => Promise<void>)[] = [];
  for (const name of chosen) {
    const rotation = present(rotations[name], name);
    enters.push(await rotation(shops, isToldAhead ? hourMs : 0));
  }
  const enter = async (): Promise<void> => {
    for (const one of enters) await one();
  };
  if (!isToldAhead) return { changed: chosen.map((name) => `${name} at once`), enter };
  await enter();
  const changed = chosen.map((name) => `${name} told ahead`);
  return { changed, enter: async () => undefined };
}

function enterAt(
  shops: Shops,
  codes: readonly Code[],
  change: (known: Fields) => Fields,
): () => Promise<void> {
  return async () => {
    for (const code of codes) await shops.configure(code, change(shops.settingsOf(code)));
  };
}

/** The one before it is believed, too: what was told by it may be on its way. */
function besides(known: Fields, name: string, key: unknown): Fields {
  return { [name]: [...(known[name] as readonly unknown[]).slice(-1), key] };
}

async function registerAgain(shops: Shops, code: Code, merchant: Fields): Promise<void> {
  const answer = await shops.of[code].post('merchants', merchant);
  if (!answer['isOk']) throw new Error(`${code}: ${JSON.stringify(answer)}`);
}
