import { isId, type Money } from '#base';
import type { Tx } from '#platform/postgres';
import { issueReceipts, keepReceiptSubject } from '#receipts';
import type { LineOnPaper } from '#subscribers';
import { type Closing, type Sheet, waysOf } from './closing.ts';

interface Closed {
  readonly closing: Closing;
  readonly sheet: Sheet;
  readonly line: LineOnPaper;
  /** What the line had of money, in minor units of HKD; now it has nothing. */
  readonly balanceBefore: bigint;
}

/** The receipt of a line that was closed: what goes back by which way, and what does not. */
export function issueClosed(tx: Tx, { closing, sheet, line, balanceBefore }: Closed): void {
  const { id: about, orderedBy } = closing;
  const { id, subscriber, maskedNumber, plan, validUntil } = line;
  keepReceiptSubject(tx, {
    about,
    reference: null,
    line: id,
    maskedNumber,
    plan,
    channel: isId('sub', orderedBy) ? 'app' : 'staff',
    method: null,
    rate: null,
    place: null,
    promotions: [],
  });
  const content = {
    kind: 'closing',
    about,
    providerReference: null,
    paid: hkd(0n),
    fee: hkd(sheet.feeMinor),
    value: hkd(sheet.backMinor),
    bonus: hkd(0n),
    bonusExpiresAt: null,
    repaid: sheet.debtMinor > 0n ? hkd(sheet.debtMinor) : null,
    balanceBefore: hkd(balanceBefore),
    balanceAfter: hkd(0n),
    validUntilBefore: validUntil,
    validUntilAfter: null,
    term: null,
    correction: null,
    closing: { ways: waysOf(sheet), lapsed: hkd(sheet.bonusMinor) },
  } as const;
  issueReceipts(tx, [{ cause: about, holders: [subscriber], content }]);
}

function hkd(amountMinor: bigint): Money {
  return { amountMinor, currency: 'HKD' };
}
