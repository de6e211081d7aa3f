import type { HongKongDay } from '#base';
import { dueFrom, type Mandate } from '#mandates';

/**
 * The last day on which one of these mandates lets what is planned for a day be taken, where each
 * goes by fixed days of its own; undefined where one does not, or there is none.
 */
export function lastDayFor(
  mandates: readonly Pick<Mandate, 'terms' | 'planDue'>[],
  day: HongKongDay,
): HongKongDay | undefined {
  const days = mandates.map(({ terms: { plan }, planDue }) =>
    plan === null || planDue === null ? undefined : dueFrom(plan, planDue, day),
  );
  const bound = days.filter((one) => one !== undefined);
  return bound.length < days.length ? undefined : bound.toSorted().at(-1);
}
