import type { LapseReason, Term } from './term.ts';

/** What became of a due term: what its owner is told follows from it. */
export interface DealtWith {
  readonly term: Term;
  readonly became:
    | 'told'
    | 'waits'
    | 'begun'
    | 'renewed'
    | 'ended'
    | 'lapsed'
    | 'owed'
    | 'still_owed';
  readonly why: LapseReason | null;
  /** What it would have cost, or did. */
  readonly priceMinor: bigint;
  readonly next: Term | undefined;
}
