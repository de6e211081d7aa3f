import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { ActCode } from './act.ts';
import { isPassword } from './password.ts';
import { refuse } from './refusals.ts';
import type { StaffSession } from './staff.ts';
import { readStaffByLogin, lockStaff, type StaffRow } from './store/staff.ts';
import { clearTries, recordDenied, requireTry, type Try } from './tries.ts';

/** What whoever sits at a desk must show again before their keys are changed. */
export interface OwnPassword {
  readonly session: StaffSession;
  readonly password: string;
  readonly ip: string;
}

/**
 * Does `work` in one transaction once the password has proved right: a stolen session, or a desk
 * that was left, must not become somebody's login. Tries are counted like those at signing in.
 * Refuses with `sign_in_wrong` and `sign_in_locked`.
 */
export async function withOwnPassword<Result>(
  context: Context,
  { session, password, ip }: OwnPassword,
  action: ActCode,
  work: (tx: Tx, row: StaffRow) => Promise<Result>,
): Promise<Result> {
  const { login, staff } = session;
  const attempt: Try = { login, staff, action, ip };
  await requireTry(context, attempt);
  const [found] = await context.db.read(readStaffByLogin, [login]);
  const isRight = found !== undefined && (await isPassword(found.password, password));
  const done = await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockStaff, [uuidOf(staff)]);
    if (!row || !isRight || row.password !== found.password || row.suspendedAt !== null) {
      recordDenied(tx, attempt, 'wrong');
      return undefined;
    }
    await clearTries(context, tx, login);
    return { result: await work(tx, row) };
  });
  if (!done) throw refuse.sign_in_wrong();
  return done.result;
}
