import type { Context } from '#platform/context';
import { keySeal } from './keys.ts';
import { readKeys, updateSealed } from './store/keys.ts';

/** Seals the log's keys anew that an older master key had sealed. Returns how many. */
export async function resealLogKeys(context: Context): Promise<number> {
  const { secrets } = context;
  const stale = (await context.db.read(readKeys)).filter(({ sealed }) => secrets.isStale(sealed));
  await context.db.transaction(async (tx) => {
    for (const { id, sealed } of stale) {
      await tx.query(updateSealed, [id, secrets.seal(secrets.open(sealed, keySeal), keySeal)]);
    }
  });
  return stale.length;
}
