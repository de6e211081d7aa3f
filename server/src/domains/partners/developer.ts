import type { Id, InstantMs } from '#base';
import type { ResellerId } from '#resellers';
import type { Try } from '#identity';

export type DeveloperId = Id<'dev'>;

/** Somebody who writes a partner's programs, signed in to the portal. */
export interface DeveloperVisit {
  readonly developer: DeveloperId;
  readonly email: string;
  readonly reseller: ResellerId;
  readonly csrfToken: string;
  readonly token: string;
  readonly expiresAt: InstantMs;
  readonly ip: string;
}

/** One spelling of an address, so that it is one login. */
export function normalEmail(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

const shape = /^[^\s@<>(),;:"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

export function isEmail(normal: string): boolean {
  return normal.length <= 254 && shape.test(normal);
}

/** What a secret of an authenticator is sealed for, bound to whose it is. */
export function totpPurpose(developer: DeveloperId): string {
  return `partners.developer.totp ${developer}`;
}

/** Counted and locked like a login of staff, and never the same as one. */
export function tryOf(email: string, ip: string, developer: DeveloperId | null): Try {
  return { login: `developer ${email}`, staff: developer, action: 'developer.sign_in', ip };
}
