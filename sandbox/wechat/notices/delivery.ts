import { isSpoilt, type Notice } from '../../kit/notices/notice.ts';
import type { KeyKind, PlatformKeys } from '../keys/platform-keys.ts';
import type { Merchant } from '../merchants.ts';
import { printRfc3339 } from '../protocol/rfc3339.ts';
import { seal, type Sealed } from '../protocol/sealing.ts';
import { otherThan } from '../../kit/notices/other-currency.ts';
import { newNonce, probePrefix, scheme, tamper } from '../protocol/signing.ts';

/** What a notice says before it is sealed. */
export interface Said {
  mchId: string;
  eventType: string;
  summary: string;
  about: 'transaction' | 'refund' | 'contract';
  content: Record<string, unknown>;
  createdMs: number;
}

/** The body of one delivery, sealed anew. */
export function envelopeOf(merchant: Merchant, notice: Notice<Said>): string {
  const { fields } = notice;
  const content = JSON.stringify(spoiltContent(notice));
  const sealed = seal(content, merchant.apiV3Key, fields.about);
  return JSON.stringify({
    id: notice.id,
    create_time: printRfc3339(fields.createdMs),
    resource_type: 'encrypt-resource',
    event_type: fields.eventType,
    summary: fields.summary,
    resource: {
      original_type: fields.about,
      ...(isSpoilt(notice, 'notice-tampered-ciphertext') ? tampered(sealed) : sealed),
    },
  });
}

/**
 * Spoilt amounts, merchants and applications are sealed and signed well: only a receiver that
 * compares them with its own order notices.
 */
function spoiltContent(notice: Notice<Said>): Record<string, unknown> {
  const { content } = notice.fields;
  const amount = (content['amount'] ?? {}) as Record<string, unknown>;
  return {
    ...content,
    ...(isSpoilt(notice, 'notice-wrong-amount')
      ? { amount: { ...amount, total: Number(amount['total']) + 100 } }
      : {}),
    ...(isSpoilt(notice, 'notice-wrong-currency')
      ? { amount: { ...amount, currency: otherThan(amount['currency']) } }
      : {}),
    ...(isSpoilt(notice, 'notice-wrong-seller') ? { mchid: '1999999999' } : {}),
    ...(isSpoilt(notice, 'notice-wrong-app') ? { appid: 'wxffffffffffffffff' } : {}),
  };
}

/** One bit of the ciphertext is another; who leaves out the tag reads on. */
function tampered(sealed: Sealed): Sealed {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return { ...sealed, ciphertext: bytes.toString('base64') };
}

const staleMs = 600_000;

export function signatureOf(given: {
  keys: PlatformKeys;
  merchant: Merchant;
  notice: Notice<Said>;
  body: string;
  nowMs: number;
}): Record<string, string> {
  const { keys, merchant, notice, body, nowMs } = given;
  const atMs = nowMs - (isSpoilt(notice, 'notice-stale') ? staleMs : 0);
  const timestamp = String(Math.floor(atMs / 1_000));
  const nonce = newNonce();
  const text = `${timestamp}\n${nonce}\n${body}\n`;
  const made = isSpoilt(notice, 'notice-unknown-key')
    ? keys.signStrangely(text)
    : keys.sign(kindFor(merchant, notice), text);
  return {
    'content-type': 'application/json',
    'user-agent': 'Mozilla/4.0',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': made.serial,
    'wechatpay-signature-type': scheme,
    'wechatpay-signature': spoil(made.signature, notice),
  };
}

function spoil(signature: string, notice: Notice<Said>): string {
  if (isSpoilt(notice, 'notice-tampered-signature')) return tamper(signature);
  return isSpoilt(notice, 'notice-probe-signature') ? `${probePrefix}${signature}` : signature;
}

/** While a merchant changes from certificates to public keys, both sign, in turn. */
function kindFor({ mode }: Merchant, notice: Notice<Said>): KeyKind {
  if (mode !== 'both') return mode === 'public-key' ? 'public-key' : 'certificate';
  const lastDigit = Number(notice.id.at(-1));
  return (lastDigit + notice.rounds) % 2 === 0 ? 'public-key' : 'certificate';
}
