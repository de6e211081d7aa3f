import type { Context } from '#platform/context';
import { type Break, type BreakId, type Way, waysOf } from './break.ts';
import { saveBreak } from './load-breaks.ts';
import { lockedBreak } from './lock-break.ts';
import { refuse } from './refusals.ts';
import { noteAct, requireStaff, type StaffCaller } from '#identity';

export interface Proposal {
  readonly break: BreakId;
  readonly way: Way;
  /** For whoever decides, and for whoever asks in a year. */
  readonly reason: string;
}

/**
 * Proposes how a break is to be resolved; somebody else decides. Refuses with `permission_missing`,
 * `break_unknown`, `break_state_wrong` and `resolution_not_possible`.
 */
export async function proposeResolution(
  context: Context,
  caller: StaffCaller,
  { break: id, way, reason }: Proposal,
): Promise<Break> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const found = await lockedBreak(tx, id, 'open');
    if (!waysOf(found).includes(way)) {
      throw refuse.resolution_not_possible({ way, possible: waysOf(found).join(', ') });
    }
    const proposedBy = caller.session.staff;
    const proposed: Break = { ...found, state: 'proposed', way, reason, proposedBy };
    saveBreak(tx, proposed);
    noteAct(tx, caller, 'break.propose', id, { way, reason });
    return { ...proposed, changedAt: tx.nowMs };
  });
}
