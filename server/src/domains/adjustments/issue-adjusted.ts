import { hongKongDay, type InstantMs, maskPhoneNumber } from '#base';
import type { Tx } from '#platform/postgres';
import { issueReceipts, keepReceiptSubject } from '#receipts';
import { type Adjustment, wayOf } from './adjustment.ts';
import type { ReceiptParts } from './read-receipt-parts.ts';

/** As receipts know what our own people have done. */
const staffChannel = 'staff';

/** What a correction has changed, in minor units of HKD. */
export interface Corrected {
  readonly balanceBefore: bigint;
  readonly balanceAfter: bigint;
  /** When what was given ends; null where it does not. */
  readonly expiresAt: InstantMs | null;
}

/** The receipt of a correction, in the commit that makes it. */
export function issueAdjusted(
  tx: Tx,
  { id: about, reason, amountMinor }: Adjustment,
  { balanceBefore, balanceAfter, expiresAt }: Corrected,
  { line, plan }: ReceiptParts,
): void {
  const number = line.numbers[0]?.number;
  const validUntil = line.validUntil === null ? null : hongKongDay(line.validUntil);
  keepReceiptSubject(tx, {
    about,
    reference: null,
    line: line.id,
    maskedNumber: number === undefined ? '' : maskPhoneNumber(number),
    plan,
    channel: staffChannel,
    method: null,
    rate: null,
    place: null,
    promotions: [],
  });
  const content = {
    kind: 'adjustment',
    about,
    providerReference: null,
    paid: hkd(0n),
    fee: hkd(0n),
    value: hkd(amountMinor),
    bonus: hkd(0n),
    bonusExpiresAt: null,
    repaid: null,
    balanceBefore: hkd(balanceBefore),
    balanceAfter: hkd(balanceAfter),
    validUntilBefore: validUntil,
    validUntilAfter: validUntil,
    term: null,
    correction: { way: wayOf(reason), reason, expiresAt },
  } as const;
  issueReceipts(tx, [{ cause: about, holders: [line.subscriber], content }]);
}

function hkd(amountMinor: bigint) {
  return { amountMinor, currency: 'HKD' } as const;
}
