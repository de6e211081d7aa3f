import type { Zone, ZoneMask } from '#base';
import { type Guards, noGuards } from './guards.ts';
import type { ProfileRow } from './store/profiles.ts';

/** What charging knows of a line beside its plan. */
export interface LineProfile {
  /** The zones whose services that want a yes the subscriber has agreed to. */
  readonly optedIn: ZoneMask;
  /** Where the line was seen last; null where it never was. */
  readonly zone: Zone | null;
  readonly guards: Guards;
}

/** A line without a row has agreed to nothing, guards nothing, and was seen nowhere. */
export function profileOfRow(row: ProfileRow | undefined): LineProfile {
  if (!row) return { optedIn: 0, zone: null, guards: noGuards };
  const { optedIn, zone, packOnly, dailyLimit } = row;
  return { optedIn, zone, guards: { packOnly, dailyLimitMinor: dailyLimit } };
}
