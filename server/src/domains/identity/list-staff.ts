import { idFrom } from '#base';
import type { Context } from '#platform/context';
import type { Staff } from './staff.ts';
import { readAllStaff } from './store/staff.ts';

/** Everybody who ever was on the staff, by login. */
export async function listStaff(context: Context): Promise<Staff[]> {
  const rows = await context.db.read(readAllStaff);
  return rows.map(({ id, login, name, roles, suspendedAt, createdAt }) => ({
    id: idFrom('stf', id),
    login,
    name,
    roles,
    isSuspended: suspendedAt !== null,
    createdAtMs: createdAt,
  }));
}
