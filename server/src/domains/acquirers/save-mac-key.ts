import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { noteEnding } from '#platform/endings';
import { macKeySeal } from './mac-key.ts';
import { openAcquirer } from './open-acquirer.ts';
import { saveSealedMacKey } from './store/mac-keys.ts';

/** Keeps the key of an acquirer's MACs, sealed; its host is judged by it from the next start on. */
export async function saveMacKey(context: Context, code: string, keyHex: string): Promise<void> {
  await openAcquirer(context, code);
  const sealed = context.secrets.seal(keyHex, macKeySeal);
  await context.db.transaction(async (tx) => {
    await tx.query(saveSealedMacKey, [code, sealed, isoTime(tx.nowMs)]);
    noteEnding(tx, { kind: 'acquirer.mac_key', subject: code, details: {} });
  });
}
