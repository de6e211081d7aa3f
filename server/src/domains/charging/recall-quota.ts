import { slotOf, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { type QuotaRecalled, quotaRecalled, type RecallReason } from './facts.ts';
import { keptSession } from './kept-sessions.ts';
import type { Session } from './session.ts';
import { sessionIdOf } from './session-id.ts';
import { readOpenSessions, sessionOf } from './store/sessions.ts';

/**
 * Tells that the open sessions of lines are to ask for new quotas, or to end: after a top-up, a
 * change of plan, a bar. Sessions that spoke in this very transaction have just been answered. What
 * is set aside stays so until the network has reported; one that never does is found by its
 * silence.
 */
export async function recallQuota(
  tx: Tx,
  lines: readonly LineId[],
  why: RecallReason,
): Promise<void> {
  const keys = [...new Set(lines)].map((line) => ({ slot: slotOf(line), line: uuidOf(line) }));
  const open = (await tx.load(readOpenSessions, keys)).map(sessionOf);
  await tell(
    tx,
    quotaRecalled,
    open.flatMap((session) => recalled(tx, session, why)),
  );
}

function recalled(tx: Tx, session: Session, why: RecallReason): QuotaRecalled[] {
  const { line, number, notifyUri, groups } = session;
  const id = sessionIdOf(line, number);
  const running = groups.filter(({ grantedAt, answer }) => grantedAt !== null || answer !== null);
  const isAnswered = keptSession(tx, id) !== undefined;
  if (notifyUri === null || isAnswered || running.length === 0) return [];
  const ratingGroups = running.map(({ ratingGroup }) => ratingGroup);
  return [{ session: id, line, notifyUri, ratingGroups, why }];
}
