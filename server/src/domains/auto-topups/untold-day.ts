import { addDays, type HongKongDay, hongKongDay } from '#base';
import { listAdvanceNotices, type Mandate } from '#mandates';
import type { Context } from '#platform/context';
import { lastDayFor } from './last-day.ts';
import type { Planned } from './planned.ts';
import type { Pricing } from './prices.ts';
import type { Rule } from './rule.ts';

interface Month {
  readonly rule: Pick<Rule, 'monthlyMinor'>;
  readonly planned: readonly Planned[];
  readonly pricing: Pricing;
}

/**
 * The day of a month's top-up of which the payer of its mandate would be told by us when nothing
 * can be taken any more, and was not told before; undefined where there is time, or it was told.
 * Read only of the last days before it.
 */
export async function untoldDay(
  context: Context,
  mandate: Mandate | undefined,
  { rule, planned, pricing }: Month,
): Promise<HongKongDay | undefined> {
  const { advanceNotice = null, currency = 'HKD' } = mandate?.terms ?? {};
  const day = planned.find(({ cause }) => cause === 'monthly')?.day;
  if (!mandate || advanceNotice?.by !== 'us' || day === undefined) return undefined;
  const lastDay = lastDayFor([mandate], day);
  const earliest = addDays(hongKongDay(context.clock.now()), advanceNotice.days);
  if (lastDay === undefined || earliest <= lastDay) return undefined;
  const amountMinor = pricing(rule.monthlyMinor ?? 0n, currency) ?? 0n;
  const given = await listAdvanceNotices(context, mandate);
  const isTold = given.some((notice) => {
    const isGood = hongKongDay(notice.from) <= lastDay && hongKongDay(notice.until) > day;
    return isGood && notice.state !== 'refused' && notice.amountMinor >= amountMinor;
  });
  return isTold ? undefined : day;
}
