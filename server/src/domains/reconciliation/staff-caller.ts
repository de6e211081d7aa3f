import { type Permission, recordAct, requirePermission, type StaffSession } from '#identity';
import type { Context } from '#platform/context';
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

/** Adds what somebody did to the trail, in the transaction that does it. */
export function noteAct(
  tx: Tx,
  { session, ip }: StaffCaller,
  action: string,
  subject: string,
  details: Readonly<Record<string, string>>,
): void {
  const actor = { kind: 'staff', id: session.staff } as const;
  recordAct(tx, { actor, action, subject, outcome: 'done', ip, details });
}
