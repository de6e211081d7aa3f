import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { SystemAccount } from '#ledger';

export type BatchKind = 'printed' | 'electronic';

/** making → made; making → given_up, where the program that made it came to an end. */
export type BatchState = 'making' | 'made' | 'given_up';

/** Vouchers that were made together: of one value, and with one last day of sale. */
export interface Batch {
  readonly number: number;
  readonly kind: BatchKind;
  readonly label: string;
  readonly valueMinor: bigint;
  readonly count: number;
  readonly state: BatchState;
  /** To whom the file of codes is encrypted; null where tills show the codes. */
  readonly printer: string | null;
  /** Of a printed one, printed on each; of an electronic one, the last instant of its sale. */
  readonly expiresAt: InstantMs;
  readonly madeBy: string;
  readonly begunAt: InstantMs;
  readonly madeAt: InstantMs | null;
}

export type ActivationId = Id<'vac'>;
export type ActivationState = 'proposed' | 'refused' | 'active';

/** A part of a batch that may be sold, or that somebody wants to be. */
export interface Activation {
  readonly id: ActivationId;
  readonly batch: number;
  readonly first: number;
  readonly last: number;
  readonly state: ActivationState;
  /** Null where it was proposed at the command line. */
  readonly proposedBy: StaffId | null;
  readonly proposedAt: InstantMs;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: InstantMs | null;
}

/** How many vouchers of a batch are what; together they are all that were made. */
export interface BatchCounts {
  /** Neither sold nor stopped: in a drawer, on a shelf, or in the till's stock. */
  readonly available: number;
  readonly sold: number;
  readonly redeemed: number;
  readonly expired: number;
  readonly blocked: number;
}

/** What of a batch is owed to holders, and whether all of it adds up. */
export interface BatchReport {
  readonly batch: Batch;
  readonly counts: BatchCounts;
  /** How many are in parts that may be sold, sold ones included. */
  readonly active: number;
  /** The value of what was sold and neither redeemed nor expired, blocked ones included. */
  readonly owedMinor: bigint;
  readonly activations: readonly Activation[];
}

/** What holders of a batch's vouchers are owed: from the sale on, until they are redeemed. */
export function owedFor(batch: number): SystemAccount {
  return `vouchers:${String(batch).padStart(6, '0')}`;
}
