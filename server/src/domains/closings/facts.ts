import type { Id } from '#base';
import { fact } from '#platform/facts';
import type { ClosingId } from './closing.ts';

export interface ClosedLineOwed {
  /** Of this payment: told again, it is the same. */
  readonly id: Id<'clp'>;
  readonly closing: ClosingId;
  /** HKD in minor units. */
  readonly amountMinor: bigint;
}

/** Money has come back to a line whose closing is settled: its owner is owed that, too. */
export const closedLineOwed = fact<ClosedLineOwed>('closedLineOwed');
