import { parsePhoneNumber, Refusal } from '#base';
import type { Context } from '#platform/context';
import { findLineByNumber, type Line, type LineId, readLine } from '#subscribers';
import type { Place } from './action.ts';
import { lineOf, placeOf } from './place.ts';
import { refuse } from './refusals.ts';

/** What a program names a line or a bucket of it by; at least one of these. */
export interface Named {
  /** `bkt_…_…`: a line's digits and the bucket's number. */
  readonly bucket?: string | undefined;
  /** `acc_…`: the account of a line. */
  readonly account?: string | undefined;
  /** `lin_…` */
  readonly line?: string | undefined;
  readonly number?: string | undefined;
}

/**
 * The line and the bucket that were named: its main one where only a line was. All that names it
 * must mean the same. Refuses with `balance_line_unnamed`, `balance_bucket_unknown`,
 * `balance_line_unknown` and `balance_bucket_of_another`.
 */
export async function findPlace(context: Context, named: Named): Promise<Place & { line: LineId }> {
  const bucket = named.bucket === undefined ? undefined : placeOf(named.bucket);
  const lines = [
    ...(bucket ? [bucket.line] : []),
    ...[named.account, named.line].flatMap((one) => (one === undefined ? [] : lineOf(one))),
    ...(named.number === undefined ? [] : [await lineOfNumber(context, named.number)]),
  ];
  const [line] = lines;
  if (!line) throw refuse.balance_line_unnamed();
  if (lines.some((other) => other !== line)) throw refuse.balance_bucket_of_another();
  await requireLine(context, line);
  return bucket ?? { line, bucket: 0n };
}

async function lineOfNumber(context: Context, typed: string): Promise<LineId> {
  const number = parsePhoneNumber(typed);
  const found = number && (await findLineByNumber(context, number));
  if (!found) throw refuse.balance_line_unknown();
  return found.line.id;
}

async function requireLine(context: Context, id: LineId): Promise<Line> {
  try {
    return await readLine(context, id);
  } catch (error) {
    const isOfNobody = error instanceof Refusal && error.kind === 'not_found';
    throw isOfNobody ? refuse.balance_line_unknown() : error;
  }
}
