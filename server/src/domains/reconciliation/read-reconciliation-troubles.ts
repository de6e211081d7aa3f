import { addDays, dayMs, hourMs, type HongKongDay, isoTime } from '#base';
import type { Context } from '#platform/context';
import { type Billed, listBilled } from './list-billed.ts';
import { readOldBreaks } from './store/breaks.ts';
import { readAwaitedDays } from './store/days.ts';

/** A day whose bill should have come. */
export interface LateBill {
  readonly connector: string;
  readonly day: HongKongDay;
  /** What stood in the way when it was last asked for. */
  readonly problem: string | null;
  /** Whether it cannot be a matter of patience any more. */
  readonly isOverdue: boolean;
}

/** What has stood still for long in reconciliation. */
export interface ReconciliationTroubles {
  /** The days that have waited longest first. */
  readonly bills: readonly LateBill[];
  /** Breaks that nobody has resolved for so long. */
  readonly breaks: { readonly count: bigint; readonly oldestAt: number | null };
}

const mostDays = 1_000;
/** A bill is asked for every half an hour: by then a provider has had a dozen chances. */
const patienceMs = 6 * hourMs;
const none = { count: 0n, oldestAt: null } as const;

/** `longMs`: for how long a break must have been open to be counted. */
export async function readReconciliationTroubles(
  context: Context,
  longMs: number,
): Promise<ReconciliationTroubles> {
  const nowMs = context.clock.now();
  const [billed, days, [breaks = none]] = await Promise.all([
    listBilled(context),
    context.db.read(readAwaitedDays, [mostDays]),
    context.db.read(readOldBreaks, [isoTime(nowMs - longMs)]),
  ]);
  const bills = days.flatMap(({ connector, day, problem, changedAt }) => {
    const by = billed.find((one) => one.connector === connector);
    if (!by) return [];
    // Where nobody has asked yet, as in the first minutes of a platform, it cannot have come.
    const knownAt = problem === null ? changedAt : 0;
    if (nowMs < Math.max(readyAtOf(by, day), knownAt) + patienceMs) return [];
    const isOverdue = nowMs >= Math.max(overdueAtOf(by, day), knownAt + dayMs);
    return [{ connector, day, problem, isOverdue }];
  });
  return { bills, breaks };
}

function readyAtOf({ source }: Billed, day: HongKongDay): number {
  return source.startOfDay(addDays(day, 1)) + source.readyAfterMs;
}

/** Then a day without a bill would have been taken for empty, had it been one. */
function overdueAtOf(by: Billed, day: HongKongDay): number {
  const certainAt = by.source.startOfDay(addDays(day, 1)) + by.source.certainAfterMs;
  return Math.max(certainAt, readyAtOf(by, day)) + dayMs;
}
