import { networkOf, newId, slotFor, slotOf, uuidOf } from '#base';
import { noteEnding } from '#platform/endings';
import { masked } from '#platform/log';
import type { Tx } from '#platform/postgres';
import type { Act, ActCode } from './act.ts';
import { insertActs } from './store/audit.ts';

/** What a restore from before would undo, and has to be done again. */
const endings: ReadonlySet<ActCode> = new Set<ActCode>([
  'subscriber.erase',
  'staff.change',
  'staff.change_password',
  'staff.confirm_totp',
  'staff.renew',
  'client.certify',
  'client.rotate',
  'client.suspend',
  'client.resume',
  'developer.dismiss',
  'developer.reset',
  'operator.pin',
  'operator.suspend',
  'operator.resume',
  'till.suspend',
  'till.resume',
  'reseller.suspend',
  'reseller.resume',
  'kiosk.suspend',
  'kiosk.resume',
  'voucher.block',
  'webhook.remove',
  'webhook.rotate',
]);

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
  if (act.outcome !== 'done' || !endings.has(act.action)) return;
  // Of why somebody did it nothing leaves the database.
  const { why: _why, ...details } = act.details ?? {};
  noteEnding(tx, { kind: act.action, subject: subject ?? '', details });
}
