import { type Currency, fromUnixSeconds, isCurrency, isId } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { AttemptId } from '../../payment.ts';
import { amountIn, type Fields, fieldsOf } from '../json/fields.ts';
import type { Merchant } from './settings.ts';

/** Our number of an attempt, where we have written it at Stripe. */
export function attemptIn(value: unknown): AttemptId | undefined {
  return typeof value === 'string' && isId('att', value) ? value : undefined;
}

export function metadataOf(thing: Fields): Fields {
  return fieldsOf(thing['metadata']) ?? {};
}

export function isObject(thing: Fields | undefined, kind: string): thing is Fields {
  return thing?.['object'] === kind;
}

export function idIn(value: unknown, kind: string): string | undefined {
  const isOne = typeof value === 'string' && new RegExp(`^${kind}_\\w{8,80}$`).test(value);
  return isOne ? value : undefined;
}

/** What a charge proves, as a query and a notice show it. Refunds of it leave it as it is. */
export function evidenceOfCharge(merchant: Merchant, charge: Fields): Evidence {
  if (charge['status'] !== 'succeeded' || charge['paid'] !== true) {
    // A card that was declined leaves the page open for another one.
    return { says: 'pending' };
  }
  const amount = amountIn(charge['amount_captured']);
  const currency = currencyIn(charge['currency']);
  const providerReference = idIn(charge['payment_intent'], 'pi');
  const capturedAt = fromUnixSeconds(charge['created']);
  const isWhole = amount !== undefined && currency && providerReference && capturedAt;
  if (!isWhole) return nothing('paid, without a readable amount, number and time');
  const isOurs = charge['livemode'] === merchant.isProduction;
  return { says: 'captured', amount, currency, providerReference, capturedAt, isOurs };
}

export function currencyIn(value: unknown): Currency | undefined {
  const currency = typeof value === 'string' ? value.toUpperCase() : '';
  return isCurrency(currency) ? currency : undefined;
}

export function nothing(reason: string): Extract<Evidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}
