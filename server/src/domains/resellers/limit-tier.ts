import { isoTime } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { limitTier as limit } from './store/tiers.ts';
import type { SaleLimits } from './tier.ts';

/** How many sales, and of what value; null of a week is no limit. */
export interface TierToLimit
  extends Pick<SaleLimits, 'dayCount' | 'dayMinor' | 'monthCount' | 'monthMinor'> {
  readonly tier: string;
  readonly weekCount: number | null;
  readonly weekMinor: bigint | null;
}

/**
 * Says how many sales, and of what value, each reseller of a tier may make a day, a week and a
 * month, from the next sale on; what they have sold before counts. Refuses with
 * `permission_missing` and `tier_unknown`.
 */
export async function limitTier(
  context: Context,
  caller: StaffCaller,
  { tier, ...limits }: TierToLimit,
): Promise<void> {
  await requireStaff(context, caller, 'resellers.change', tier);
  const { dayCount, dayMinor, weekCount, weekMinor, monthCount, monthMinor } = limits;
  await context.db.transaction(async (tx) => {
    const days = [dayCount, dayMinor, weekCount, weekMinor, monthCount, monthMinor];
    const [row] = await tx.query(limit, [tier, ...days, isoTime(tx.nowMs)]);
    if (!row) throw refuse.tier_unknown({ tier });
    noteAct(tx, caller, 'tier.limit', tier, {
      day: `${dayCount}, ${dayMinor}`,
      week: `${weekCount ?? 'none'}, ${weekMinor ?? 'none'}`,
      month: `${monthCount}, ${monthMinor}`,
    });
  });
}
