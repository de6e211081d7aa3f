import { type HongKongDay, hongKongDay, maskPhoneNumber } from '#base';
import { type Plan, planOf, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import type { LineId } from './line.ts';
import { readLine } from './read-line.ts';
import type { SubscriberId } from './subscriber.ts';

/** A line as papers say it: whose it is, and how it is known. */
export interface LineOnPaper {
  readonly id: LineId;
  readonly subscriber: SubscriberId;
  /** Empty of a line that has no number any more. */
  readonly maskedNumber: string;
  readonly plan: Pick<Plan, 'code' | 'name'>;
  readonly validUntil: HongKongDay | null;
}

/** Refuses with `line_unknown`. */
export async function readLineOnPaper(context: Context, id: LineId): Promise<LineOnPaper> {
  const [line, catalog] = await Promise.all([readLine(context, id), readCatalog(context)]);
  const { code, name } = planOf(catalog, line.plan);
  const number = line.numbers[0]?.number;
  return {
    id,
    subscriber: line.subscriber,
    maskedNumber: number === undefined ? '' : maskPhoneNumber(number),
    plan: { code, name },
    validUntil: line.validUntil === null ? null : hongKongDay(line.validUntil),
  };
}
