import type { InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import { issueCorrection } from '#receipts';
import type { LineOnPaper } from '#subscribers';
import { type Adjustment, wayOf } from './adjustment.ts';

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
  line: LineOnPaper,
): void {
  const correction = { way: wayOf(reason), reason, expiresAt };
  const balances = { balanceBefore, balanceAfter };
  const channel = staffChannel;
  issueCorrection(tx, { about, cause: about, line, channel, correction, amountMinor, ...balances });
}
