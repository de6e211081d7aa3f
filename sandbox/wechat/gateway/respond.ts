import { randomUUID } from 'node:crypto';
import type { Reply } from '../../kit/answers.ts';
import type { Incoming } from '../../kit/server.ts';
import type { KeyKind } from '../keys/platform-keys.ts';
import type { Merchant } from '../merchants.ts';
import type { Outcome } from '../methods/method.ts';
import type { Refused } from '../protocol/refusal.ts';
import { newNonce, probePrefix, scheme, tamper } from '../protocol/signing.ts';
import type { World } from '../world.ts';

/** Answers a call that was done; the signature covers the very bytes of the body. */
export function respond(
  world: World,
  merchant: Merchant,
  incoming: Incoming,
  outcome: Outcome,
  spoilt?: string,
): Reply {
  if (outcome === 'nothing') {
    return { status: 204, headers: signed(world, merchant, incoming, '', spoilt), body: '' };
  }
  // Files are not signed: the hash of the bill is, with its address.
  if ('text' in outcome) return { status: 200, headers: outcome.headers, body: outcome.text };
  const body = JSON.stringify(outcome.fields);
  return { status: 200, headers: signed(world, merchant, incoming, body, spoilt), body };
}

/** Says no. To somebody who has not shown who they are nothing is signed. */
export function refuse(
  world: World,
  merchant: Merchant | undefined,
  incoming: Incoming,
  refused: Refused,
  spoilt?: string,
): Reply {
  const { code, message, detail, status } = refused;
  const body = JSON.stringify({ code, message, ...(detail === undefined ? {} : { detail }) });
  const headers =
    merchant === undefined
      ? { 'content-type': 'application/json; charset=utf-8', 'request-id': randomUUID() }
      : signed(world, merchant, incoming, body, spoilt);
  return { status, headers, body };
}

const staleMs = 600_000;

function signed(
  world: World,
  merchant: Merchant,
  incoming: Incoming,
  body: string,
  spoilt: string | undefined,
): Record<string, string> {
  const nowMs = world.clock.now() - (spoilt === 'stale-answer' ? staleMs : 0);
  const timestamp = String(Math.floor(nowMs / 1_000));
  const nonce = newNonce();
  const made = world.keys.sign(kindFor(merchant, incoming), `${timestamp}\n${nonce}\n${body}\n`);
  return {
    'content-type': 'application/json; charset=utf-8',
    'request-id': randomUUID(),
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': spoil(made.signature, spoilt),
    'wechatpay-signature-type': scheme,
    'wechatpay-serial': made.serial,
  };
}

function spoil(signature: string, spoilt: string | undefined): string {
  if (spoilt === 'bad-answer-signature') return tamper(signature);
  if (spoilt === 'probe-answer-signature') return `${probePrefix}${signature}`;
  return signature;
}

/** While a merchant changes from certificates to public keys, it says which it wants. */
function kindFor({ mode }: Merchant, { headers }: Incoming): KeyKind {
  if (mode !== 'both') return mode === 'public-key' ? 'public-key' : 'certificate';
  const wanted = String(headers['wechatpay-serial'] ?? '');
  return wanted.startsWith('PUB_KEY_ID_') ? 'public-key' : 'certificate';
}
