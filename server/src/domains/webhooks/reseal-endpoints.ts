import type { Context } from '#platform/context';
import { secretPurpose } from './secret.ts';
import { readSealed, updateSealed } from './store/endpoints.ts';

/** Seals secrets anew that an older key had sealed. Returns of how many endpoints. */
export async function resealEndpoints(context: Context): Promise<number> {
  const { secrets } = context;
  const anew = (sealed: string): string =>
    secrets.seal(secrets.open(sealed, secretPurpose), secretPurpose);
  const stale = (await context.db.read(readSealed)).filter(({ secret, secretsBefore }) =>
    [secret, ...secretsBefore.map(({ sealed }) => sealed)].some((one) => secrets.isStale(one)),
  );
  for (const { slot, id, secret, secretsBefore } of stale) {
    const before = secretsBefore.map(({ sealed, until }) => ({ sealed: anew(sealed), until }));
    await context.db.transaction((tx) =>
      // One that was rotated meanwhile is sealed with the newest key already.
      tx.query(updateSealed, [slot, id, anew(secret), secret, JSON.stringify(before)]),
    );
  }
  return stale.length;
}
