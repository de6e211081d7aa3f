import type { Context } from '#platform/context';
import { secretPurpose } from './secret.ts';
import { readSealed, updateSealed } from './store/endpoints.ts';

/** Seals secrets anew that an older key had sealed. Returns of how many endpoints. */
export async function resealEndpoints(context: Context): Promise<number> {
  const { secrets } = context;
  const isStale = (sealed: string | null): boolean => sealed !== null && secrets.isStale(sealed);
  const anew = (sealed: string): string =>
    secrets.seal(secrets.open(sealed, secretPurpose), secretPurpose);
  const stale = (await context.db.read(readSealed)).filter(
    ({ secret, secretBefore }) => isStale(secret) || isStale(secretBefore),
  );
  for (const { slot, id, secret, secretBefore } of stale) {
    const before = secretBefore === null ? null : anew(secretBefore);
    await context.db.transaction((tx) =>
      // One that was rotated meanwhile is sealed with the newest key already.
      tx.query(updateSealed, [slot, id, anew(secret), secret, before]),
    );
  }
  return stale.length;
}
