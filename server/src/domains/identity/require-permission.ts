import type { Context } from '#platform/context';
import { isAllowed, type Permission } from './permissions.ts';
import { recordAct } from './record-act.ts';
import { refuse } from './refusals.ts';
import type { StaffSession } from './staff.ts';

interface Asking {
  readonly session: StaffSession;
  readonly permission: Permission;
  /** The id of what it is to be done to, if it is one thing. */
  readonly subject?: string;
  readonly ip: string;
}

/** Lets pass who may. Refuses with `permission_missing`, and records that somebody tried. */
export async function requirePermission(context: Context, asking: Asking): Promise<void> {
  const { session, permission, subject, ip } = asking;
  if (isAllowed(session.roles, permission)) return;
  await context.db.transaction(async (tx) => {
    recordAct(tx, {
      actor: { kind: 'staff', id: session.staff },
      action: permission,
      subject: subject ?? null,
      outcome: 'denied',
      ip,
    });
  });
  throw refuse.permission_missing({ permission });
}
