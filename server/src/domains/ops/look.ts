import { hourMs, type Id } from '#base';
import {
  type ActCode,
  type Permission,
  recordAct,
  requirePermission,
  type StaffSession,
} from '#identity';
import { type Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { opsSettings } from './settings.ts';

/** The member of staff who asks, and from where. */
export interface Caller {
  readonly session: StaffSession;
  readonly ip: string;
}

export interface Look {
  /** All of them are needed. */
  readonly permissions: readonly Permission[];
  /** As the trail tells it: `line.look`. */
  readonly action: ActCode;
  /** What is looked at, where that is known before. */
  readonly subject?: Id;
}

/** What was seen, and of what it is, where that was found out by looking. */
interface Seen<Result> {
  readonly result: Result;
  readonly subject?: Id;
  readonly details?: Readonly<Record<string, string>>;
}

/**
 * Every look at data of a subscriber goes through here: who may not is refused, who looks too often
 * is refused, and the trail has it before anything is shown. Refuses with `permission_missing` and
 * `too_many_requests`.
 */
export async function look<Result>(
  context: Context,
  { session, ip }: Caller,
  { permissions, action, subject }: Look,
  read: () => Promise<Seen<Result>>,
): Promise<Result> {
  const about = subject === undefined ? {} : { subject };
  for (const permission of permissions) {
    await requirePermission(context, { session, permission, ...about, ip });
  }
  await takeToken(context, {
    name: 'ops.looks',
    key: session.staff,
    limit: context.settings().get(opsSettings.looksPerStaffHour),
    perMs: hourMs,
  });
  const seen = await read();
  await context.db.transaction(async (tx) => {
    recordAct(tx, {
      actor: { kind: 'staff', id: session.staff },
      action,
      subject: seen.subject ?? subject ?? null,
      outcome: 'done',
      ip,
      ...(seen.details ? { details: seen.details } : {}),
    });
  });
  return seen.result;
}
