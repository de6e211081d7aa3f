import { present } from '#base';
import type { Context } from '#platform/context';
import { signingKeys } from './keys.ts';
import { openLog } from './open-log.ts';
import { type LogState, readLogState } from './read-log.ts';
import { lockLog } from './store/log.ts';

/** Opens the log and makes its first key, before anything is sealed: witnesses are told both. */
export async function prepareLog(context: Context): Promise<LogState> {
  await openLog(context);
  await context.db.transaction(async (tx) => {
    const [log] = await tx.query(lockLog);
    // Whoever seals just now makes the key.
    if (log) await signingKeys(context, tx, log);
  });
  return present(await readLogState(context), 'the log');
}
