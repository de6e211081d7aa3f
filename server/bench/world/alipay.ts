import { sign } from 'node:crypto';
import { promisify } from 'node:util';
import { configureConnector } from '#payments';
import type { Context } from '#platform/context';
import { newRsaPair } from '#test/rsa-pair';

/** Alipay as our server knows it, with the key that signs what it tells. */
export interface Alipay {
  readonly connector: string;
  /** The account that it pays. */
  readonly account: string;
  /** The body of a notice with these fields, signed as Alipay signs. */
  signedForm(fields: Readonly<Record<string, string>>): Promise<Buffer>;
}

/**
 * On the threads of Node's pool: a signature takes half a millisecond, and thousands are wanted.
 */
const signText = promisify(sign);

const merchant = { appId: '2021000000000001', sellerId: '2088000000000001' } as const;

export async function connectAlipay(context: Context): Promise<Alipay> {
  const [ours, theirs] = [newRsaPair(), newRsaPair()];
  const connector = 'alipay_cn';
  await configureConnector(context, {
    code: connector,
    provider: 'alipay_cn',
    isEnabled: true,
    priority: 1,
    settings: {
      ...merchant,
      appPrivateKey: ours.privatePem,
      alipayPublicKeys: [theirs.publicPem],
      // Nobody listens there: no benchmark lets an attempt come to its time of being asked about.
      gateway: 'http://127.0.0.1:9/gateway.do',
      isProduction: false,
    },
  });
  return {
    connector,
    account: merchant.sellerId,
    signedForm: async (fields) => {
      const all: Record<string, string> = {
        app_id: merchant.appId,
        seller_id: merchant.sellerId,
        charset: 'utf-8',
        version: '1.0',
        notify_type: 'trade_status_sync',
        trade_status: 'TRADE_SUCCESS',
        ...fields,
      };
      const text = Object.keys(all)
        .sort()
        .map((name) => `${name}=${all[name]}`)
        .join('&');
      const signature = await signText('sha256', Buffer.from(text), theirs.privateKey);
      const signed = { ...all, sign_type: 'RSA2', sign: signature.toString('base64') };
      return Buffer.from(new URLSearchParams(signed).toString());
    },
  };
}
