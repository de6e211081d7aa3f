import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { asOwner } from '#platform/postgres';
import { readVerifierKey } from '#wire/tlog';
import { prepareLog } from './prepare-log.ts';
import type { LogState } from './read-log.ts';
import { refuse } from './refusals.ts';
import { readSigned, trustedOf } from './signed-checkpoint.ts';
import { clearLog, lockToClear } from './store/anew.ts';
import { readKeys } from './store/keys.ts';

export interface Anew {
  /** A name that no log of ours had before. */
  readonly origin: string;
  /** The newest checkpoint of the log before; without it that ends with what is here of it. */
  readonly published: string | undefined;
  /** A connection as the owner of the schema: the server may take no leaf away. */
  readonly ownerUrl: string;
}

/**
 * Ends a log of which leaves were lost after they had been published, and begins another one, under
 * another name and key, into which everything in the books is sealed anew. Nothing is signed any
 * more under the name before; its keys retire and are believed as far as it was published, so that
 * what it proved stays proved.
 *
 * @throws log_busy while somebody else is at it, log_not_halted, log_name_used,
 * log_checkpoint_foreign
 */
export async function beginLogAnew(
  context: Context,
  { origin, published, ownerUrl }: Anew,
): Promise<LogState> {
  const keys = await context.db.read(readKeys);
  const last = published === undefined ? undefined : readSigned(published, keys.map(trustedOf));
  await asOwner(ownerUrl, async (owner) => {
    const log = await lockToClear(owner);
    if (!log) throw refuse.log_busy();
    if (!log.isHalted) throw refuse.log_not_halted();
    const names = keys.map(({ verifier }) => readVerifierKey(verifier).name);
    if ([log.origin, ...names].includes(origin)) throw refuse.log_name_used();
    if (published !== undefined && last?.origin !== log.origin) {
      throw refuse.log_checkpoint_foreign();
    }
    const lastSize = Math.max(log.size, last?.size ?? 0);
    await clearLog(owner, { origin, lastSize, at: isoTime(context.clock.now()) });
  });
  return prepareLog(context);
}
