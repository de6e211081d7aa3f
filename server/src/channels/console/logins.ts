import { listStaff } from '#identity';
import type { Context } from '#platform/context';

/** Who a member of staff is to their colleagues. */
export type Logins = ReadonlyMap<string, string>;

export async function readLogins(context: Context): Promise<Logins> {
  return new Map((await listStaff(context)).map(({ id, login }) => [id, login]));
}
