import { nameIn } from '../json/fields.ts';
import type { DeclineKind } from '../mandates.ts';

/**
 * Codes of cards that were declined (docs.stripe.com/declines/codes), by what is to be done. What
 * the networks call final is never tried again: they fine whoever does.
 */
const kinds: ReadonlyMap<string, DeclineKind> = new Map(
  Object.entries({
    soft: [
      'insufficient_funds',
      'try_again_later',
      'processing_error',
      'issuer_not_available',
      'reenter_transaction',
      'card_velocity_exceeded',
      'withdrawal_count_limit_exceeded',
      'lock_timeout',
    ],
    needs_payer: [
      'authentication_required',
      'authentication_not_handled',
      'payment_intent_authentication_failure',
      'approve_with_id',
      'call_issuer',
    ],
    hard: [
      'do_not_try_again',
      'expired_card',
      'fraudulent',
      'incorrect_number',
      'invalid_account',
      'lost_card',
      'merchant_blacklist',
      'new_account_information_available',
      'not_permitted',
      'pickup_card',
      'restricted_card',
      'revocation_of_all_authorizations',
      'revocation_of_authorization',
      'security_violation',
      'service_not_allowed',
      'stolen_card',
      'stop_payment_order',
      'transaction_not_allowed',
    ],
    // Stripe has no such card of such a customer any more.
    over: ['resource_missing', 'payment_method_customer_mismatch'],
  } satisfies Record<DeclineKind, readonly string[]>).flatMap(([kind, codes]) =>
    codes.map((code): [string, DeclineKind] => [code, kind as DeclineKind]),
  ),
);

/** A bank that says nothing but no is asked once more; what nobody knows is treated like it. */
const mostTriesOfUnknown = 2;

export function declineOf(reason: string, nth: number): DeclineKind {
  return kinds.get(nameIn(reason)) ?? (nth < mostTriesOfUnknown ? 'soft' : 'hard');
}

/** The one code to keep of what an error says: the bank's, unless it is told never to try again. */
export function reasonOf(
  code: string,
  { declineCode, adviceCode }: { readonly declineCode: string; readonly adviceCode: string },
): string {
  const said = declineCode || code;
  const isNever = adviceCode === 'do_not_try_again' && kinds.get(said) !== 'hard';
  return isNever ? adviceCode : said || 'card_declined';
}
