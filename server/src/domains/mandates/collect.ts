import { startPayment } from '#payments';
import type { Context } from '#platform/context';
import type { CollectionOrdered } from './facts.ts';
import { readMandate } from './read-mandate.ts';
import { tokenSeal } from './seals.ts';

/**
 * Asks providers for the money. However often it runs, there is one attempt and one number. What a
 * provider does not answer is asked about like every other payment.
 */
export async function collect(
  context: Context,
  ordered: readonly CollectionOrdered[],
): Promise<void> {
  for (const { mandate: id, attempt } of ordered) {
    const { sealedToken, connector, notifyBaseUrl } = await readMandate(context, id);
    if (sealedToken === null) continue;
    const mandateToken = context.secrets.open(sealedToken, tokenSeal);
    // Nobody stands before a page: there is no address of a payer to tell.
    const payer = { address: '', pageUrl: '' };
    await startPayment(context, attempt, { notifyBaseUrl, payer, mandateToken });
    context.log.info('a payment by a mandate was asked for', { mandate: id, connector });
  }
}
