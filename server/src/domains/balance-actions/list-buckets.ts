import { idFrom, isoTime, slotOf, type Unit, uuidOf } from '#base';
import { type AccountBalance, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type Line, type LineId, readLine } from '#subscribers';
import type { Place } from './action.ts';
import { refuse } from './refusals.ts';
import { mostCounted, type Slice } from './slice.ts';
import {
  countEveryBucket,
  countEverySum,
  type ListedBucketRow,
  readBucketsOfLine,
  readEveryBucket,
  readEverySum,
} from './store/buckets.ts';

/** A bucket with the line that has it. */
export interface ListedBucket extends Omit<ListedBucketRow, 'slot' | 'account'> {
  readonly line: Line;
}

export interface BucketQuestion {
  readonly units?: readonly Unit[] | undefined;
  /** Only what is alive, or only what is over; both unless given. */
  readonly isAlive?: boolean | undefined;
}

export interface Page<Of> {
  readonly items: readonly Of[];
  /** Of all that there are; undefined where they are more than are counted. */
  readonly total: number | undefined;
}

/** No line has so many, but one that is topped up every hour for a year. */
const mostOfLine = 10_000;

/** All that a line has, and behind that what it has had. Refuses with `line_unknown`. */
export async function listBucketsOfLine(context: Context, id: LineId): Promise<ListedBucket[]> {
  const account = accountOf(id);
  const [line, rows] = await Promise.all([
    readLine(context, id),
    context.db.read(readBucketsOfLine, [slotOf(account), uuidOf(account), mostOfLine]),
  ]);
  return rows.map((row) => ({ ...row, line }));
}

/** Refuses with `balance_bucket_unknown`. */
export async function readBucket(context: Context, place: Place): Promise<ListedBucket> {
  const all = await listBucketsOfLine(context, place.line);
  const found = all.find(({ number }) => number === place.bucket);
  if (!found) throw refuse.balance_bucket_unknown();
  return found;
}

/** What all lines have, in an order that stays. */
export async function listEveryBucket(
  context: Context,
  { units, isAlive }: BucketQuestion,
  { offset, limit }: Slice,
): Promise<Page<ListedBucket>> {
  const values = [units ?? null, isoTime(context.clock.now()), isAlive ?? null];
  const [rows, [counted]] = await Promise.all([
    context.db.read(readEveryBucket, [...values, offset, limit]),
    context.db.read(countEveryBucket, [...values, mostCounted + 1]),
  ]);
  const items = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      line: await readLine(context, idFrom('lin', row.account)),
    })),
  );
  return { items, total: totalOf(counted) };
}

/** What a line has of one unit, over all its buckets. */
export interface Sum {
  readonly line: Line;
  readonly unit: Unit;
  readonly balance: AccountBalance;
}

/** Refuses with `line_unknown`. */
export async function readSumsOfLine(context: Context, id: LineId): Promise<Sum[]> {
  const [line, balance] = await Promise.all([
    readLine(context, id),
    readBalance(context, accountOf(id)),
  ]);
  return balance.units.map(({ unit }) => ({ line, unit, balance }));
}

/** What all lines have, unit by unit, in an order that stays. */
export async function listEverySum(
  context: Context,
  units: readonly Unit[] | undefined,
  { offset, limit }: Slice,
): Promise<Page<Sum>> {
  const [rows, [counted]] = await Promise.all([
    context.db.read(readEverySum, [units ?? null, offset, limit]),
    context.db.read(countEverySum, [units ?? null, mostCounted + 1]),
  ]);
  const items = await Promise.all(
    rows.map(async ({ account, unit }) => {
      const line = await readLine(context, idFrom('lin', account));
      return { line, unit, balance: await readBalance(context, accountOf(line.id)) };
    }),
  );
  return { items, total: totalOf(counted) };
}

function totalOf(counted: { readonly count: bigint } | undefined): number | undefined {
  const total = Number(counted?.count ?? 0n);
  return total > mostCounted ? undefined : total;
}
