import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { asOwner } from '#platform/postgres';
import { readVerifierKey } from '#wire/tlog';
import { askWitnesses } from './ask-witnesses.ts';
import { prepareLog } from './prepare-log.ts';
import { type LogState, mostSeen, readWitnessStates, type WitnessState } from './read-log.ts';
import type { Kept } from './read-kept.ts';
import { refuse } from './refusals.ts';
import { requireOurs } from './require-ours.ts';
import { trustedOf } from './signed-checkpoint.ts';
import { clearLog, keepEnded, lockToClear } from './store/anew.ts';
import { readKeys } from './store/keys.ts';

export interface Anew {
  /** A name that no log of ours had before. */
  readonly origin: string;
  /** The newest checkpoint of the log before; without it that ends with what is here of it. */
  readonly published: string | undefined;
  /** What was signed last, by the file beside the database, where that is read. */
  readonly signedLast?: Kept;
  /** A connection as the owner of the schema: the server may take no leaf away. */
  readonly ownerUrl: string;
}

export interface BegunAnew extends LogState {
  /** Up to how many leaves the keys of the log before are believed. */
  readonly lastSize: number;
  /** What the witnesses said of the log before: whoever was away may have seen more. */
  readonly witnesses: readonly WitnessState[];
}

/**
 * Ends a log of which leaves were lost after they had been published, and begins another one, under
 * another name and key, into which everything in the books is sealed anew. Nothing is signed any
 * more under the name before; its keys retire and are believed as far as it was published, as a
 * witness has seen it, or as the file beside the database says, so that what it proved stays
 * proved. Its tiles are kept beside the new ones, and served by its name.
 *
 * @throws log_busy while somebody else is at it, log_not_halted, log_name_used, and what
 * `requireOurs` refuses
 */
export async function beginLogAnew(
  context: Context,
  { origin, published, signedLast, ownerUrl }: Anew,
): Promise<BegunAnew> {
  await askWitnesses(context, true);
  const witnesses = await readWitnessStates(context);
  const keys = await context.db.read(readKeys);
  const lastSize = await asOwner(ownerUrl, async (owner) => {
    const log = await lockToClear(owner);
    if (!log) throw refuse.log_busy();
    if (!log.isHalted) throw refuse.log_not_halted();
    const names = keys.map(({ verifier }) => readVerifierKey(verifier).name);
    if ([log.origin, ...names].includes(origin)) throw refuse.log_name_used();
    const last =
      published === undefined ? undefined : requireOurs(published, log.origin, keys.map(trustedOf));
    const signed = signedLast?.origin === log.origin ? signedLast.size : 0;
    const most = Math.max(log.size, last?.size ?? 0, signed, mostSeen(witnesses));
    const at = isoTime(context.clock.now());
    if (log.size > 0) await keepEnded(owner, { origin: log.origin, at });
    await clearLog(owner, { origin, lastSize: most, at });
    return most;
  });
  return { ...(await prepareLog(context)), lastSize, witnesses };
}
