import { hourMs, type Language, minuteMs, networkOf, newUuid, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { takeTokens } from '#platform/limits';
import { emailCodeHash, newEmailCode } from './email-code.ts';
import { requireEmailAddress } from './email-address.ts';
import { queueSecretMessage } from './queue-secret-message.ts';
import type { Owner } from './reach.ts';
import { refuse } from './refusals.ts';
import { settleReceivers } from './settle-receivers.ts';
import { notificationSettings } from './settings.ts';
import { putEmailChecks } from './store/email-checks.ts';

export interface EmailToAsk {
  readonly owner: Owner;
  /** As it was typed. */
  readonly address: string;
  readonly language: Language;
  readonly ip: string;
}

/**
 * Sends a code to an address that somebody says is theirs. Until it is typed back, nothing else is
 * sent there, and the address of before goes on to be used. Refuses with `email_invalid`,
 * `number_needed` and, so that nobody's mailbox is flooded through us, `too_many_requests`.
 */
export async function askEmail(context: Context, asked: EmailToAsk): Promise<void> {
  const { owner, language, ip } = asked;
  const address = requireEmailAddress(asked.address);
  const [number] = owner.numbers;
  if (number === undefined) throw refuse.number_needed();
  await takeTokens(context, [
    per('network', networkOf(ip, 'host'), 20),
    per('owner', owner.id, 5),
    per('address', address.toLowerCase(), 3),
  ]);
  const minutes = context.settings().get(notificationSettings.emailCodeMinutes);
  // Made before the transaction, which may run twice: its message must not.
  const [id, code] = [newUuid(context.clock.now(), slotOf(owner.id)), newEmailCode()];
  await context.db.transaction(async (tx) => {
    const expiresAt = tx.nowMs + minutes * minuteMs;
    settleReceivers(tx, owner);
    tx.append(putEmailChecks, {
      slot: slotOf(owner.id),
      owner: uuidOf(owner.id),
      id,
      address,
      codeHash: emailCodeHash(context.secrets, code, owner.id, address),
      guesses: 0,
      expiresAt,
    });
    queueSecretMessage(tx, context.secrets, {
      kind: 'email_code',
      parameters: { code, minutes },
      to: number,
      language,
      key: `email_code ${id}`,
      cause: id,
      sendBefore: expiresAt,
    });
  });
}

function per(by: string, key: string, limit: number) {
  return { name: `notifications.email_check_by_${by}`, key, limit, perMs: hourMs };
}
