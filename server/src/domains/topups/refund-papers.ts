import type { Language, Money, PhoneNumber } from '#base';
import { lockedTotal } from '#ledger';
import { type NewMessage, queueMessages } from '#notifications';
import type { Dispute, RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { issueReceipts, nothingSaid, type ReceiptContent } from '#receipts';
import { accountOf } from '#subscribers';
import type { ClawBackId, TakenBack } from './claw-back.ts';
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

/**
 * The value was taken back: a receipt for it and for what goes back of the price, word to the payer
 * and to whose line it was. The line had `balanceBefore`, and has now what is locked.
 */
export function tellUndone(tx: Tx, topup: LockedTopup, taken: Moved, paidPrice: bigint): void {
  const { terms, reference, priceCurrency, id: cause } = topup;
  const value = { amountMinor: terms.value, currency: terms.valueCurrency };
  const paid = { amountMinor: paidPrice, currency: priceCurrency };
  const { line } = moneyOf(tx, topup, taken);
  issueReceipts(tx, [
    {
      cause,
      holders: [topup.maker, terms.ownerId],
      content: { ...contentOf(topup), kind: 'undo', paid, ...line, value },
    },
  ]);
  const balance = line.balanceAfter;
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

/** What a claw-back took off a line or put back there, and what the line had before. */
interface Moved extends LineShare {
  readonly balanceBefore: bigint;
}

/** What of a claw-back is the line's: what it owes instead counts as taken. */
type LineShare = Pick<TakenBack, 'taken' | 'owed' | 'bonus'>;

function shareOf({ taken, owed, bonus }: LineShare): bigint {
  return taken + owed + bonus;
}

/** What a locked line has of the money that a top-up brings. */
export function balanceOf(tx: Tx, { line, terms }: LockedTopup): bigint {
  return lockedTotal(tx, accountOf(line), terms.valueCurrency);
}

/**
 * A receipt for whose line it is: what has left it since the top-up was given back or charged back,
 * or has come to it again since that was not so. What the same claw-back had taken `before` has its
 * own receipts.
 */
export function issueMoved(
  tx: Tx,
  topup: LockedTopup,
  kind: 'taken_back' | 'put_back',
  { id: cause, ...moved }: Moved & { readonly id: ClawBackId },
  before?: LineShare,
): void {
  if (shareOf(moved) === 0n) return;
  const { line } = moneyOf(tx, topup, moved);
  const content = { ...contentOf(topup), kind, ...line };
  const takenBefore = before ? shareOf(before) : 0n;
  issueReceipts(tx, [{ cause, takenBefore, holders: [topup.terms.ownerId], content }]);
}

function moneyOf(tx: Tx, topup: LockedTopup, { taken, owed, bonus, balanceBefore }: Moved) {
  const currency = topup.terms.valueCurrency;
  const money = (amountMinor: bigint): Money => ({ amountMinor, currency });
  return {
    line: {
      value: money(taken + owed),
      bonus: money(bonus),
      balanceBefore: money(balanceBefore),
      balanceAfter: money(balanceOf(tx, topup)),
    },
  };
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

/** The provider has paid back, and what of the line's value that was for. */
export function tellRefunded(
  tx: Tx,
  topup: LockedTopup,
  refund: RefundOutcome,
  clawBack: TakenBack | undefined,
): void {
  const paid = { amountMinor: refund.amount, currency: refund.currency };
  const currency = topup.terms.valueCurrency;
  const { taken = 0n, owed = 0n, writtenOff = 0n, bonus = 0n } = clawBack ?? {};
  const value = { amountMinor: taken + owed + writtenOff, currency };
  const promoted = { amountMinor: bonus, currency };
  issueReceipts(tx, [
    {
      cause: refund.refund,
      holders: [topup.maker],
      content: { ...contentOf(topup), kind: 'refund', paid, value, bonus: promoted },
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
    ...nothingSaid,
    kind: 'refund',
    about: topup.id,
    paid: { amountMinor: price, currency: priceCurrency },
    fee: { amountMinor: 0n, currency: priceCurrency },
    value: nothing,
    bonus: nothing,
  };
}
