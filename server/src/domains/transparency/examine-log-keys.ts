import type { Context } from '#platform/context';
import { keySeal } from './keys.ts';
import { readKeys } from './store/keys.ts';

/** Which of the log's keys our master keys open. With none that does, nothing more is sealed. */
export async function examineLogKeys(
  context: Context,
): Promise<{ readonly verifier: string; readonly opens: boolean }[]> {
  const rows = await context.db.read(readKeys);
  return rows.map(({ verifier, sealed }) => {
    try {
      context.secrets.open(sealed, keySeal);
      return { verifier, opens: true };
    } catch {
      return { verifier, opens: false };
    }
  });
}
