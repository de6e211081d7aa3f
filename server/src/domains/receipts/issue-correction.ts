import type { HongKongDay, Id, Money } from '#base';
import type { Tx } from '#platform/postgres';
import { issueReceipts } from './issue-receipts.ts';
import { keepReceiptSubject } from './keep-receipt-subject.ts';
import { nothingSaid, type ReceiptCorrection, type ReceiptSubject } from './receipt.ts';

/** Whose line it is, and how papers name it. */
interface Corrected extends Pick<ReceiptSubject, 'maskedNumber' | 'plan'> {
  readonly id: Id<'lin'>;
  readonly subscriber: Id<'sub'>;
  readonly validUntil: HongKongDay | null;
}

export interface CorrectionToIssue {
  /** What no table knows by an id of its own gets one for its receipt. */
  readonly about: Id<'adj'>;
  readonly cause: Id;
  readonly line: Corrected;
  readonly channel: string;
  readonly correction: ReceiptCorrection;
  /** In minor units of HKD, above zero whichever way it went; and what the line had. */
  readonly amountMinor: bigint;
  readonly balanceBefore: bigint;
  readonly balanceAfter: bigint;
}

/** The receipt of money that nobody paid for and that was given, taken or moved all the same. */
export function issueCorrection(tx: Tx, issued: CorrectionToIssue): void {
  const { about, cause, line, channel, correction } = issued;
  const { id, subscriber, maskedNumber, plan, validUntil } = line;
  keepReceiptSubject(tx, {
    about,
    reference: null,
    line: id,
    maskedNumber,
    plan,
    channel,
    method: null,
    rate: null,
    place: null,
    promotions: [],
  });
  const content = {
    ...nothingSaid,
    kind: 'adjustment',
    about,
    paid: hkd(0n),
    fee: hkd(0n),
    value: hkd(issued.amountMinor),
    bonus: hkd(0n),
    balanceBefore: hkd(issued.balanceBefore),
    balanceAfter: hkd(issued.balanceAfter),
    validUntilBefore: validUntil,
    validUntilAfter: validUntil,
    correction,
  } as const;
  issueReceipts(tx, [{ cause, holders: [subscriber], content }]);
}

function hkd(amountMinor: bigint): Money {
  return { amountMinor, currency: 'HKD' };
}
