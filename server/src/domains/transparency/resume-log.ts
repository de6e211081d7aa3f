import type { Context } from '#platform/context';
import { askWitnesses } from './ask-witnesses.ts';
import { holdAgainstLog } from './hold-against-log.ts';
import { mostSeen, readWitnessStates } from './read-log.ts';
import type { Kept } from './read-kept.ts';
import { refuse } from './refusals.ts';
import { requireOurs } from './require-ours.ts';
import { trustedOf } from './signed-checkpoint.ts';
import { readKeys } from './store/keys.ts';
import { lockLog, type LogRow, writeHalted } from './store/log.ts';

/**
 * Lets a log that stands still go on behind the newest checkpoint that was published: only where
 * its tree is that one. An older one than what is here says nothing of what was published later,
 * and of whom we ask ourselves, the witnesses, none may have seen more; nor may the file beside the
 * database, where it is given. Returns how many leaves the log has.
 *
 * @throws log_busy while somebody else is at it, log_not_halted, what `requireOurs` refuses,
 * log_checkpoint_older, log_lost where leaves are gone that were published, log_forked.
 */
export async function resumeLog(
  context: Context,
  published: string,
  signedLast?: Kept,
): Promise<number> {
  await askWitnesses(context, true);
  const seen = mostSeen(await readWitnessStates(context));
  return context.db.transaction(async (tx) => {
    const [log] = await tx.query(lockLog);
    if (!log) throw refuse.log_busy();
    if (log.haltedAt === null) throw refuse.log_not_halted();
    requireOurs(published, log.origin, (await tx.query(readKeys)).map(trustedOf));
    requireKept(signedLast, log);
    const { is, size, ours } = await holdAgainstLog(context, published);
    if (is === 'forked') throw refuse.log_forked({ published: size });
    if (is === 'lost' || seen > ours) {
      throw refuse.log_lost({ published: Math.max(size, seen), kept: ours });
    }
    if (is === 'foreign') throw refuse.log_checkpoint_unsigned({ origin: log.origin });
    if (size < ours) throw refuse.log_checkpoint_older({ published: size, kept: ours });
    await tx.query(writeHalted, [null]);
    return ours;
  });
}

function requireKept(kept: Kept | undefined, log: LogRow): void {
  if (!kept) return;
  const { is, size: published, origin: of } = kept;
  if (is === 'lost') throw refuse.log_lost({ published, kept: Number(log.size) });
  if (is === 'forked') throw refuse.log_forked({ published });
  if (is === 'foreign') throw refuse.log_checkpoint_foreign({ of, origin: log.origin });
}
