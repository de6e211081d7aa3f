import type { HomeCountry } from '#base';
import type { LineNumber } from './line.ts';

/** The homes of those of a line's numbers that may be used, as a bit mask; 0 for none. */
export type UsableHomes = number;

const bits: Readonly<Record<HomeCountry, number>> = { HK: 1, CN: 2 };

/** Each number has its own registration: the +86 number may rest while the +852 number works. */
export function usableHomesOf(
  numbers: readonly Pick<LineNumber, 'home' | 'registration'>[],
): UsableHomes {
  return numbers.reduce(
    (mask, { home, registration }) => (registration === 'registered' ? mask | bits[home] : mask),
    0,
  );
}

export function withHome(homes: UsableHomes, home: HomeCountry, isUsable: boolean): UsableHomes {
  return isUsable ? homes | bits[home] : homes & ~bits[home];
}

/**
 * Whether a line may be used by its number of a home; undefined where whoever asks knows only the
 * SIM, which lives as long as any of its numbers does.
 */
export function isUsableAs(homes: UsableHomes, home: HomeCountry | undefined): boolean {
  return home === undefined ? homes !== 0 : (homes & bits[home]) !== 0;
}
