import { amount, checked, list, object, type Shape } from './shape.ts';

/** A value that is sold at a fixed price in both currencies. */
interface ShelfPrice {
  readonly valueMinor: bigint;
  readonly cnyMinor: bigint;
}

/** What can be topped up: the tiles of the page, and any amount between two limits in steps. */
export interface Shelf {
  readonly tiles: readonly ShelfPrice[];
  readonly leastMinor: bigint;
  readonly mostMinor: bigint;
  readonly stepMinor: bigint;
}

const shape: Shape<Shelf> = object<Shelf>({
  tiles: list(object<ShelfPrice>({ valueMinor: amount(1n), cnyMinor: amount(1n) }), 1),
  leastMinor: amount(1n),
  mostMinor: amount(1n),
  stepMinor: amount(1n),
});

export const shelfShape: Shape<Shelf> = checked(shape, (shelf) => {
  const values = shelf.tiles.map((tile) => tile.valueMinor);
  if (values.some((value, index) => index > 0 && value <= (values[index - 1] ?? 0n))) {
    return 'must have its tiles in rising order';
  }
  const stray = values.find((value) => !fitsShelf(shelf, value));
  return stray === undefined
    ? undefined
    : `has a tile of ${stray}, which its own limits and step do not allow`;
});

/** Whether an amount may be topped up at all; other limits are for whoever takes the order. */
export function fitsShelf(shelf: Shelf, valueMinor: bigint): boolean {
  return (
    valueMinor >= shelf.leastMinor &&
    valueMinor <= shelf.mostMinor &&
    (valueMinor - shelf.leastMinor) % shelf.stepMinor === 0n
  );
}

/** The price in CNY where the list has one. It wins over any rate; a rate prices the rest. */
export function shelfPriceCnyMinor(shelf: Shelf, valueMinor: bigint): bigint | undefined {
  return shelf.tiles.find((tile) => tile.valueMinor === valueMinor)?.cnyMinor;
}
