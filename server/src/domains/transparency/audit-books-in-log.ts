import { type InstantMs, minuteMs } from '#base';
import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { entryOf } from './entry.ts';
import { type Pace, readPiece } from './pieces.ts';
import { Problems } from './problems.ts';
import { type Recorded, readFirstRecorded, readPresent, readRecorded } from './store/leaves.ts';
import type { LogRow } from './store/log.ts';
import { sweptBefore } from './window.ts';

const atOnce = 5_000;

/**
 * Looks up every transfer and receipt in the log. What was changed has another entry than the one
 * that was sealed: then it is missing here, and one leaf is left over.
 */
export async function auditBooksInLog(context: Context, log: LogRow): Promise<Check> {
  const problems = new Problems();
  // What came to rest too late is found by the next sweep.
  const swept = sweptBefore(log.sweptUntil, log.markAt, context.clock.now());
  const [books] = await context.db.survey(readFirstRecorded);
  const until = log.sealedUntil ?? Number.NEGATIVE_INFINITY;
  let found = 0;
  const pace: Pace = { spanMs: minuteMs };
  const read = (values: readonly unknown[]) => context.db.survey(readRecorded, values);
  let since = (books?.first ?? Number.POSITIVE_INFINITY) - 1;
  while (since < until) {
    const { rows, reached } = await readPiece(read, { since, until }, atOnce, pace);
    found += await auditRows(context, { size: log.size, swept }, rows, problems);
    since = reached;
  }
  const left = Number(log.size) - found;
  if (left > 0) problems.note(`${left} leaves are of nothing that is in the books`);
  return {
    name: 'transparency.books',
    meaning: 'every transfer and receipt stands in the log as it was written',
    checked: found,
    problems: problems.found,
  };
}

async function auditRows(
  context: Context,
  { size, swept }: { readonly size: bigint; readonly swept: InstantMs | null },
  rows: readonly Recorded[],
  problems: Problems,
): Promise<number> {
  const entries = rows.map((row) => entryOf(context.secrets, row));
  const present = await context.db.survey(readPresent, [entries]);
  const sealed = new Set(
    present.filter(({ index }) => index < size).map(({ entry }) => entry.toString('hex')),
  );
  const later = new Set(present.map(({ entry }) => entry.toString('hex')));
  for (const [at, { recordedAt, text }] of rows.entries()) {
    const isLate = swept === null || recordedAt > swept;
    const isThere = later.has(entries[at]?.toString('hex') ?? '');
    if (!isThere && !isLate) problems.note(`not as it was sealed: ${nameOf(text)}`);
  }
  return sealed.size;
}

/** `lowu.transfer/v1 slot 3 account … bucket 0 seq 2`: enough to find it, and no amount. */
function nameOf(text: string): string {
  return text.split('\n').slice(0, 5).join(' ');
}
