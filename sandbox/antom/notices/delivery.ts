import { isSpoilt, type Notice } from '../../kit/notices/notice.ts';
import { otherThan } from '../../kit/notices/other-currency.ts';
import type { Keys } from '../keys.ts';
import { printIso } from '../protocol/iso-time.ts';
import { signedText, tamper, writeSignature } from '../protocol/signing.ts';

/** What a notice says, and to whom. */
export interface Said {
  clientId: string;
  content: Record<string, unknown>;
}

/** A spoilt amount is signed well: only a receiver that compares it with its order notices. */
export function bodyOf(notice: Notice<Said>): string {
  const { content } = notice.fields;
  const isOtherCurrency = isSpoilt(notice, 'notice-wrong-currency');
  if (!isSpoilt(notice, 'notice-wrong-amount') && !isOtherCurrency) return JSON.stringify(content);
  const { paymentAmount: given } = content;
  // Of a dispute there is no amount that an order of the merchant's says, too.
  if (given === undefined) return JSON.stringify(content);
  const { currency, value } = given as { currency: string; value: string };
  const paymentAmount = isOtherCurrency
    ? { currency: otherThan(currency), value }
    : { currency, value: String(Number(value) + 100) };
  return JSON.stringify({ ...content, paymentAmount });
}

export function headersOf(given: {
  keys: Keys;
  notice: Notice<Said>;
  body: string;
  nowMs: number;
}): Record<string, string> {
  const { keys, notice, body, nowMs } = given;
  // The merchant is known by its client id alone, so both of these faults are the same here.
  const isOther = isSpoilt(notice, 'notice-wrong-app') || isSpoilt(notice, 'notice-wrong-seller');
  const clientId = isOther ? 'SANDBOX_SOMEBODY_ELSE' : notice.fields.clientId;
  const { pathname, search } = new URL(notice.url);
  const time = printIso(nowMs);
  const signature = keys.sign(signedText(`${pathname}${search}`, clientId, time, body));
  const isTampered = isSpoilt(notice, 'notice-tampered-signature');
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'request-time': time,
    signature: writeSignature(isTampered ? tamper(signature) : signature),
  };
}
