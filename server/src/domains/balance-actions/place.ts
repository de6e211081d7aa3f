import { idFrom } from '#base';
import type { LineId } from '#subscribers';
import type { Place } from './action.ts';
import { refuse } from './refusals.ts';

const bucketShape = /^bkt_([0-9a-f]{30}[0-3][0-9a-f])_(0|[1-9]\d{0,18})$/;
const greatestNumber = 2n ** 63n - 1n;
const digits = /^(?:acc|lin)_([0-9a-f]{30}[0-3][0-9a-f])$/;

/** The place that a bucket's name means, whether or not there is one. */
export function placeOf(bucket: string): Place {
  const [, account, number = '0'] = bucketShape.exec(bucket) ?? [];
  if (account === undefined || BigInt(number) > greatestNumber) {
    throw refuse.balance_bucket_unknown();
  }
  return { line: idFrom('lin', account), bucket: BigInt(number) };
}

/** The line that an account's or a line's id means. */
export function lineOf(id: string): LineId {
  const account = digits.exec(id)?.[1];
  if (account === undefined) throw refuse.balance_line_unknown();
  return idFrom('lin', account);
}
