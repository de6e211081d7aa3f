import { hourMs } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { isEmailCode } from './email-code.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';

/**
 * That who registers has read the mail to their address, where that is asked. Refuses with
 * `developer_email_unproved`, `developer_email_code_wrong` and `too_many_requests`.
 */
export async function requireEmailCode(
  context: Context,
  email: string,
  code: string | undefined,
): Promise<void> {
  if (!context.settings().get(partnerSettings.provesEmail)) return;
  if (code === undefined) throw refuse.developer_email_unproved();
  await takeToken(context, {
    name: 'partners.email_code_guess',
    key: email,
    limit: 5,
    perMs: hourMs,
  });
  if (!isEmailCode(context.secrets, email, code, context.clock.now())) {
    throw refuse.developer_email_code_wrong();
  }
}
