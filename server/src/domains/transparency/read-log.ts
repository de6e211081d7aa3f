import type { Context } from '#platform/context';
import { minuteMs } from '#base';
import { bestHead } from './best-head.ts';
import { transparencySettings } from './settings.ts';
import { readKeys } from './store/keys.ts';
import { readLog } from './store/log.ts';
import { readWitnesses } from './store/witnesses.ts';

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

/** Without witnesses for longer than that, whoever follows the log would take it for dead. */
const patienceMs = 10 * minuteMs;

/** The checkpoint that is published, signed; undefined while nothing was sealed. */
export async function readCheckpointNote(context: Context): Promise<string | undefined> {
  return (await bestHead(context, { patienceMs }))?.note;
}

export interface WitnessState {
  readonly url: string;
  readonly key: string;
  /** How many leaves it has cosigned; null before it was asked. */
  readonly size: bigint | null;
  readonly cosignedAt: number | null;
  /** Why it did not sign when it was asked last; null where it did. */
  readonly failure: string | null;
}

/** How far each witness that is configured has followed. */
export async function readWitnessStates(context: Context): Promise<readonly WitnessState[]> {
  const rows = await context.db.read(readWitnesses);
  const known = new Map(rows.map((row) => [row.verifier, row]));
  return context
    .settings()
    .get(transparencySettings.witnesses)
    .map(({ url, key }) => {
      const { size = null, cosignedAt = null, failure = null } = known.get(key) ?? {};
      return { url, key, size, cosignedAt, failure };
    });
}
