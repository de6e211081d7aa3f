import type { Zone, ZoneMask } from '#base';
import { type Guards, noGuards } from './guards.ts';
import type { MoneyLevels } from './money-levels.ts';
import type { ProfileRow } from './store/profiles.ts';

/** What charging knows of a line beside its plan. */
export interface LineProfile {
  /** The zones whose services that want a yes the subscriber has agreed to. */
  readonly optedIn: ZoneMask;
  /** Where the line was seen last; null where it never was. */
  readonly zone: Zone | null;
  readonly guards: Guards;
  /** Below which levels its money is told of; null for the operator's. */
  readonly toldBelow: MoneyLevels | null;
  /** Below which a rule tops it up; null where none does. */
  readonly toppedUpBelow: bigint | null;
  /** A rule has not topped it up because nobody used it, and waits for its next use. */
  readonly isAwaited: boolean;
  /** The number of the session that counted last, and has what was counted; null before any. */
  readonly countedBy: bigint | null;
}

const nothing: LineProfile = {
  optedIn: 0,
  zone: null,
  guards: noGuards,
  toldBelow: null,
  toppedUpBelow: null,
  isAwaited: false,
  countedBy: null,
};

/** A line without a row has agreed to nothing, guards nothing, and was seen nowhere. */
export function profileOfRow(row: ProfileRow | undefined): LineProfile {
  if (!row) return nothing;
  const { optedIn, zone, packOnly, dailyLimit, toppedUpBelow, isAwaited, countedBy } = row;
  const toldBelow = row.toldBelow?.map(BigInt) ?? null;
  const guards = { packOnly, dailyLimitMinor: dailyLimit };
  return { optedIn, zone, guards, toldBelow, toppedUpBelow, isAwaited, countedBy };
}
