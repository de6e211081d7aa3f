import { addDays, endOfDay, type HongKongDay, hongKongDay, maskPhoneNumber } from '#base';
import { type NewMessage, queueNewMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import { issueReceipts, type ReceiptToIssue } from '#receipts';
import type { CreditedBuckets } from './credit-line.ts';
import type { Money } from './paid-order.ts';
import { type LockedTopup, ruleChannel, voucherMethod } from './topup.ts';

/** A top-up that was just posted: what its papers say. */
export interface SettledTopup extends CreditedBuckets {
  readonly topup: LockedTopup;
  readonly paid: Money;
  /** Of an emergency credit, out of the value; 0 where none was owed. */
  readonly repaid: bigint;
  readonly validUntilBefore: HongKongDay | null;
  readonly validUntil: HongKongDay;
}

/** Receipts for all of them, in order; returns their codes. */
export function issueTopupReceipts(tx: Tx, settled: readonly SettledTopup[]): string[] {
  return issueReceipts(
    tx,
    settled.map((one) => receiptOf(tx, one)),
  );
}

function receiptOf(tx: Tx, settled: SettledTopup): ReceiptToIssue {
  const { topup, paid, balanceAfter, repaid } = settled;
  const { terms, price, priceCurrency } = topup;
  const { value, bonus, bonusDays, valueCurrency } = terms;
  const worth = (amountMinor: bigint) => ({ amountMinor, currency: valueCurrency });
  return {
    cause: topup.id,
    holders: [topup.maker, terms.ownerId],
    content: {
      kind: topup.method === voucherMethod ? 'voucher' : 'topup',
      about: topup.id,
      providerReference: paid.providerReference,
      paid: { amountMinor: paid.amount, currency: paid.currency },
      fee: { amountMinor: paid.amount > price ? paid.amount - price : 0n, currency: priceCurrency },
      value: worth(value),
      bonus: worth(bonus),
      bonusExpiresAt: bonus > 0n ? endOfDay(addDays(hongKongDay(tx.nowMs), bonusDays)) : null,
      repaid: repaid > 0n ? worth(repaid) : null,
      balanceBefore: worth(balanceAfter + repaid - value - bonus),
      balanceAfter: worth(balanceAfter),
      validUntilBefore: settled.validUntilBefore,
      validUntilAfter: settled.validUntil,
      term: null,
      correction: null,
      closing: null,
    },
  };
}

/**
 * Whose line it is learns of it, and so does whoever paid for somebody else. Of what a rule has
 * ordered, the rule says more, and says it once.
 */
export function tellCredited(tx: Tx, settled: readonly SettledTopup[]): void {
  const byPeople = settled.filter(({ topup }) => topup.channel !== ruleChannel);
  queueNewMessages(tx, byPeople.flatMap(messagesOf));
}

function messagesOf({ topup, balanceAfter, validUntil }: SettledTopup): NewMessage[] {
  const { terms, reference, id: cause } = topup;
  const value = { amountMinor: terms.value, currency: terms.valueCurrency };
  const balance = { amountMinor: balanceAfter, currency: terms.valueCurrency };
  const toOwner: NewMessage = {
    // Who buys at a counter mostly buys for themselves, and nobody there knows.
    kind: terms.isOwn || topup.attempt === null ? 'topup_credited' : 'gift_received',
    parameters: { value, balance, validUntil, reference },
    to: topup.number,
    language: terms.language,
    key: `${cause} credited`,
    cause,
  };
  if (terms.payer === null) return [toOwner];
  const { number: to, language } = terms.payer;
  const maskedReceiver = maskPhoneNumber(topup.number);
  const parameters = { value, maskedReceiver, reference };
  return [toOwner, { kind: 'gift_paid', parameters, to, language, key: `${cause} paid`, cause }];
}
