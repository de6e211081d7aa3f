import { connectorOf } from '#payments';
import type { Context } from '#platform/context';
import type { MandateId } from './mandate.ts';
import { readMandate } from './read-mandate.ts';
import { refuse } from './refusals.ts';

/**
 * Where the payer goes to sign: the provider's page, made anew each time, or back where nothing is
 * left to sign. Refuses with `mandate_unknown` and `mandate_sign_failed`.
 */
export async function signMandate(
  context: Context,
  id: MandateId,
  /** Where payers come back to from the provider. */
  returnUrl: string,
): Promise<string> {
  const mandate = await readMandate(context, id);
  const nowMs = context.clock.now();
  if (mandate.state !== 'pending' || nowMs >= (mandate.endsAt ?? nowMs)) return mandate.returnUrl;
  const { mandates } = (await connectorOf(context, mandate.connector)).provider;
  if (!mandates) throw refuse.mandates_unavailable();
  const start = await mandates.sign(
    { http: context.http, nowMs },
    {
      number: id,
      returnUrl,
      notifyUrl: `${mandate.notifyBaseUrl}/${mandate.connector}`,
      limits: mandate.limits,
      plan: mandate.terms.plan,
      signBefore: mandate.endsAt ?? nowMs,
    },
  );
  if (start.kind === 'redirect') return start.url;
  context.log.warn('a mandate could not be begun', { mandate: id, reason: start.reason });
  throw refuse.mandate_sign_failed();
}
