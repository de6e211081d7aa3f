import type { Language, PhoneNumber } from '#base';
import { type NewMessage, queueMessages } from '#notifications';
import type { Dispute, RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { issueReceipts, type ReceiptContent } from '#receipts';
import { topupSettings } from './settings.ts';
import type { LockedTopup } from './topup.ts';

/** How long a wallet takes to show a refund, in working days. */
const workdays = { least: 1, most: 3 } as const;

/** Where the payer is told: at the line itself, at a line of theirs, or not at all, for a guest. */
export function payerOf(
  topup: LockedTopup,
): { readonly number: PhoneNumber; readonly language: Language } | null {
  const { isOwn, language, payer } = topup.terms;
  return isOwn ? { number: topup.number, language } : payer;
}

/** The value was taken back: a receipt for it, word to the payer and to whose line it was. */
export function tellUndone(tx: Tx, topup: LockedTopup, balanceAfter: bigint): void {
  const { terms, reference, id: cause } = topup;
  const value = { amountMinor: terms.value, currency: terms.valueCurrency };
  const balance = { amountMinor: balanceAfter, currency: terms.valueCurrency };
  issueReceipts(tx, [
    {
      cause,
      holders: [topup.maker, terms.ownerId],
      content: { ...contentOf(topup), kind: 'undo', value, balanceAfter: balance },
    },
  ]);
  const messages: NewMessage[] = [];
  const payer = payerOf(topup);
  if (payer) {
    const { number: to, language } = payer;
    const parameters = { value, reference, workdays };
    messages.push({
      kind: 'topup_undone',
      parameters,
      to,
      language,
      key: `${cause} undone`,
      cause,
    });
  }
  if (!terms.isOwn) {
    messages.push({
      kind: 'gift_taken_back',
      parameters: { value, balance, reference },
      to: topup.number,
      language: terms.language,
      key: `${cause} taken back`,
      cause,
    });
  }
  queueMessages(tx, messages);
}

/** What was paid waits for people to look at it; the payer knows by when it is over. */
export function tellHeld(tx: Tx, topup: LockedTopup): void {
  const payer = payerOf(topup);
  if (!payer) return;
  const { number: to, language } = payer;
  const { id: cause, reference } = topup;
  const value = { amountMinor: topup.terms.value, currency: topup.terms.valueCurrency };
  const parameters = { value, reference, hours: tx.settings.get(topupSettings.reviewBackHours) };
  queueMessages(tx, [
    { kind: 'topup_held', parameters, to, language, key: `${cause} held`, cause },
  ]);
}

/** It was paid and is not credited: the money is on its way back. */
export function tellReturned(tx: Tx, topup: LockedTopup): void {
  const payer = payerOf(topup);
  if (!payer) return;
  const { number: to, language } = payer;
  const { id: cause, reference } = topup;
  const value = { amountMinor: topup.terms.value, currency: topup.terms.valueCurrency };
  const parameters = { value, reference, workdays };
  queueMessages(tx, [
    { kind: 'topup_failed', parameters, to, language, key: `${cause} returned`, cause },
  ]);
}

/** The provider has paid back. */
export function tellRefunded(tx: Tx, topup: LockedTopup, refund: RefundOutcome): void {
  const paid = { amountMinor: refund.amount, currency: refund.currency };
  issueReceipts(tx, [
    {
      cause: refund.refund,
      holders: [topup.maker],
      content: { ...contentOf(topup), kind: 'refund', paid },
    },
  ]);
  const payer = payerOf(topup);
  if (!payer) return;
  const { number: to, language } = payer;
  const key = `${refund.refund} made`;
  const parameters = { paid, reference: topup.reference };
  queueMessages(tx, [{ kind: 'refund_made', parameters, to, language, key, cause: topup.id }]);
}

/** The provider could not pay back: what was taken is on the line again, or is owed still. */
export function tellRefundFailed(tx: Tx, topup: LockedTopup, refund: RefundOutcome): void {
  const payer = payerOf(topup);
  if (!payer) return;
  const { number: to, language } = payer;
  const paid = { amountMinor: refund.amount, currency: refund.currency };
  const parameters = { paid, reference: topup.reference };
  const key = `${refund.refund} failed`;
  queueMessages(tx, [{ kind: 'refund_failed', parameters, to, language, key, cause: topup.id }]);
}

/** The payer's bank has taken back what was paid, or has given it up. */
export function tellDisputed(
  tx: Tx,
  topup: LockedTopup,
  { id, amount, currency }: Dispute,
  kind: 'topup_charged_back' | 'topup_put_back',
): void {
  const payer = payerOf(topup);
  if (!payer) return;
  const { number: to, language } = payer;
  const parameters = { paid: { amountMinor: amount, currency }, reference: topup.reference };
  queueMessages(tx, [{ kind, parameters, to, language, key: `${id} ${kind}`, cause: topup.id }]);
}

/** What the papers of giving back share; nothing is claimed about what they do not say. */
function contentOf(topup: LockedTopup): ReceiptContent {
  const { terms, price, priceCurrency } = topup;
  const nothing = { amountMinor: 0n, currency: terms.valueCurrency };
  return {
    kind: 'refund',
    about: topup.id,
    providerReference: null,
    paid: { amountMinor: price, currency: priceCurrency },
    fee: { amountMinor: 0n, currency: priceCurrency },
    value: nothing,
    bonus: nothing,
    bonusExpiresAt: null,
    repaid: null,
    balanceBefore: null,
    balanceAfter: null,
    validUntilBefore: null,
    validUntilAfter: null,
    term: null,
    correction: null,
    closing: null,
  };
}
