import { addDays, type HongKongDay, hongKongDay, type InstantMs } from '#base';
import { type Catalog, validityDaysFor } from '#catalog';
import { isOpen, type Term } from '#packs';
import { hkd, type Said } from './reminder.ts';

/** A line lives through the last instant of its last day. */
export function hasExpired(validUntil: InstantMs, nowMs: InstantMs): boolean {
  return validUntil < nowMs;
}

/** The balance is frozen once a line has expired, and comes back with the number's next top-up. */
export function saidExpired(
  validUntil: InstantMs,
  { oneWayDays, lockedDays }: Pick<Catalog['lifeCycle'], 'oneWayDays' | 'lockedDays'>,
  moneyMinor: bigint,
): Said {
  const day = addDays(hongKongDay(validUntil), oneWayDays + lockedDays);
  return { kind: 'line_blocked', parameters: { balance: hkd(moneyMinor), day } };
}

/** Whether that is still a line's last day, and nothing that renews it by then will move it. */
export function endsOn(
  day: HongKongDay,
  validUntil: InstantMs | null,
  terms: readonly Pick<Term, 'kind' | 'state' | 'renews' | 'endsAt'>[],
): boolean {
  if (validUntil === null || hongKongDay(validUntil) !== day) return false;
  return !terms.some(
    (term) => term.kind === 'period' && isOpen(term) && term.renews && term.endsAt <= validUntil,
  );
}

interface Offered {
  readonly validity: Catalog['validity'];
  readonly shelf: Pick<Catalog['shelf'], 'leastMinor'>;
}

/** That a line ends in so many days, by its day, and what carries it on. */
export function saidAhead(catalog: Offered, day: HongKongDay, days: number): Said {
  const { value, validDays } = leastThatHelps(catalog, days);
  return days === 0
    ? { kind: 'line_expires_today', parameters: { value, validDays } }
    : { kind: 'line_expires', parameters: { day, value, validDays } };
}

/** The least top-up on the shelf that carries the line past the day it has now. */
function leastThatHelps({ validity, shelf }: Offered, ahead: number) {
  const rung = validity.find(
    ({ days, fromMinor }) => days > ahead && fromMinor >= shelf.leastMinor,
  );
  const value = rung?.fromMinor ?? shelf.leastMinor;
  return { value: hkd(value), validDays: validityDaysFor(validity, value) };
}
