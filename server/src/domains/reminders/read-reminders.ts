import { chargingSettings, readProfile } from '#charging';
import type { Context } from '#platform/context';
import { type LineId, subscriberSettings } from '#subscribers';
import { readWishes, type Wish } from './wish.ts';

/** What a line's owner is reminded of, and what they can choose from. */
export interface ShownReminders extends Wish {
  /** Levels of money, in minor units of HKD, highest first. */
  readonly levels: readonly bigint[];
  readonly offeredDays: readonly number[];
}

export async function readReminders(context: Context, line: LineId): Promise<ShownReminders> {
  const [{ toldBelow }, wishOf] = await Promise.all([
    readProfile(context, line),
    readWishes(context, [line]),
  ]);
  const settings = context.settings();
  const levels = toldBelow ?? settings.get(chargingSettings.toldBelowMinor).map(BigInt);
  return {
    ...wishOf(line),
    levels: levels.toSorted((one, other) => (one < other ? 1 : -1)),
    offeredDays: settings.get(subscriberSettings.toldAheadDays),
  };
}
