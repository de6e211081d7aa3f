import type { Context } from '#platform/context';
import { listStaff } from './list-staff.ts';

/** Who a member of staff is to their colleagues. */
export type Logins = ReadonlyMap<string, string>;

export async function readLogins(context: Context): Promise<Logins> {
  return new Map((await listStaff(context)).map(({ id, login }) => [id, login]));
}
