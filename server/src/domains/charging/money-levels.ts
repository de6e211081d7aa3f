import type { SettingValues } from '#platform/settings';
import { chargingSettings } from './settings.ts';

/** Levels of a line's money, in minor units of HKD, highest first. */
export type MoneyLevels = readonly bigint[];

const none: MoneyLevels = [];

/** Read once for each list: the settings keep theirs until it is changed. */
const kept = new WeakMap<readonly number[], MoneyLevels>();

/** The operator's, for lines whose owner has chosen nothing. */
export function levelsOf(settings: SettingValues): MoneyLevels {
  const given = settings.get(chargingSettings.toldBelowMinor);
  let levels = kept.get(given);
  if (!levels) {
    levels = given.map(BigInt).sort((one, other) => (one < other ? 1 : -1));
    kept.set(given, levels);
  }
  return levels;
}

/** Those that money was not below and is below now, of a list and of one level beside it. */
export function levelsPassed(
  levels: MoneyLevels,
  also: bigint | null,
  before: bigint,
  after: bigint,
): MoneyLevels {
  const isPassed = (level: bigint): boolean => before >= level && after < level;
  const isAlso = also !== null && isPassed(also);
  if (!isAlso && !levels.some(isPassed)) return none;
  const passed = levels.filter(isPassed);
  return isAlso && !passed.includes(also) ? [also, ...passed] : passed;
}
