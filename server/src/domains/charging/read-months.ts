import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { readUsageMonths } from './store/months.ts';
import { keptUntil } from './usage-month.ts';

/** A month of usage records. */
export interface UsageMonth {
  /** As Hong Kong counts it: `2024-10`. */
  readonly month: string;
  /** About so many while they are here; exactly so many have left. */
  readonly records: bigint;
  readonly bytes: bigint;
  /** From then on it may be detached. */
  readonly keptUntil: InstantMs;
  readonly detachedAt: InstantMs | null;
}

/** Every month of usage that has begun, is to come, or has left. */
export async function readMonths(context: Context): Promise<readonly UsageMonth[]> {
  const rows = await context.db.read(readUsageMonths);
  return rows.map((row) => ({ ...row, keptUntil: keptUntil(row.month, context.settings()) }));
}
