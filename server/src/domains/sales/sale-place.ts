import { idFrom, type InstantMs } from '#base';
import type { Context } from '#platform/context';
import type { TopupId } from '#topups';

/** Behind which sale a page begins. Many are sold at one instant, so the instant is not enough. */
export interface SalePlace {
  readonly soldAt: InstantMs;
  readonly topup: TopupId;
}

/** Behind everything that there can be by now. */
export function placeOfNow({ clock }: Context): SalePlace {
  return { soldAt: clock.now() + 1, topup: idFrom('top', 'f'.repeat(32)) };
}

/** As a page says where it ended; undefined what no page has said. */
export function placeFrom(cursor: string): SalePlace | undefined {
  const [, soldAt, topup] = /^([0-9]{1,15})-([0-9a-f]{32})$/.exec(cursor) ?? [];
  if (soldAt === undefined || topup === undefined) return undefined;
  return { soldAt: Number(soldAt), topup: idFrom('top', topup) };
}

/** What asks for the page behind this one; null where there is none. */
export function nextPage(page: readonly SalePlace[], limit: number): string | null {
  const last = page.at(-1);
  if (last === undefined || page.length < limit) return null;
  return `${last.soldAt}-${last.topup.slice(4)}`;
}
