import { hongKongDay } from '#base';
import { startPayment } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { CollectionOrdered } from './facts.ts';
import { lockMandate } from './load-mandates.ts';
import { readMandate } from './read-mandate.ts';
import { tokenSeal } from './seals.ts';
import { dueFrom } from './terms.ts';

/**
 * Asks providers for the money. However often it runs, there is one attempt and one number. What a
 * provider does not answer is asked about like every other payment. By a mandate that was stopped
 * after the order nothing is asked for: that is looked at in the commit that begins the payment.
 */
export async function collect(
  context: Context,
  ordered: readonly CollectionOrdered[],
): Promise<void> {
  for (const { mandate: id, attempt } of ordered) {
    const mandate = await readMandate(context, id);
    const { sealedToken, connector, notifyBaseUrl, terms } = mandate;
    // Of one whose provider knows that it is over nothing is left to ask with, and nothing is
    // asked.
    const mandateToken = sealedToken === null ? '' : context.secrets.open(sealedToken, tokenSeal);
    // Nobody stands before a page: there is no address of a payer to tell.
    const payer = { address: '', pageUrl: '' };
    const today = hongKongDay(context.clock.now());
    const planDue =
      terms.plan && mandate.planDue ? dueFrom(terms.plan, mandate.planDue, today) : null;
    const isAllowed = async (tx: Tx) => {
      const { state, sealedToken: token } = await lockMandate(tx, id);
      return state === 'active' && token !== null;
    };
    const by = { mandateToken, isAllowed };
    await startPayment(context, attempt, { notifyBaseUrl, payer, ...by, planDue });
    context.log.info('a payment by a mandate was due', { mandate: id, connector });
  }
}
