import { hourMs, isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { ClientId } from './client.ts';
import type { Credentials } from './create-client.ts';
import { refuse } from './refusals.ts';
import { newSecret, secretHash } from './secret.ts';
import { partnerSettings } from './settings.ts';
import { deleteEndedSecrets, endSecrets, insertSecrets, lockClient } from './store/clients.ts';

/**
 * Gives a client another secret. The one before opens for some hours more, so that nothing stands
 * still while the new one is taken to where it is used; `isLeaked` ends it, and all others, at
 * once. Refuses with `client_unknown`.
 */
export async function rotateSecret(
  context: Context,
  id: ClientId,
  { isLeaked }: { readonly isLeaked: boolean },
): Promise<Credentials> {
  const { secrets, actor } = context;
  const secret = newSecret();
  await context.db.transaction(async (tx) => {
    const [found] = await tx.query(lockClient, [slotOf(id), uuidOf(id)]);
    if (!found) throw refuse.client_unknown();
    const overlapMs = tx.settings.get(partnerSettings.secretOverlapHours) * hourMs;
    const endsAt = isoTime(isLeaked ? tx.nowMs : tx.nowMs + overlapMs);
    await tx.query(deleteEndedSecrets, [slotOf(id), uuidOf(id), isoTime(tx.nowMs)]);
    await tx.query(endSecrets, [slotOf(id), uuidOf(id), endsAt]);
    const hash = secretHash(secrets, secret);
    tx.append(insertSecrets, { slot: slotOf(id), client: uuidOf(id), hash, madeAt: tx.nowMs });
    const details = { isLeaked };
    recordAct(tx, { actor, action: 'client.rotate', subject: id, outcome: 'done', details });
  });
  return { client: id, secret };
}
