import type { Currency } from '#base';
import type { Context } from '#platform/context';
import { type ClawBack, type ClawBackId, listProposedRefunds, readAnyTopup } from '#topups';

/** A refund that waits for a second person, in the currency that was paid. */
export type ProposedRefund = ClawBack & { readonly currency: Currency };

export async function proposedRefunds(
  context: Context,
  limit: number,
  after?: ClawBackId,
): Promise<ProposedRefund[]> {
  const waiting = await listProposedRefunds(context, limit, after);
  return Promise.all(
    waiting.map(async (refund) => {
      const { priceCurrency: currency } = await readAnyTopup(context, refund.topup);
      return { ...refund, currency };
    }),
  );
}
