import { insertRows, statement } from '#platform/postgres';
import type { Role } from '../permissions.ts';
import type { Lockout } from '../lockout.ts';

export interface StaffRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly totpSealed: string;
  readonly totpNextSealed: string | null;
  readonly totpStep: bigint;
  readonly createdAt: number;
  readonly suspendedAt: number | null;
}

const columns = `id, login, name, roles, password, totp_sealed, totp_next_sealed, totp_step,
  created_at, suspended_at`;

export const insertStaff = statement(
  'insert identity.staff',
  `insert into identity.staff (id, login, name, roles, password, totp_sealed, totp_step, created_at)
   values ($1, $2, $3, $4::text[], $5, $6, 0, $7::timestamptz)`,
);

export const readStaffByLogin = statement<StaffRow>(
  'read identity.staff by login',
  `select ${columns} from identity.staff where login = $1`,
);

export const readAllStaff = statement<StaffRow>(
  'read identity.staff',
  `select ${columns} from identity.staff order by login`,
);

export const lockStaff = statement<StaffRow>(
  'lock identity.staff',
  `select ${columns} from identity.staff where id = $1 for no key update`,
);

export const updateTotpStep = statement(
  'update identity.staff step',
  'update identity.staff set totp_step = $2 where id = $1',
);

export const updatePassword = statement(
  'update identity.staff password',
  'update identity.staff set password = $2 where id = $1',
);

export const updateNextTotp = statement(
  'update identity.staff next',
  'update identity.staff set totp_next_sealed = $2 where id = $1',
);

export const updateTotp = statement(
  'update identity.staff totp',
  `update identity.staff set totp_sealed = $2, totp_next_sealed = null, totp_step = $3
   where id = $1`,
);

export const updateStanding = statement(
  'update identity.staff standing',
  `update identity.staff set roles = $2::text[], suspended_at = $3::timestamptz where id = $1`,
);

export const insertStaffSessions = insertRows('identity.staff_session', {
  tokenHash: 'bytea',
  id: 'uuid',
  staff: 'uuid',
  openedAt: 'instant',
  seenAt: 'instant',
  expiresAt: 'instant',
});

export interface StaffSessionRow {
  readonly session: string;
  readonly staff: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly seenAt: number;
  readonly expiresAt: number;
}

/** Roles are read with every request, so that taking one away works at once. */
export const readStaffSessionRow = statement<StaffSessionRow>(
  'read identity.staff_session',
  `select s.id as session, m.id as staff, m.login, m.name, m.roles, s.seen_at, s.expires_at
   from identity.staff_session s join identity.staff m on m.id = s.staff
   where s.token_hash = $1 and m.suspended_at is null`,
);

export const touchStaffSession = statement(
  'touch identity.staff_session',
  'update identity.staff_session set seen_at = $2::timestamptz where token_hash = $1',
);

export const deleteStaffSession = statement<{ id: string }>(
  'delete identity.staff_session',
  'delete from identity.staff_session where id = $1 and staff = $2 returning id',
);

/** All sessions of a member of staff but one; give a session that is none to end them all. */
export const deleteOtherStaffSessions = statement(
  'delete identity.staff_session others',
  'delete from identity.staff_session where staff = $1 and id is distinct from $2',
);

export const deleteDeadStaffSessions = statement(
  'sweep identity.staff_session',
  `delete from identity.staff_session
   where expires_at <= $1::timestamptz or seen_at <= $2::timestamptz`,
);

/** Makes sure that there is a row to lock. */
export const openLockout = statement(
  'insert identity.lockout',
  `insert into identity.lockout (login_hash, failures, failed_at, locked_until)
   values ($1, 0, $2::timestamptz, $2) on conflict (login_hash) do nothing`,
);

export const lockLockout = statement<Lockout>(
  'lock identity.lockout',
  `select failures, failed_at, locked_until from identity.lockout
   where login_hash = $1 for update`,
);

export const updateLockout = statement(
  'update identity.lockout',
  `update identity.lockout
   set failures = $2, failed_at = $3::timestamptz, locked_until = $4::timestamptz
   where login_hash = $1`,
);

export const deleteOldLockouts = statement(
  'sweep identity.lockout',
  `delete from identity.lockout
   where failed_at <= $1::timestamptz and locked_until <= $2::timestamptz`,
);

export const updateSealedTotp = statement(
  'update identity.staff seal',
  'update identity.staff set totp_sealed = $2, totp_next_sealed = $3 where id = $1',
);

export const deleteAllStaffSessions = statement(
  'delete identity.staff_session all',
  'delete from identity.staff_session',
);
