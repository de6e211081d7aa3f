import { newId, present } from '#base';
import { listStaff, permissionsOf, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';

/** The two of the demo's staff by whom money moves: one proposes, the other decides. */
export async function demoFinance(context: Context): Promise<readonly [StaffCaller, StaffCaller]> {
  const nowMs = context.clock.now();
  const staff = await listStaff(context);
  const caller = (login: string): StaffCaller => {
    const { id, name, roles } = present(
      staff.find((one) => one.login === login),
      `the demo's ${login}`,
    );
    const permissions = permissionsOf(roles);
    const session = { staff: id, login, name, roles, permissions, csrfToken: '' };
    return {
      session: { ...session, id: newId('sts', nowMs, 0), expiresAtMs: nowMs },
      ip: '127.0.0.1',
    };
  };
  return [caller('finance'), caller('treasurer')];
}
