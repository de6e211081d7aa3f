import type { ChargedLine } from './charged-lines.ts';
import type { DayCount } from './rating/day-count.ts';
import type { Session } from './session.ts';

/**
 * A session after a step, with the counts of its line where it has changed them or has just begun.
 * Whatever reports next is read and written anyway: in a row of their own the counts took a fifth
 * of the database's time for a report.
 */
export function withCounts(
  line: ChargedLine,
  session: Session,
  before: { readonly counts: readonly DayCount[]; readonly isNew: boolean },
): Session {
  if (!before.isNew && line.counts === before.counts) return session;
  line.countedBy = session.number;
  return { ...session, counts: line.counts };
}
