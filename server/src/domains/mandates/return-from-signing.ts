import { connectorOf } from '#payments';
import type { Context } from '#platform/context';
import { applyMandateEvidence } from './apply-mandate-evidence.ts';
import type { MandateId } from './mandate.ts';
import { readMandate } from './read-mandate.ts';

/**
 * The payer has come back from the provider's page, with what it gave along or without. Gives the
 * address to go on to.
 */
export async function returnFromSigning(
  context: Context,
  id: MandateId,
  query: Readonly<Record<string, unknown>>,
): Promise<string> {
  const mandate = await readMandate(context, id);
  if (mandate.state !== 'pending') return mandate.returnUrl;
  const { mandates } = (await connectorOf(context, mandate.connector)).provider;
  const grant = mandates?.grantIn(query);
  if (mandates === undefined || grant === undefined) return mandate.returnUrl;
  await applyMandateEvidence(context, id, { says: 'granted', grant });
  // Where nobody can say, it is asked again by the clock.
  const tools = { http: context.http, nowMs: context.clock.now() };
  await applyMandateEvidence(context, id, await mandates.redeem(tools, grant, id));
  return mandate.returnUrl;
}
