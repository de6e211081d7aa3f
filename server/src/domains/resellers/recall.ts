import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { IssueId } from './issue.ts';
import type { ResellerId } from './reseller.ts';

export type RecallId = Id<'rcl'>;

/** proposed → refused; proposed → done. */
export type RecallState = 'proposed' | 'refused' | 'done';

/** Money to be taken out of a float again. */
export interface Recall {
  readonly id: RecallId;
  readonly reseller: ResellerId;
  /** The issue that is undone; null for a pay-out to whoever leaves. */
  readonly issue: IssueId | null;
  readonly amountMinor: bigint;
  /** Whom a pay-out goes to; empty once it is decided. */
  readonly toName: string;
  readonly toAccount: string;
  readonly reason: string;
  readonly state: RecallState;
  readonly proposedBy: StaffId;
  readonly proposedAt: InstantMs;
}
