import type { Context } from '#platform/context';
import { activePromotions } from './active-promotions.ts';
import type { Promotion } from './promotion.ts';

/**
 * Promotions of a channel that whoever sells there may tell everybody of: those of now, but for the
 * ones of other sellers and for those that one has to know a code for.
 */
export async function openPromotions(
  context: Context,
  { channel, seller }: { readonly channel: string; readonly seller: string },
): Promise<Promotion[]> {
  const nowMs = context.clock.now();
  return (await activePromotions(context)).filter(({ rule }) => {
    const isHere = rule.channels.includes(channel) && rule.secretCode === null;
    const isTheirs = rule.sellers.length === 0 || rule.sellers.includes(seller);
    return isHere && isTheirs && nowMs >= rule.from && nowMs <= rule.until;
  });
}
