import { hongKongDay, type Id, idFrom, type InstantMs, isId, slotOf, uuidOf } from '#base';
import { type Departure, loadDepartures, type MessageId } from '#notifications';
import type { AttemptId } from '#payments';
import type { Tx } from '#platform/postgres';
import type { Mandate, MandateId } from './mandate.ts';
import { type AdvanceNoticeRow, readOpenNotices } from './store/advance-notices.ts';
import { type MandateTerms, noticeSpan } from './terms.ts';

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

/** By a message of ours; those of versions before name none, and count from when it was queued. */
export function proofBy(message: MessageId): string {
  return `message ${message}`;
}

function messageOf({ proof }: GivenAdvanceNotice): MessageId | undefined {
  const id = proof?.replace(/^message /, '');
  return id !== undefined && isId('msg', id) ? id : undefined;
}

/** Those of a mandate that a payment of this amount can still go by, or soon can; it is locked. */
export async function openNoticesFor(
  tx: Tx,
  { id: mandate, terms }: Pick<Mandate, 'id' | 'terms'>,
  amountMinor: bigint,
): Promise<GivenAdvanceNotice[]> {
  const now = new Date(tx.nowMs).toISOString();
  const rows = await tx.query(readOpenNotices, [slotOf(mandate), uuidOf(mandate), now]);
  const open = rows.map(advanceNoticeOf).filter((notice) => notice.amountMinor >= amountMinor);
  const departures = await loadDepartures(
    tx,
    open.flatMap((notice) => messageOf(notice) ?? []),
  );
  return open.flatMap((notice) => {
    const message = messageOf(notice);
    return message ? asSent(notice, terms, departures.get(message) ?? 'lost') : [notice];
  });
}

/**
 * What a message of ours proves: nothing while it waits, nor once it is lost; its days are counted
 * from when it left us.
 */
function asSent(
  notice: GivenAdvanceNotice,
  { advanceNotice: rule }: MandateTerms,
  departure: Departure,
): GivenAdvanceNotice[] {
  if (departure === 'lost' || rule === null) return [];
  if (departure === 'waits') return [{ ...notice, state: 'wanted' }];
  const { from, until } = noticeSpan(rule, hongKongDay(notice.from), departure.sentAt);
  return [{ ...notice, from, until }];
}
