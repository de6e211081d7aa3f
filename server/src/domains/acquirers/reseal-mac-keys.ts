import type { Context } from '#platform/context';
import { macKeySeal } from './mac-key.ts';
import { readSealedMacKeys, updateSealedMacKey } from './store/mac-keys.ts';

/** Seals keys of acquirers anew that an older key had sealed. Returns how many. */
export async function resealMacKeys(context: Context): Promise<number> {
  const rows = await context.db.read(readSealedMacKeys);
  const stale = rows.filter((row) => context.secrets.isStale(row.sealedMacKey));
  for (const { code, sealedMacKey } of stale) {
    const text = context.secrets.open(sealedMacKey, macKeySeal);
    const sealed = context.secrets.seal(text, macKeySeal);
    // Only over what was read: a key that came in between is sealed with the newest already.
    await context.db.transaction((tx) =>
      tx.query(updateSealedMacKey, [code, sealedMacKey, sealed]),
    );
  }
  return stale.length;
}
