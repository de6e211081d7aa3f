import type { LastError } from '../records.ts';

type Decline = Omit<LastError, 'paymentMethod'>;

/** A card for tests, as Stripe's documents list them by their tokens. */
export interface Card {
  brand: 'visa' | 'mastercard' | 'unionpay';
  last4: string;
  /** Asked for at every charge with the payer present; without, the charge is refused. */
  isAuthenticationRequired?: boolean;
  decline?: Decline;
  /** What becomes of a charge or of its refund later. */
  fate?: 'disputed' | 'refund-pending' | 'refund-fails';
}

const visa = (last4: string): Card => ({ brand: 'visa', last4 });

export const cards = {
  pm_card_visa: visa('4242'),
  pm_card_mastercard: { brand: 'mastercard', last4: '4444' },
  pm_card_unionpay: { brand: 'unionpay', last4: '0005' },
  pm_card_authenticationRequired: { ...visa('3184'), isAuthenticationRequired: true },
  pm_card_chargeDeclined: declined('0002', 'card_declined', 'generic_decline'),
  pm_card_chargeDeclinedInsufficientFunds: declined(
    '9995',
    'card_declined',
    'insufficient_funds',
    'try_again_later',
  ),
  pm_card_chargeDeclinedLostCard: declined(
    '9987',
    'card_declined',
    'lost_card',
    'do_not_try_again',
  ),
  pm_card_chargeDeclinedExpiredCard: declined('0069', 'expired_card', null, 'confirm_card_data'),
  pm_card_chargeDeclinedProcessingError: declined(
    '0119',
    'processing_error',
    null,
    'try_again_later',
  ),
  // Can be left for later charges, each of which is then refused.
  pm_card_chargeCustomerFail: declined('0341', 'card_declined', 'generic_decline'),
  pm_card_createDispute: { ...visa('0259'), fate: 'disputed' },
  pm_card_pendingRefund: { ...visa('7726'), fate: 'refund-pending' },
  pm_card_refundFail: { ...visa('5126'), fate: 'refund-fails' },
} satisfies Record<string, Card>;

export type CardName = keyof typeof cards;

export function cardOf(name: string): Card {
  return isCardName(name) ? cards[name] : cards.pm_card_visa;
}

export function isCardName(name: string): name is CardName {
  return Object.hasOwn(cards, name);
}

function declined(
  last4: string,
  code: string,
  declineCode: string | null,
  adviceCode: string | null = null,
): Card {
  const message = code === 'expired_card' ? 'Your card has expired.' : 'Your card was declined.';
  return { ...visa(last4), decline: { code, declineCode, adviceCode, message } };
}

export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  adviceCode: null,
  message: 'Your card was declined. This transaction requires authentication.',
};

export const authenticationFailed: Decline = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  adviceCode: null,
  message: 'The provided payment method has failed authentication.',
};
