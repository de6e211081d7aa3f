import { dayMs, minuteMs, uuidOf } from '#base';
import type { MandateEvidence } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { endMandate } from './end-mandate.ts';
import { lockMandate, note, saveMandate } from './load-mandates.ts';
import { isEnded, type Mandate, type MandateId } from './mandate.ts';
import { grantSeal, hashOf, tokenSeal } from './seals.ts';
import { insertTokens } from './store/mandates.ts';

/** How often one that is not signed yet is asked about: some wallets lead nobody back. */
const waitsMs = minuteMs;
/** How often a signed mandate is asked about: its end may never be told. */
const lookEveryMs = dayMs;

/**
 * The one place where what a provider says changes a mandate: replies, queries and notices end
 * here, in any order and any number.
 */
export async function applyMandateEvidence(
  context: Context,
  id: MandateId,
  evidence: MandateEvidence,
): Promise<Mandate> {
  return context.db.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    switch (evidence.says) {
      case 'active':
        return activate(context, tx, mandate, evidence);
      case 'granted': {
        if (mandate.state !== 'pending') return mandate;
        const sealedGrant = context.secrets.seal(evidence.grant, grantSeal);
        return save(tx, { ...mandate, sealedGrant, askAt: tx.nowMs });
      }
      case 'over':
        return endMandate(tx, mandate, mandate.endedBy ?? 'provider', evidence.reason);
      case 'pending':
      case 'nothing_certain': {
        if (mandate.state !== 'pending' || mandate.endsAt === null) return mandate;
        return save(tx, { ...mandate, askAt: Math.min(mandate.endsAt, tx.nowMs + waitsMs) });
      }
    }
  });
}

function activate(
  context: Context,
  tx: Tx,
  mandate: Mandate,
  { token, label, endsAt }: Extract<MandateEvidence, { says: 'active' }>,
): Mandate {
  const { slot, id, connector, state } = mandate;
  if (isEnded(mandate)) {
    // Signed after it was given up: its provider is told, until that says so, too.
    if (mandate.signedAt !== null || mandate.sealedToken !== null) return mandate;
    const sealedToken = context.secrets.seal(token, tokenSeal);
    return save(tx, { ...mandate, sealedToken, askAt: tx.nowMs });
  }
  const isNew = state === 'pending';
  // Of a mandate that waited to be signed it said until when it could be.
  const until = endsAt ?? (isNew ? null : mandate.endsAt);
  if (isNew) note(tx, mandate, 'signed');
  tx.append(insertTokens, { connector, hash: hashOf(token), slot, mandate: uuidOf(id) });
  // What told so little of it is asked for the rest at once: it may be one that cannot be used.
  const lookMs = isNew && label === null ? 0 : lookEveryMs;
  return save(tx, {
    ...mandate,
    state: isNew ? 'active' : state,
    sealedToken: context.secrets.seal(token, tokenSeal),
    sealedGrant: null,
    label: label ?? mandate.label,
    endsAt: until,
    signedAt: mandate.signedAt ?? tx.nowMs,
    askAt: Math.min(until ?? Number.POSITIVE_INFINITY, tx.nowMs + lookMs),
  });
}

function save(tx: Tx, mandate: Mandate): Mandate {
  saveMandate(tx, mandate);
  return mandate;
}
