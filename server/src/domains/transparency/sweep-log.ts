import { hourMs, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { appendEntries } from './append-entries.ts';
import { lastSigned } from './last-signed.ts';
import { type Pace, readPiece } from './pieces.ts';
import { readRecorded } from './store/leaves.ts';
import { deleteOldCosignatures } from './store/witnesses.ts';
import { deleteOldCheckpoints, lockLog, writeSwept } from './store/log.ts';

const mostAtOnce = 5_000;
/** Behind what is sealed: by then every transaction has ended, or the server has ended it. */
const delayMs = 5 * minuteMs;

/**
 * Seals what came to rest too late to be sealed in its turn, by looking up everything once more an
 * hour later at the latest, and forgets checkpoints that nobody needs. Returns how many it found.
 */
export async function sweepLog(context: Context): Promise<number> {
  const pace = { spanMs: hourMs };
  let found = 0;
  for (;;) {
    const swept = await context.db.transaction((tx) => sweepPiece(context, tx, pace));
    const { count, isMore, tree } = swept;
    if (tree) lastSigned(context).tree = tree;
    found += count;
    if (isMore) continue;
    const keptSince = isoTime(context.clock.now() - 24 * hourMs);
    await context.db.transaction(async (tx) => {
      await tx.query(deleteOldCheckpoints, [keptSince]);
      await tx.query(deleteOldCosignatures);
    });
    return found;
  }
}

const nothing = { count: 0, isMore: false, tree: undefined };

async function sweepPiece(context: Context, tx: Tx, pace: Pace) {
  const [log] = await tx.query(lockLog);
  if (!log || log.haltedAt !== null || log.sealedUntil === null) return nothing;
  const until = log.sealedUntil - delayMs;
  // The first time everything was sealed in its turn a moment ago, by a first run over all books.
  const since = log.sweptUntil ?? until;
  if (until < since) return nothing;
  const read = (values: readonly unknown[]) => tx.query(readRecorded, values);
  const { rows, reached } = await readPiece(read, { since, until }, mostAtOnce, pace);
  const { count, tree } = await appendEntries(context, tx, log, rows);
  await tx.query(writeSwept, [log.size + BigInt(count), isoTime(reached)]);
  return { count, isMore: reached < until, tree };
}
