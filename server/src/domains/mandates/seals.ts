import { createHash } from 'node:crypto';

/** What the secrets of mandates are sealed for. */
export const tokenSeal = 'mandates.mandate.sealed_token';
export const grantSeal = 'mandates.mandate.sealed_grant';

/** Finds a mandate by its token, and gives nothing of the token away. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
