import { idFrom } from '#base';
import type { Context } from '#platform/context';
import { totpPurpose } from './staff.ts';
import { readAllStaff } from './store/staff.ts';

/** Whose authenticators our keys open. Those they do not open cannot sign in. */
export async function examineStaffSeals(
  context: Context,
): Promise<{ readonly login: string; readonly opens: boolean }[]> {
  const rows = await context.db.read(readAllStaff);
  return rows.map(({ id, login, totpSealed }) => {
    try {
      context.secrets.open(totpSealed, totpPurpose(idFrom('stf', id)));
      return { login, opens: true };
    } catch {
      return { login, opens: false };
    }
  });
}
