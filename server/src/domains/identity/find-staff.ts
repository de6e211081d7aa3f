import { idFrom, isId } from '#base';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { normalLogin, type StaffId } from './staff.ts';
import { readStaffByLogin } from './store/staff.ts';

/** A member of staff by login or id. Refuses with `staff_unknown`. */
export async function findStaff(context: Context, who: string): Promise<StaffId> {
  if (isId('stf', who)) return who;
  const [row] = await context.db.read(readStaffByLogin, [normalLogin(who)]);
  if (!row) throw refuse.staff_unknown();
  return idFrom('stf', row.id);
}
