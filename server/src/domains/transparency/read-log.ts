import type { Context } from '#platform/context';
import { readKeys } from './store/keys.ts';
import { readHead, readLog } from './store/log.ts';

export interface LogState {
  readonly origin: string;
  readonly size: bigint;
  readonly sealedUntil: number | null;
  /** As verifiers are configured with them, the newest first. */
  readonly verifierKeys: readonly { readonly text: string; readonly retiredAt: number | null }[];
}

/** What anybody may know of the log; undefined before it was opened. */
export async function readLogState(context: Context): Promise<LogState | undefined> {
  const [[log], keys] = await Promise.all([context.db.read(readLog), context.db.read(readKeys)]);
  if (!log) return undefined;
  const { origin, size, sealedUntil } = log;
  const verifierKeys = keys.map(({ verifier: text, retiredAt }) => ({ text, retiredAt }));
  return { origin, size, sealedUntil, verifierKeys };
}

/** The newest checkpoint, signed; undefined while nothing was sealed. */
export async function readCheckpointNote(context: Context): Promise<string | undefined> {
  const [head] = await context.db.read(readHead);
  return head?.note;
}
