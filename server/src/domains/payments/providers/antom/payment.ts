import { isCurrency } from '#base';
import type { Evidence } from '../../evidence.ts';
import { type Fields, fieldsOf, nameIn, timeIn } from '../json/fields.ts';
import { endedUnpaid } from './result-codes.ts';

const paymentNumber = /^[\w-]{1,64}$/;

/**
 * What a payment's status says, in an answer to our question. `result` there speaks of the question
 * alone and is no part of it.
 */
export function evidenceOfStatus(fields: Fields): Evidence {
  switch (fields['paymentStatus']) {
    case 'SUCCESS':
      return captureOf(fields, true);
    case 'PROCESSING':
    // The payer has done what was to be done; whether the money comes is not known yet.
    case 'PENDING':
      return { says: 'pending' };
    case 'CANCELLED':
      return { says: 'closed' };
    case 'FAIL':
      return endOf(nameIn(fields['paymentResultCode']));
    default:
      return { says: 'nothing_certain', reason: 'a status that is not known' };
  }
}

/** Unpaid for good. Only what was nobody's fault is called closed. */
export function endOf(code: string): Evidence {
  return endedUnpaid.has(code) ? { says: 'closed' } : { says: 'failed', reason: code };
}

/** `paymentAmount` is what was ordered, whatever the wallet has charged its owner in. */
export function captureOf(fields: Fields, isOurs: boolean): Evidence {
  const { value, currency } = fieldsOf(fields['paymentAmount']) ?? {};
  const amount = minorIn(value);
  const { paymentId: providerReference } = fields;
  const capturedAt = timeIn(fields['paymentTime']);
  if (
    amount === undefined ||
    typeof currency !== 'string' ||
    !isCurrency(currency) ||
    typeof providerReference !== 'string' ||
    !paymentNumber.test(providerReference) ||
    capturedAt === undefined
  ) {
    return { says: 'nothing_certain', reason: 'paid, without a readable amount, number and time' };
  }
  return { says: 'captured', amount, currency, providerReference, capturedAt, isOurs };
}

/** Minor units in a text; a number in its place is not what Antom sends. */
export function minorIn(value: unknown): bigint | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? BigInt(value) : undefined;
}
