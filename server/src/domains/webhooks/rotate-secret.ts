import { hourMs, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { EndpointSecret } from './add-endpoint.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { newSecret, secretPurpose } from './secret.ts';
import { webhookSettings } from './settings.ts';
import { updateSecret } from './store/endpoints.ts';

export interface RotatedSecret extends EndpointSecret {
  /** Until when the secret before signs as well; null where it has ended. */
  readonly beforeUntil: InstantMs | null;
}

/**
 * Gives an endpoint another secret. For some hours both sign, so that its receiver can change over
 * when it suits; `isLeaked` ends the one before at once. Refuses with `webhook_unknown`.
 */
export async function rotateEndpointSecret(
  context: Context,
  owner: OwnerId,
  id: EndpointId,
  { isLeaked }: { readonly isLeaked: boolean },
): Promise<RotatedSecret> {
  const { secrets, actor } = context;
  const secret = newSecret();
  const beforeUntil = await context.db.transaction(async (tx) => {
    const { sealed } = await lockedEndpoint(tx, owner, id);
    const hours = isLeaked ? 0 : tx.settings.get(webhookSettings.overlapHours);
    const until = hours === 0 ? null : tx.nowMs + hours * hourMs;
    await tx.query(updateSecret, [
      slotOf(id),
      uuidOf(id),
      secrets.seal(secret, secretPurpose),
      until === null ? null : sealed,
      until === null ? null : isoTime(until),
    ]);
    const details = { owner, isLeaked };
    recordAct(tx, { actor, action: 'webhook.rotate', subject: id, outcome: 'done', details });
    return until;
  });
  return { endpoint: id, secret, beforeUntil };
}
