import { randomUUID, sign } from 'node:crypto';
import type { Shop } from './shop.ts';

/** Requests made without the SDK, to send what it never would. Signed here, not by the sandbox. */
export interface RawAnswer {
  status: number;
  text: string;
  headers: Headers;
  /** The inner object of a v2 answer, or the whole body of a v3 answer. */
  fields: Record<string, unknown>;
  key: string;
  isSigned: boolean;
}

/** `yyyy-MM-dd HH:mm:ss` in Beijing. */
export function beijing(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * A v2 call with a right signature over the given parameters. `after` changes parameters once
 * they are signed; undefined removes one.
 */
export async function sendV2(
  shop: Shop,
  params: Record<string, string | undefined>,
  after: Record<string, string | undefined> = {},
): Promise<RawAnswer> {
  const all = {
    app_id: shop.appId,
    method: 'alipay.trade.query',
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: beijing(Date.now()),
    version: '1.0',
    biz_content: '{"out_trade_no":"none"}',
    ...params,
  };
  const given = present(all);
  const text = Object.keys(given)
    .filter((name) => given[name] !== '')
    .sort()
    .map((name) => `${name}=${given[name]}`)
    .join('&');
  const signature = sign('RSA-SHA256', Buffer.from(text), shop.privateKey).toString('base64');
  const body = new URLSearchParams(present({ ...given, sign: signature, ...after }));
  return read(await fetch(`${shop.address}/gateway.do`, { method: 'POST', body }));
}

interface V3Request {
  path?: string;
  body?: string;
  timestamp?: string;
  appId?: string;
  contentType?: string;
  /** Changes the header once it is made; undefined removes it. */
  header?: (made: string) => string | undefined;
  /** What is sent instead of the signed body. */
  sentBody?: string;
}

export async function sendV3(shop: Shop, request: V3Request = {}): Promise<RawAnswer> {
  const path = request.path ?? '/v3/alipay/trade/query';
  const body = request.body ?? '{"out_trade_no":"none"}';
  const timestamp = request.timestamp ?? String(Date.now());
  const appId = request.appId ?? shop.appId;
  const authString = `app_id=${appId},nonce=${randomUUID()},timestamp=${timestamp}`;
  const signed = Buffer.from(`${authString}\nPOST\n${path}\n${body}\n`);
  const signature = sign('RSA-SHA256', signed, shop.privateKey).toString('base64');
  const made = `ALIPAY-SHA256withRSA ${authString},sign=${signature}`;
  const header = request.header === undefined ? made : request.header(made);
  const headers = new Headers({ 'content-type': request.contentType ?? 'application/json' });
  if (header !== undefined) headers.set('authorization', header);
  const init = { method: 'POST', headers, body: request.sentBody ?? body };
  return read(await fetch(`${shop.address}${path}`, init));
}

async function read(response: Response): Promise<RawAnswer> {
  const text = await response.text();
  const whole: Record<string, unknown> = JSON.parse(text);
  const key = Object.keys(whole).find((name) => name.endsWith('_response')) ?? '';
  const inner: Record<string, unknown> = key === '' ? whole : JSON.parse(innerOf(text));
  const isSigned = 'sign' in whole || response.headers.has('alipay-signature');
  return {
    status: response.status,
    text,
    headers: response.headers,
    fields: inner,
    key,
    isSigned,
  };
}

/** The text between the first colon and the signature, or the end. */
function innerOf(text: string): string {
  const end = text.lastIndexOf(',"sign":"');
  return text.slice(text.indexOf(':') + 1, end < 0 ? text.length - 1 : end);
}

function present(params: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
