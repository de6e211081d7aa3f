import { hourMs, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { EndpointSecret } from './add-endpoint.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { refuse } from './refusals.ts';
import { newSecret, secretPurpose } from './secret.ts';
import { webhookSettings } from './settings.ts';
import { type SealedSecrets, type SecretBefore, updateSecret } from './store/endpoints.ts';

export interface RotatedSecret extends EndpointSecret {
  /** Until when the secret before signs as well; null where it has ended. */
  readonly beforeUntil: InstantMs | null;
}

/** Of before: more than a client asks that has lost every answer, and each signs every event. */
const mostBefore = 8;

/**
 * Gives an endpoint another secret. For some hours both sign, so that its receiver can change over
 * when it suits, and so do those of before until their own ends: whoever asks again because an
 * answer was lost ends none. `isLeaked` ends all of them at once. Refuses with `webhook_unknown`
 * and `webhook_secrets_full`.
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
    const { secrets: known } = await lockedEndpoint(tx, owner, id);
    const hours = isLeaked ? 0 : tx.settings.get(webhookSettings.overlapHours);
    const until = hours === 0 ? null : tx.nowMs + hours * hourMs;
    const before = isLeaked ? [] : stillSigning(known, tx.nowMs, until);
    const sealed = secrets.seal(secret, secretPurpose);
    await tx.query(updateSecret, [slotOf(id), uuidOf(id), sealed, JSON.stringify(before)]);
    const details = { owner, isLeaked };
    recordAct(tx, { actor, action: 'webhook.rotate', subject: id, outcome: 'done', details });
    return until;
  });
  return { endpoint: id, secret, beforeUntil };
}

function stillSigning(
  { secret, secretsBefore }: SealedSecrets,
  nowMs: InstantMs,
  until: InstantMs | null,
): SecretBefore[] {
  const signing = secretsBefore.filter((one) => Date.parse(one.until) > nowMs);
  if (until === null) return signing;
  const [first] = signing;
  if (first && signing.length >= mostBefore) {
    throw refuse.webhook_secrets_full({ until: isoTime(Date.parse(first.until)) });
  }
  return [...signing, { sealed: secret, until: isoTime(until) }];
}
