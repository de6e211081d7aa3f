import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { printPublicKey } from '../alipay/protocol/signing.ts';

/** The SDK prints v2 timestamps in the process's own time zone; the gateway wants Beijing time. */
process.env['TZ'] = 'Asia/Shanghai';

/** One key pair for all shops of a test file: making one takes a tenth of a second. */
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

export interface Shop {
  appId: string;
  sellerId: string;
  privateKey: KeyObject;
  publicKey: string;
  privateKeyPem: string;
  address: string;
  alipayPublicKey: string;
  sdk: AlipaySdk;
  get(path: string): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  fault(fault: string, more?: Record<string, unknown>): Promise<void>;
  trade(outTradeNo: string): Promise<Truth>;
}

export interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** The fields of `/sandbox/trades/…` that tests look at. */
export interface Truth {
  status: string | null;
  isPaid: boolean;
  refundedAmount: string;
  checkoutId: string;
  refunds: { outRequestNo: string; state: string }[];
  notices: {
    cause: string;
    state: string;
    deliveries: { atMs: number; outcome: string }[];
  }[];
}

/** Registers a merchant with the simulator and gives the official SDK set up for it. */
export async function openShop(address: string, appId = '2021000000000001'): Promise<Shop> {
  const sellerId = '2088000000000001';
  const publicKey = printPublicKey(pair.publicKey);
  const registered = await send(address, 'POST', '/sandbox/merchants', {
    appId,
    sellerId,
    shopName: '羅湖電訊',
    appPublicKeyPem: publicKey,
  });
  const alipayPublicKey = String(registered.body['alipayPublicKey']);
  const privateKeyPem = pair.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  const sdk = new AlipaySdk({
    appId,
    privateKey: privateKeyPem,
    alipayPublicKey,
    gateway: String(registered.body['gateway']),
    endpoint: String(registered.body['endpoint']),
    camelcase: false,
  });
  return {
    appId,
    sellerId,
    publicKey,
    privateKeyPem,
    address,
    alipayPublicKey,
    sdk,
    privateKey: pair.privateKey,
    get: (path) => send(address, 'GET', path),
    post: (path, body) => send(address, 'POST', path, body),
    async fault(fault, more = {}) {
      const answered = await send(address, 'POST', '/sandbox/faults', { fault, ...more });
      if (answered.status !== 201) throw new Error(JSON.stringify(answered.body));
    },
    async trade(outTradeNo) {
      const response = await fetch(`${address}/sandbox/trades/${outTradeNo}`);
      const truth: Truth = JSON.parse(await response.text());
      return truth;
    },
  };
}

async function send(
  address: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answered> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${address}${path}`, init);
  const parsed: Record<string, unknown> = JSON.parse(await response.text());
  return { status: response.status, body: parsed };
}
