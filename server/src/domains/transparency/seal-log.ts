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
import { beginsWith } from './begins-with.ts';
import { lastSigned, type SignedTree } from './last-signed.ts';
import { openLog } from './open-log.ts';
import { type Pace, readPiece } from './pieces.ts';
import { readFirstRecorded, readRecorded } from './store/leaves.ts';
import { type LogRow, lockLog, readRootOf, updateLog, writeHalted } from './store/log.ts';
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
 * it; one at a time seals. Where the database has lost what this process has signed, the log stands
 * still from then on. Returns how many leaves were added.
 */
export async function sealLog(context: Context): Promise<number> {
  await openLog(context);
  const pace = keptIn<Pace>(context, owner, () => ({ spanMs: hourMs }));
  const startedMs = performance.now();
  let sealed = 0;
  for (;;) {
    const piece = await context.db.transaction((tx) => sealPiece(context, tx, pace));
    const { count, isMore } = piece;
    noteSigned(context, piece);
    sealed += count;
    const runMs = performance.now() - startedMs;
    const isEnough = runMs > (sealed < leastOfRun ? longestRunMs : usualRunMs);
    if (!isMore || isEnough) return sealed;
  }
}

interface Piece {
  readonly count: number;
  readonly isMore: boolean;
  readonly tree?: SignedTree | undefined;
  readonly stands?: 'already' | 'from now on';
}

const nothing: Piece = { count: 0, isMore: false };

/** After it was committed. What a log that stands still goes on from is for people to say. */
function noteSigned(context: Context, { tree, stands }: Piece): void {
  const known = lastSigned(context);
  if (stands === 'from now on') {
    const signed = known.tree?.size;
    context.log.error('the database has lost leaves of the log that were published', { signed });
  }
  if (stands) known.tree = undefined;
  else known.tree = tree ?? known.tree;
}

async function sealPiece(context: Context, tx: Tx, pace: Pace): Promise<Piece> {
  const { tree: signed } = lastSigned(context);
  const [[log], [kept]] = await Promise.all([
    tx.query(lockLog),
    tx.query(readRootOf, [signed?.size ?? -1]),
  ]);
  if (!log) return nothing;
  if (log.haltedAt !== null) return { ...nothing, stands: 'already' };
  if (signed && !(await beginsWith(context, log, signed, kept?.root))) {
    await tx.query(writeHalted, [isoTime(tx.nowMs)]);
    return { ...nothing, stands: 'from now on' };
  }
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
  const { count, tree } = await appendEntries(context, tx, log, rows, true);
  const sealedUntil = Math.max(reached, since);
  const isMore = sealedUntil < until;
  await write(
    tx,
    { ...log, size: log.size + BigInt(count), sealedUntil },
    isMore ? mark : markNow(tx, numbers),
  );
  return { count, isMore, tree };
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
