import { type Id, type InstantMs, uuidOf } from '#base';
import type { Context } from '#platform/context';

/** Behind which sale a page begins. Many are sold at one instant, so the instant is not enough. */
export interface SalePlace {
  readonly soldAt: InstantMs;
  readonly uuid: string;
}

/** Behind everything that there can be by now. */
export function placeOfNow({ clock }: Context): SalePlace {
  return { soldAt: clock.now() + 1, uuid: 'f'.repeat(32) };
}

/** The end of the year 9999: no table takes what is later in the form in which we write it. */
const lastMs = 253_402_300_799_999;

/** As a page says where it ended; undefined what no page has said. */
export function placeFrom(cursor: string): SalePlace | undefined {
  const [, soldAt, uuid] = /^([0-9]{1,15})-([0-9a-f]{32})$/.exec(cursor) ?? [];
  if (soldAt === undefined || uuid === undefined || Number(soldAt) > lastMs) return undefined;
  return { soldAt: Number(soldAt), uuid };
}

/** What asks for the page behind this one; null where there is none. */
export function nextPage<Sale extends { readonly soldAt: InstantMs }>(
  page: readonly Sale[],
  limit: number,
  idOf: (sale: Sale) => Id,
): string | null {
  const last = page.at(-1);
  if (last === undefined || page.length < limit) return null;
  return `${last.soldAt}-${uuidOf(idOf(last))}`;
}
