import { type Id, idFrom, type InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { IssueId } from './issue.ts';
import type { ResellerId } from './reseller.ts';
import type { RecallRow } from './store/recalls.ts';

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

export function recallOf(row: RecallRow): Recall {
  const { amount: amountMinor, toName, toAccount, reason, state, proposedAt } = row;
  return {
    id: idFrom('rcl', row.id),
    reseller: idFrom('rsl', row.reseller),
    issue: row.issue === null ? null : idFrom('iss', row.issue),
    amountMinor,
    toName,
    toAccount,
    reason,
    state,
    proposedBy: idFrom('stf', row.proposedBy),
    proposedAt,
  };
}
