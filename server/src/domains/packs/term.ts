import {
  addDays,
  dayMs,
  endOfDay,
  hongKongDay,
  hourMs,
  type Id,
  type InstantMs,
  newId,
  slotOf,
  startOfDay,
} from '#base';
import type { Tx } from '#platform/postgres';
import type { SettingValues } from '#platform/settings';
import type { LineId } from '#subscribers';
import { packSettings } from './settings.ts';

export type TermId = Id<'ter'>;
export type TermKind = 'pack' | 'period' | 'monthly_fee' | 'mainland_number';

/** running → renewed | ended | lapsed | owed; owed → renewed | ended. */
export type TermState = 'running' | 'owed' | 'renewed' | 'ended' | 'lapsed';

/** Why a term that was to renew did not: no money, a line that ends before it, no longer sold. */
export type LapseReason = 'balance' | 'validity' | 'withdrawn';

/** Something that a line has from one instant to another. */
export interface Term {
  readonly id: TermId;
  readonly line: LineId;
  readonly kind: TermKind;
  /** The pack's code, or the plan's. */
  readonly code: string;
  readonly catalogVersion: number;
  readonly priceMinor: bigint;
  readonly startsAt: InstantMs;
  /** The last instant of a Hong Kong day. */
  readonly endsAt: InstantMs;
  readonly renews: boolean;
  readonly nextPlan: string | null;
  readonly state: TermState;
  readonly why: LapseReason | null;
  readonly follows: TermId | null;
  readonly toldAt: InstantMs | null;
  readonly dueAt: InstantMs | null;
}

export function newTermId({ nowMs }: Tx, line: LineId): TermId {
  return newId('ter', nowMs, slotOf(line));
}

/** The Hong Kong days of fees; a month of a fee is thirty days, so that none is longer to pay. */
export const monthDays = 30;

/** The last instant of a term of so many Hong Kong days, its first day included. */
export function lastInstant(startsAt: InstantMs, days: number): InstantMs {
  return endOfDay(addDays(hongKongDay(startsAt), days - 1));
}

/** A term that follows begins with the day after: units that come early are a present. */
export function startOfNext(endsAt: InstantMs): InstantMs {
  return startOfDay(addDays(hongKongDay(endsAt), 1));
}

export function isOpen({ state }: Pick<Term, 'state'>): boolean {
  return state === 'running' || state === 'owed';
}

export function isFee(kind: TermKind): boolean {
  return kind === 'monthly_fee' || kind === 'mainland_number';
}

/** When people are awake: a notice at midnight helps nobody. */
const noticeHour = 10;

/** Shorter ones end before a notice could be of use. */
const leastDaysForNotice = 7;

/** When the owner is to be told ahead; null where nobody is told: short packs, and small fees. */
export function noticeAt(
  { kind, startsAt, endsAt }: Pick<Term, 'kind' | 'startsAt' | 'endsAt'>,
  settings: SettingValues,
): InstantMs | null {
  if (isFee(kind) || endsAt - startsAt < (leastDaysForNotice - 1) * dayMs) return null;
  const day = addDays(hongKongDay(endsAt), -settings.get(packSettings.noticeDays));
  return startOfDay(day) + noticeHour * hourMs;
}

/** When a running term is to be bought again; one that is not to renew is due at its very end. */
export function renewAt(
  { renews, endsAt, nextPlan }: Pick<Term, 'renews' | 'endsAt' | 'nextPlan'>,
  settings: SettingValues,
): InstantMs {
  if (!renews && nextPlan === null) return endsAt + 1;
  return endsAt - settings.get(packSettings.renewHoursAhead) * hourMs;
}

/** When a running term must be looked at next. */
export function nextDueAt(
  term: Pick<Term, 'kind' | 'startsAt' | 'endsAt' | 'renews' | 'nextPlan' | 'toldAt'>,
  settings: SettingValues,
): InstantMs {
  const notice = term.toldAt === null ? noticeAt(term, settings) : null;
  const renewal = renewAt(term, settings);
  return notice === null ? renewal : Math.min(notice, renewal);
}

export function isDue({ dueAt }: Term, nowMs: InstantMs): boolean {
  return dueAt !== null && dueAt <= nowMs;
}
