import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { connectorSeal } from './connector-seal.ts';
import { readConnectors, updateSealed } from './store/connectors.ts';

/** Seals settings anew that an older key had sealed. Returns how many. */
export async function resealConnectors(context: Context): Promise<number> {
  const rows = await context.db.read(readConnectors);
  const stale = rows.filter((row) => context.secrets.isStale(row.sealedSettings));
  for (const { code, sealedSettings } of stale) {
    const text = context.secrets.open(sealedSettings, connectorSeal);
    const sealed = context.secrets.seal(text, connectorSeal);
    await context.db.transaction((tx) =>
      // Only over what was read: a change that came in between is sealed with the newest key
      // already.
      tx.query(updateSealed, [code, sealedSettings, sealed, isoTime(tx.nowMs)]),
    );
  }
  return stale.length;
}
