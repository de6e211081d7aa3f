import { type ActCode, type Permission, recordAct, requirePermission } from '#identity';
import type { Id, RefusalDetails } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Caller } from './look.ts';

export interface Decision {
  readonly permission: Permission;
  /** As the trail tells it: `review.propose`; asked once it is done where that decides it. */
  readonly action: ActCode | (() => ActCode);
  readonly subject: Id;
}

/**
 * Everything that staff change goes through here: who may not is refused and recorded, and what is
 * done and the trail of it are one commit. `work` returns what the trail tells beside the action.
 */
export async function decide(
  context: Context,
  { session, ip }: Caller,
  { permission, action, subject }: Decision,
  work: (tx: Tx) => Promise<RefusalDetails>,
): Promise<void> {
  await requirePermission(context, { session, permission, subject, ip });
  await context.db.transaction(async (tx) => {
    const details = await work(tx);
    const actor = { kind: 'staff', id: session.staff } as const;
    const done = typeof action === 'string' ? action : action();
    recordAct(tx, { actor, action: done, subject, outcome: 'done', ip, details });
  });
}
