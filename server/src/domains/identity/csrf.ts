import type { Keyring } from '#platform/secrets';
import { refuse } from './refusals.ts';
import { isSameText } from './same-text.ts';

/**
 * A token that only we can make and that fits one device in one session, or one session of staff. A
 * page of another site can send our cookies along, but it cannot read this.
 */
export function csrfTokenFor(secrets: Keyring, ...bound: readonly string[]): string {
  return secrets.fingerprint(bound.join(' '), 'identity.csrf').toString('base64url');
}

/** Refuses with `csrf_token_wrong` unless the token given is the one of a visit or session. */
export function requireCsrfToken(right: string, given: string | undefined): void {
  if (given === undefined || !isSameText(right, given)) throw refuse.csrf_token_wrong();
}
