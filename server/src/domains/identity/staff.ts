import type { Id, InstantMs } from '#base';
import type { Keyring } from '#platform/secrets';
import { csrfTokenFor } from './csrf.ts';
import { type Permission, permissionsOf, type Role } from './permissions.ts';

export type StaffId = Id<'stf'>;
export type StaffSessionId = Id<'sts'>;

/** A member of staff as other staff see them. */
export interface Staff {
  readonly id: StaffId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isSuspended: boolean;
  readonly createdAtMs: InstantMs;
}

/** A member of staff at work. */
export interface StaffSession {
  readonly id: StaffSessionId;
  readonly staff: StaffId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly csrfToken: string;
  readonly expiresAtMs: InstantMs;
}

export function staffSessionOf(
  secrets: Keyring,
  of: Omit<StaffSession, 'permissions' | 'csrfToken'>,
): StaffSession {
  return {
    ...of,
    permissions: permissionsOf(of.roles),
    csrfToken: csrfTokenFor(secrets, 'staff', of.id),
  };
}

/** What a secret of an authenticator is sealed for, bound to whose it is. */
export function totpPurpose(staff: StaffId): string {
  return `identity.staff.totp ${staff}`;
}

/** Logins are compared in one spelling: `Ravi ` is `ravi`. */
export function normalLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

const shape = /^[a-z0-9](?:[a-z0-9._@-]{1,62}[a-z0-9])$/;

/** Whether a normal login is one that can be given to somebody. */
export function isLogin(normal: string): boolean {
  return shape.test(normal);
}
