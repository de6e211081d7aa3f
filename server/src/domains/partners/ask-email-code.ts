import { hourMs, type Language, networkOf, newUuid, slotFor } from '#base';
import { parseEmailAddress, queueSecretMessage } from '#notifications';
import type { Context } from '#platform/context';
import { takeTokens } from '#platform/limits';
import { isEmail, normalEmail } from './developer.ts';
import { emailCodeAt, emailCodeEndsAt, emailCodeMinutes } from './email-code.ts';
import { refuse } from './refusals.ts';

export interface EmailCodeAsked {
  /** As it was typed. */
  readonly email: string;
  readonly language: Language;
  readonly ip: string;
}

/**
 * Mails a code to somebody who is about to register. Returns for how many minutes it can be typed.
 * Whether the address is known is not told. Refuses with `developer_email_invalid` and, so that
 * nobody's mailbox is flooded through us, `too_many_requests`.
 */
export async function askEmailCode(
  context: Context,
  { email: typed, language, ip }: EmailCodeAsked,
): Promise<number> {
  const email = normalEmail(typed);
  if (!isEmail(email) || parseEmailAddress(email) !== email) throw refuse.developer_email_invalid();
  await takeTokens(context, [per('network', networkOf(ip, 'host'), 20), per('address', email, 3)]);
  // Made before the transaction, which may run twice: its message must not.
  const id = newUuid(context.clock.now(), slotFor(email));
  await context.db.transaction(async (tx) => {
    queueSecretMessage(tx, context.secrets, {
      kind: 'developer_code',
      parameters: {
        code: emailCodeAt(context.secrets, email, tx.nowMs),
        minutes: emailCodeMinutes,
      },
      to: email,
      language,
      key: `developer_code ${id}`,
      cause: id,
      sendBefore: emailCodeEndsAt(tx.nowMs),
    });
  });
  return emailCodeMinutes;
}

function per(by: string, key: string, limit: number) {
  return { name: `partners.email_code_by_${by}`, key, limit, perMs: hourMs };
}
