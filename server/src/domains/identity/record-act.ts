import { networkOf, newId, slotFor, slotOf, uuidOf } from '#base';
import { masked } from '#platform/log';
import type { Tx } from '#platform/postgres';
import type { Act } from './act.ts';
import { insertActs } from './store/audit.ts';

/**
 * Adds an act to the trail, in the transaction that does it, so that neither stands without the
 * other. What was denied is recorded in a transaction that commits, before the refusal is thrown.
 */
export function recordAct(tx: Tx, act: Act): void {
  const subject = act.subject ?? null;
  const id = newId('act', tx.nowMs, slotFor(subject ?? act.actor.id));
  tx.append(insertActs, {
    slot: slotOf(id),
    id: uuidOf(id),
    at: tx.nowMs,
    actorKind: act.actor.kind,
    actor: act.actor.id,
    action: act.action,
    subject,
    outcome: act.outcome,
    network: act.ip ? networkOf(act.ip, 'site') : null,
    details: masked(act.details ?? {}),
  });
}
