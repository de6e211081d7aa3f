import type { Incoming } from '../../kit/server.ts';
import type { Merchant } from '../merchants.ts';
import type { World } from '../world.ts';
import { windowMs } from './nonces.ts';
import { Refused } from './refusal.ts';
import { isSignedBy, scheme } from './signing.ts';

interface Authorization {
  mchid: string;
  nonce_str: string;
  timestamp: string;
  serial_no: string;
  signature: string;
}

const names = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const;

/** Reads the header by the names of its parts, which may come in any order. */
function readAuthorization(header: string | undefined): Authorization {
  if (header === undefined) throw signError('Http头Authorization值为空');
  const [type, ...rest] = header.split(' ');
  if (type !== scheme) throw signError(`Authorization的类型必须是${scheme}`);
  const parts = new Map<string, string>();
  for (const [, name = '', value = ''] of rest.join(' ').matchAll(/([a-z_]+)="([^"]*)"/g)) {
    if (parts.has(name)) throw signError(`Authorization中${name}重复`);
    parts.set(name, value);
  }
  const missing = names.find((name) => !parts.get(name));
  if (missing !== undefined) throw signError(`Authorization缺少${missing}`);
  return Object.fromEntries(parts) as unknown as Authorization;
}

/**
 * Whose request it is. Everything is checked here that the real gateway checks before it looks at
 * the content: headers, clock, nonce, certificate and signature over method, target and body.
 */
export function authenticate(world: World, incoming: Incoming): Merchant {
  const { headers, method, target, body } = incoming;
  if (!headers['user-agent'] || !headers.accept) {
    throw new Refused('PARAM_ERROR', 'Http头缺少Accept或User-Agent');
  }
  const given = readAuthorization(headers.authorization);
  const merchant = world.merchants.find(given.mchid);
  if (merchant === undefined) throw signError('商户号不存在');
  if (given.serial_no !== merchant.serial) throw signError('商户证书序列号有误');
  if (!/^\d{1,12}$/.test(given.timestamp)) throw signError('时间戳必须为秒');
  if (Math.abs(Number(given.timestamp) * 1_000 - world.clock.now()) > windowMs) {
    throw signError('Http头Authorization中的timestamp与当前时间相差过大');
  }
  const text = `${method}\n${target}\n${given.timestamp}\n${given.nonce_str}\n${body}\n`;
  if (!isSignedBy(text, given.signature, merchant.key)) {
    throw signError('签名错误，请检查后再试', text);
  }
  if (!world.nonces.use(merchant.mchId, given.nonce_str)) throw signError('随机串重复');
  const type = headers['content-type'] ?? '';
  if (method === 'POST' && !type.startsWith('application/json')) {
    throw new Refused('PARAM_ERROR', 'Content-Type必须是application/json');
  }
  return merchant;
}

function signError(message: string, value: unknown = ''): Refused {
  const detail = { field: 'signature', value, issue: 'sign not match', location: 'authorization' };
  return new Refused('SIGN_ERROR', message, { ...detail, location: 'authorization' });
}
