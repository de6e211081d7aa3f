import type { ActCode } from './act.ts';
import type { Permission } from './permissions.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import { requirePermission } from './require-permission.ts';
import type { StaffSession } from './staff.ts';
import { type Actor, type Context, system } from '#platform/context';
import type { Tx } from '#platform/postgres';

/** The member of staff who asks, and from where. */
export interface StaffCaller {
  readonly session: StaffSession;
  readonly ip: string;
}

/** Refuses with `permission_missing`, and records that somebody tried. */
export async function requireStaff(
  context: Context,
  { session, ip }: StaffCaller,
  permission: Permission,
  subject?: string,
): Promise<void> {
  const about = subject === undefined ? {} : { subject };
  await requirePermission(context, { session, permission, ...about, ip });
}

/** Refuses with `second_person_needed` whoever would decide what they proposed themselves. */
export function requireSecondPerson({ session }: StaffCaller, proposedBy: string | null): void {
  if (session.staff === proposedBy) throw refuse.second_person_needed();
}

/**
 * Adds what somebody did to the trail, in the transaction that does it; of the command line there
 * is no caller.
 */
export function noteAct(
  tx: Tx,
  caller: StaffCaller | undefined,
  action: ActCode,
  subject: string,
  details: Readonly<Record<string, string>>,
): void {
  const actor: Actor = caller ? { kind: 'staff', id: caller.session.staff } : system;
  const ip = caller?.ip ?? null;
  recordAct(tx, { actor, action, subject, outcome: 'done', ip, details });
}
