import { hourMs, type InstantMs, isoTime, secondMs } from '#base';
import {
  isMarkDue,
  type Mark,
  markOf,
  type Numbers,
  readNumbers,
  settledUntil,
} from '#platform/at-rest';
import { type Context, keptIn } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { appendEntries } from './append-entries.ts';
import { openLog } from './open-log.ts';
import { type Pace, readPiece } from './pieces.ts';
import { readFirstRecorded, readRecorded } from './store/leaves.ts';
import { type LogRow, lockLog, updateLog } from './store/log.ts';
import { sweptBefore } from './window.ts';

/** How long a transaction may take until its first write and still be sealed in its turn. */
const graceMs = 2 * secondMs;
/** Leaves of one transaction: what somebody waits for meanwhile waits for 20 ms. */
const mostAtOnce = 1_800;
/**
 * For how long one run goes on, of the real time of a second: whoever tops up comes first, and what
 * is behind is caught up with when there is less to do.
 */
const usualRunMs = 200;
/** So many are sealed all the same where others or the disk make it slow, within the second. */
const leastOfRun = 3 * mostAtOnce;
const longestRunMs = 900;

const owner = {};

/**
 * Seals what has come to rest: appends it to the log and signs. Any number of processes may call
 * it; one at a time seals. Returns how many leaves were added.
 */
export async function sealLog(context: Context): Promise<number> {
  await openLog(context);
  const pace = keptIn<Pace>(context, owner, () => ({ spanMs: hourMs }));
  const startedMs = performance.now();
  let sealed = 0;
  for (;;) {
    const { count, isMore } = await context.db.transaction((tx) => sealPiece(context, tx, pace));
    sealed += count;
    const runMs = performance.now() - startedMs;
    const isEnough = runMs > (sealed < leastOfRun ? longestRunMs : usualRunMs);
    if (!isMore || isEnough) return sealed;
  }
}

const nothing = { count: 0, isMore: false };

async function sealPiece(context: Context, tx: Tx, pace: Pace) {
  const [log] = await tx.query(lockLog);
  // Somebody else is at it, or it stands still.
  if (!log || log.haltedAt !== null) return nothing;
  const [numbers] = await tx.query(readNumbers);
  if (!numbers) return nothing;
  const mark = markOf(log);
  const settled = settledUntil(mark, numbers, tx.nowMs);
  if (settled === undefined) {
    if (isMarkDue(mark, numbers, tx.nowMs)) {
      const sweptUntil = sweptBefore(log.sweptUntil, log.markAt, tx.nowMs);
      await write(tx, { ...log, sweptUntil }, markNow(tx, numbers));
    }
    return nothing;
  }
  const until = settled - graceMs;
  const since = log.sealedUntil ?? (await beforeFirst(tx)) ?? until;
  const read = (values: readonly unknown[]) => tx.query(readRecorded, values);
  const { rows, reached } = await readPiece(read, { since, until }, mostAtOnce, pace);
  const count = await appendEntries(context, tx, log, rows, true);
  const sealedUntil = Math.max(reached, since);
  const isMore = sealedUntil < until;
  await write(
    tx,
    { ...log, size: log.size + BigInt(count), sealedUntil },
    isMore ? mark : markNow(tx, numbers),
  );
  return { count, isMore };
}

function markNow(tx: Tx, { next }: Numbers): Mark {
  return { at: tx.nowMs, xid: next };
}

async function beforeFirst(tx: Tx): Promise<InstantMs | undefined> {
  const [row] = await tx.query(readFirstRecorded);
  return row?.first === null || row?.first === undefined ? undefined : row.first - 1;
}

type Written = Pick<LogRow, 'size' | 'sealedUntil' | 'sweptUntil'>;

async function write(tx: Tx, { size, sealedUntil, sweptUntil }: Written, mark: Mark | null) {
  await tx.query(updateLog, [
    size,
    sealedUntil === null ? null : isoTime(sealedUntil),
    mark && isoTime(mark.at),
    mark && mark.xid,
    sweptUntil === null ? null : isoTime(sweptUntil),
  ]);
}
