import type { Context } from '#platform/context';
import { holdAgainstLog } from './hold-against-log.ts';
import { refuse } from './refusals.ts';
import { lockLog, writeHalted } from './store/log.ts';

/**
 * Lets a log that stands still go on behind the newest checkpoint that was published: only where
 * its tree is that one, or grew out of it. Returns how many leaves it has.
 *
 * @throws log_busy while somebody else is at it, log_not_halted, log_checkpoint_foreign, log_lost
 * where leaves are gone that were published, log_forked.
 */
export async function resumeLog(context: Context, published: string): Promise<number> {
  return context.db.transaction(async (tx) => {
    const [log] = await tx.query(lockLog);
    if (!log) throw refuse.log_busy();
    if (log.haltedAt === null) throw refuse.log_not_halted();
    const { is, size, ours } = await holdAgainstLog(context, published);
    if (is === 'foreign') throw refuse.log_checkpoint_foreign();
    if (is === 'lost') throw refuse.log_lost({ published: size, kept: ours });
    if (is === 'forked') throw refuse.log_forked({ published: size });
    await tx.query(writeHalted, [null]);
    return ours;
  });
}
