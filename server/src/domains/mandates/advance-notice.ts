import { type Id, idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { AttemptId } from '#payments';
import type { Tx } from '#platform/postgres';
import type { MandateId } from './mandate.ts';
import { type AdvanceNoticeRow, readOpenNotices } from './store/advance-notices.ts';

export type AdvanceNoticeId = Id<'adv'>;

/** What a payer is told before a payment; `told` with the proof that they were. */
export interface GivenAdvanceNotice {
  readonly id: AdvanceNoticeId;
  readonly mandate: MandateId;
  readonly amountMinor: bigint;
  /** When a payment may be taken on its strength. */
  readonly from: InstantMs;
  readonly until: InstantMs;
  readonly state: 'wanted' | 'told' | 'refused';
  /** The provider's word, or the message that was sent. */
  readonly proof: string | null;
  readonly usedBy: AttemptId | null;
  readonly toldAt: InstantMs | null;
}

export function advanceNoticeOf(row: AdvanceNoticeRow): GivenAdvanceNotice {
  return {
    id: idFrom('adv', row.id),
    mandate: idFrom('mdt', row.mandate),
    amountMinor: row.amount,
    from: row.opensAt,
    until: row.endsAt,
    state: row.state as GivenAdvanceNotice['state'],
    proof: row.proof,
    usedBy: row.usedBy === null ? null : idFrom('att', row.usedBy),
    toldAt: row.toldAt,
  };
}

/** Those of a mandate that a payment of this amount can still go by, or soon can; it is locked. */
export async function openNoticesFor(
  tx: Tx,
  mandate: MandateId,
  amountMinor: bigint,
): Promise<GivenAdvanceNotice[]> {
  const now = new Date(tx.nowMs).toISOString();
  const rows = await tx.query(readOpenNotices, [slotOf(mandate), uuidOf(mandate), now]);
  return rows.map(advanceNoticeOf).filter((notice) => notice.amountMinor >= amountMinor);
}
