import { createDecipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { request } from 'node:http';
import { Wechatpay } from 'wechatpay-axios-plugin';

/** One key pair for all shops of a test file: making one takes a tenth of a second. */
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKeyPem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const publicKeyPem = pair.publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** The template of contracts that every shop has. */
export const planId = '100123';

export interface ShopOptions {
  mchId?: string;
  region?: 'cn' | 'hk' | 'global';
  mode?: 'public-key' | 'certificates' | 'both';
  refundNotifyUrl?: string;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  raw: Buffer;
  body: Record<string, unknown>;
}

/** What to send instead of what is right; undefined leaves a header out. */
export interface Changes {
  headers?: Record<string, string | undefined>;
  timestamp?: number;
  nonce?: string;
  serial?: string;
  /** Sent instead of the signed body. */
  sentBody?: string;
}

/** A merchant of the sandbox that signs by itself, to send also what no library would. */
export interface WechatShop {
  mchId: string;
  appId: string;
  apiV3Key: string;
  appSecret: string;
  apiV2Key: string;
  address: string;
  platformKey: { id: string; key: string };
  /** An independent client, which verifies every answer by itself. */
  library: Wechatpay;
  call(method: string, target: string, body?: unknown, changes?: Changes): Promise<Answered>;
  control(method: string, path: string, body?: unknown): Promise<Answered>;
  fault(fault: string, more?: Record<string, unknown>): Promise<void>;
  /** Signs a text as the merchant. */
  sign(text: string): string;
}

export async function openWechatShop(
  address: string,
  options: ShopOptions = {},
): Promise<WechatShop> {
  const { mchId = '1900000109', region = 'cn', mode = 'public-key' } = options;
  const { refundNotifyUrl } = options;
  const shop = {
    mchId,
    appId: 'wx00000000000000aa',
    apiV3Key: randomBytes(16).toString('hex'),
    apiV2Key: randomBytes(16).toString('hex'),
    appSecret: randomBytes(16).toString('hex'),
    address,
  };
  const serial = randomBytes(20).toString('hex').toUpperCase();
  const { apiV3Key, appSecret, appId } = shop;
  const registered = await sendTo(address, 'POST', '/sandbox/merchants', {
    mchId,
    region,
    mode,
    appIds: [appId],
    appSecret,
    apiV3Key,
    serial,
    publicKeyPem,
    refundNotifyUrl,
    shopName: '羅湖電訊',
    planIds: [planId],
    apiV2Key: shop.apiV2Key,
  });
  if (registered.status !== 201) throw new Error(registered.raw.toString());
  const platformKey = registered.body['platformPublicKey'] as WechatShop['platformKey'];
  const library = new Wechatpay({
    mchid: mchId,
    serial,
    privateKey: privateKeyPem,
    certs: { [platformKey.id]: platformKey.key },
    baseURL: address,
  });
  return {
    ...shop,
    platformKey,
    library,
    sign: signed,
    call: (method, target, body, changes = {}) =>
      callSigned({ address, mchId, serial }, { method, target, body }, changes),
    control: (method, path, body) => sendTo(address, method, path, body),
    async fault(fault, more = {}) {
      const added = await sendTo(address, 'POST', '/sandbox/faults', { fault, ...more });
      if (added.status !== 201) throw new Error(added.raw.toString());
    },
  };
}

function signed(text: string): string {
  return sign('sha256', Buffer.from(text), pair.privateKey).toString('base64');
}

function callSigned(
  shop: { address: string; mchId: string; serial: string },
  { method, target, body }: { method: string; target: string; body: unknown },
  changes: Changes,
): Promise<Answered> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const timestamp = changes.timestamp ?? Math.floor(Date.now() / 1_000);
  const nonce = changes.nonce ?? randomBytes(16).toString('hex');
  const signature = signed(`${method}\n${target}\n${timestamp}\n${nonce}\n${text}\n`);
  const serial = changes.serial ?? shop.serial;
  const authorization =
    `WECHATPAY2-SHA256-RSA2048 signature="${signature}",mchid="${shop.mchId}",` +
    `serial_no="${serial}",timestamp="${timestamp}",nonce_str="${nonce}"`;
  const headers = {
    authorization,
    accept: 'application/json',
    'user-agent': 'sandbox test',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...changes.headers,
  };
  return send(`${shop.address}${target}`, method, headers, changes.sentBody ?? text);
}

function sendTo(address: string, method: string, path: string, body?: unknown): Promise<Answered> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return send(`${address}${path}`, method, {}, text);
}

/** Node's own fetch adds headers of its own, which here must be able to be missing. */
function send(
  url: string,
  method: string,
  headers: Record<string, string | undefined>,
  body: string,
): Promise<Answered> {
  const given = Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const sent = request(url, { method, headers: given, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const raw = Buffer.concat(chunks);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers as Record<string, string>,
        raw,
        body: objectIn(raw),
      });
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

function objectIn(raw: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(raw.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** What a notice says, opened without looking at the tag, so that spoilt ones are read too. */
export function saidIn(raw: string, apiV3Key: string): Record<string, unknown> {
  const { resource } = JSON.parse(raw) as {
    resource: { ciphertext: string; nonce: string; associated_data: string };
  };
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce);
  decipher.setAAD(Buffer.from(resource.associated_data));
  return objectIn(Buffer.concat([decipher.update(sealed.subarray(0, -16))]));
}
