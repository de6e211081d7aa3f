import type { Region } from '../regions.ts';
import type { Said } from './delivery.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** In the Mainland and for the Hong Kong wallet: sixteen rounds in about a day. */
export const dayMs = [
  ...[15, 15, 30].map((seconds) => seconds * second),
  ...[3, 10, 20, 30, 30, 30, 60].map((minutes) => minutes * minute),
  ...[3, 3, 3, 6, 6].map((hours) => hours * hour),
];

/**
 * Across the border, and everywhere of contracts and what is charged by them: ten rounds, and all
 * is over within four hours.
 */
export const hoursMs = [15, 15, 30, 180, 1_800, 1_800, 1_800, 1_800, 3_600].map(
  (seconds) => seconds * second,
);

/** The waits after each round that was not taken. */
export function ladderOf(
  region: Region,
  { about, content }: Pick<Said, 'about' | 'content'>,
): readonly number[] {
  const isOfContract = about === 'contract' || content['trade_type'] === 'PAP';
  return region === 'global' || isOfContract ? hoursMs : dayMs;
}
