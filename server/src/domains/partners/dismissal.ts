import { idFrom, isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import type { ResellerId } from '#resellers';
import { refuse } from './refusals.ts';
import { deleteAdmissionOf } from './store/admissions.ts';
import { deleteDeveloperSessions, dismissDeveloper } from './store/developers.ts';
import { deleteInvitationsTo } from './store/invitations.ts';

/**
 * Ends all that opens the portal to a developer, and says whose they were. Refuses with
 * `developer_unknown`.
 */
export async function dismissIn(tx: Tx, developer: string): Promise<ResellerId> {
  const [found] = await tx.query(dismissDeveloper, [developer, isoTime(tx.nowMs)]);
  if (!found) throw refuse.developer_unknown();
  await tx.query(deleteDeveloperSessions, [developer]);
  await tx.query(deleteInvitationsTo, [found.email, false]);
  await tx.query(deleteAdmissionOf, [found.email]);
  return idFrom('rsl', found.reseller);
}
