import type { InstantMs } from '#base';
import { bonusFor } from './bonus.ts';
import type { Catalog } from './catalog.ts';
import { validityDaysFor } from './validity-ladder.ts';

/** A tile of the page with all that a person asks about it: price, bonus, how long it lasts. */
export interface Tile {
  readonly valueMinor: bigint;
  readonly cnyMinor: bigint;
  readonly bonusMinor: bigint;
  readonly validDays: number;
}

/** The tiles as one channel shows them at an instant, cheapest first. */
export function shelfOf(catalog: Catalog, channel: string, atMs: InstantMs): Tile[] {
  return catalog.shelf.tiles.map(({ valueMinor, cnyMinor }) => ({
    valueMinor,
    cnyMinor,
    bonusMinor:
      bonusFor(catalog.bonuses, { channel, amountMinor: valueMinor, atMs })?.amountMinor ?? 0n,
    validDays: validityDaysFor(catalog.validity, valueMinor),
  }));
}
