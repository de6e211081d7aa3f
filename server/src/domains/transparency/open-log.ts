import { type Context, keptIn } from '#platform/context';
import { transparencySettings } from './settings.ts';
import { insertLog } from './store/log.ts';

const owner = {};

/** Opens the log, once in the life of an installation: its name is fixed from then on. */
export async function openLog(context: Context): Promise<void> {
  const known = keptIn(context, owner, () => ({ isOpen: false }));
  if (known.isOpen) return;
  const origin = context.settings().get(transparencySettings.origin);
  await context.db.transaction((tx) => tx.query(insertLog, [origin]));
  known.isOpen = true;
}
