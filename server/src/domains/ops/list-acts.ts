import type { InstantMs } from '#base';
import { listStaff, readTrail, requirePermission, type TrailEntry } from '#identity';
import type { Context } from '#platform/context';
import type { Caller } from './look.ts';
import { type Page, readPage } from './page.ts';

/** An entry of the trail, with the login of who acted where that is a member of staff. */
export interface NamedAct extends TrailEntry {
  readonly login: string | null;
}

export interface ActsAsked {
  /** The id of what was acted on; without it, everything. */
  readonly subject?: string | undefined;
  /** The login of a member of staff, or the id of whoever acted; without it, everybody's. */
  readonly actor?: string | undefined;
  readonly beforeMs?: InstantMs | undefined;
}

const pageLength = 50;

/** The trail, newest first. Refuses with `permission_missing`. */
export async function listActs(
  context: Context,
  { session, ip }: Caller,
  { subject, actor, beforeMs = context.clock.now() + 1 }: ActsAsked,
): Promise<Page<NamedAct>> {
  await requirePermission(context, { session, permission: 'audit.read', ip });
  const staff = await listStaff(context);
  const byLogin = staff.find(({ login }) => login === actor);
  const of = {
    ...(subject === undefined ? {} : { subject }),
    ...(actor === undefined ? {} : { actor: byLogin?.id ?? actor }),
  };
  const { rows, ...rest } = await readPage(
    pageLength,
    (limit) => readTrail(context, { ...of, beforeMs, limit }),
    ({ atMs }) => atMs,
  );
  const logins = new Map<string, string>(staff.map(({ id, login }) => [id, login]));
  return {
    ...rest,
    rows: rows.map((act) => ({ ...act, login: logins.get(act.actor.id) ?? null })),
  };
}
