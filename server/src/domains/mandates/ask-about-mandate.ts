import { connectorOf, type MandateEvidence } from '#payments';
import type { Context } from '#platform/context';
import { applyMandateEvidence } from './apply-mandate-evidence.ts';
import { expireMandate } from './expire-mandate.ts';
import { lockMandate, saveMandate } from './load-mandates.ts';
import { isEnded, type Mandate } from './mandate.ts';
import { grantSeal, tokenSeal } from './seals.ts';

/** Asks its provider about one mandate, or tells it that a stopped one is to end. */
export async function askAboutMandate(context: Context, mandate: Mandate): Promise<void> {
  const nowMs = context.clock.now();
  const isOver = mandate.endsAt !== null && nowMs >= mandate.endsAt;
  const evidence = await evidenceOf(context, mandate);
  // One may have been signed at the last moment, and of one that was given up nobody else tells.
  const isSigned = evidence.says === 'active' && mandate.state === 'pending';
  if (isOver && !isEnded(mandate) && !isSigned) return expireMandate(context, mandate.id);
  // Of a stopped mandate only one thing is still to be heard, and that may take its time.
  if (!isEnded(mandate)) {
    await applyMandateEvidence(context, mandate.id, evidence);
  } else if (evidence.says === 'over') {
    // Nothing is left to say with its token.
    const told = { askAt: null, sealedToken: null, sealedGrant: null };
    await context.db.transaction(async (tx) =>
      saveMandate(tx, { ...(await lockMandate(tx, mandate.id)), ...told }),
    );
  }
}

async function evidenceOf(context: Context, mandate: Mandate): Promise<MandateEvidence> {
  const { mandates } = (await connectorOf(context, mandate.connector)).provider;
  if (!mandates) return { says: 'nothing_certain', reason: 'no mandates any more' };
  const tools = { http: context.http, nowMs: context.clock.now() };
  const { id: number, sealedToken, sealedGrant } = mandate;
  const token = sealedToken === null ? null : context.secrets.open(sealedToken, tokenSeal);
  if (isEnded(mandate)) return mandates.revoke(tools, { number, token });
  return mandate.state === 'pending' && sealedGrant !== null
    ? mandates.redeem(tools, context.secrets.open(sealedGrant, grantSeal), number)
    : mandates.query(tools, { number, token });
}
