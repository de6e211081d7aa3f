import type { Context } from '#platform/context';
import { type InstantMs, minuteMs } from '#base';
import { readVerifierKey, trustedKeyText } from '#wire/tlog';
import { bestHead } from './best-head.ts';
import { transparencySettings } from './settings.ts';
import { type KeyRow, readKeys } from './store/keys.ts';
import { readLog } from './store/log.ts';
import { readWitnesses } from './store/witnesses.ts';

export interface PublicKey {
  readonly text: string;
  readonly retiredAt: number | null;
  /** Up to how many leaves it has signed; null of one that still signs, 0 where it was stolen. */
  readonly lastSize: bigint | null;
  /** As verifiers are configured with it: of a retired key with its span. */
  readonly published: string;
}

export interface LogState {
  readonly origin: string;
  readonly size: bigint;
  readonly sealedUntil: number | null;
  /** Since when nothing is appended; null while it grows. */
  readonly haltedAt: number | null;
  /** The newest first. */
  readonly verifierKeys: readonly PublicKey[];
}

/** What anybody may know of the log; undefined before it was opened. */
export async function readLogState(context: Context): Promise<LogState | undefined> {
  const [[log], keys] = await Promise.all([context.db.read(readLog), context.db.read(readKeys)]);
  if (!log) return undefined;
  const { origin, size, sealedUntil, haltedAt } = log;
  const verifierKeys = keys.map((key) => publicKeyOf(key, size, context.clock.now()));
  return { origin, size, sealedUntil, haltedAt, verifierKeys };
}

/** Until the next leaves are sealed, one that has just retired has signed all there are. */
function publicKeyOf({ verifier, retiredAt, ...key }: KeyRow, size: bigint, nowMs: InstantMs) {
  const hasRetired = retiredAt !== null && retiredAt <= nowMs;
  const lastSize = hasRetired ? (key.lastSize ?? size) : null;
  const span = hasRetired ? { lastSize: Number(lastSize), lastAtMs: retiredAt } : {};
  const published = trustedKeyText({ ...readVerifierKey(verifier), ...span });
  return { text: verifier, retiredAt, lastSize, published };
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
  /** How many leaves it has cosigned, or says it has seen; null before it was asked. */
  readonly size: bigint | null;
  readonly cosignedAt: number | null;
  /** Why it did not sign when it was asked last; null where it did. */
  readonly failure: string | null;
}

/** The most leaves that a witness has cosigned, or says it has seen. */
export function mostSeen(witnesses: readonly WitnessState[]): number {
  return Math.max(0, ...witnesses.map(({ size }) => Number(size ?? 0n)));
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
