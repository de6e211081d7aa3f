import { dayMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { admissionDays } from './admission.ts';
import { deleteOldAdmissions } from './store/admissions.ts';
import { deleteEndedVisits } from './store/developers.ts';
import { deleteEndedInvitations } from './store/invitations.ts';

/** Removes sessions of the portal, and ways in to it, that have ended by time alone. */
export async function sweepDeveloperSessions(context: Context): Promise<void> {
  await context.db.transaction(async (tx) => {
    await tx.query(deleteEndedVisits, [isoTime(tx.nowMs)]);
    await tx.query(deleteEndedInvitations, [isoTime(tx.nowMs)]);
    await tx.query(deleteOldAdmissions, [isoTime(tx.nowMs - admissionDays * dayMs)]);
  });
}
