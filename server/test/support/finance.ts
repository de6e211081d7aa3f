import { newId } from '#base';
import { permissionsOf, type Role, type StaffCaller, type StaffSession } from '#identity';

/** A member of staff who is signed in, without the signing in. */
export function staffCaller(...roles: Role[]): StaffCaller {
  const session: StaffSession = {
    id: newId('sts', Date.parse('2026-11-23T00:00:00Z'), 1),
    staff: newId('stf', Date.parse('2026-11-23T00:00:00Z'), 1),
    login: roles.join('-'),
    name: roles.join(' '),
    roles,
    permissions: permissionsOf(roles),
    csrfToken: 'none',
  } as unknown as StaffSession;
  return { session, ip: '192.0.2.1' };
}
