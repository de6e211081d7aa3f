import { hourMs, idFrom, type Language, networkOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { takeTokens } from '#platform/limits';
import { readBusiness } from '#resellers';
import { isEmail, normalEmail } from './developer.ts';
import { newInvitationCode, sendInvitation } from './invitation.ts';
import { refuse } from './refusals.ts';
import { readDeveloperByEmail } from './store/developers.ts';

/** For so long a code can be used that somebody asked for themselves. */
const recoveryHours = 1;

export interface RecoveryAsked {
  /** As it was typed. */
  readonly email: string;
  readonly language: Language;
  readonly ip: string;
}

/**
 * Mails a code to a developer who has lost password or authenticator, and must show the other when
 * they use it: who reads their mail has not lost both. Whether the address is known is not told.
 * Returns for how many hours it can be used. Refuses with `developer_email_invalid` and
 * `too_many_requests`.
 */
export async function askRecovery(
  context: Context,
  { email: typed, language, ip }: RecoveryAsked,
): Promise<number> {
  const email = normalEmail(typed);
  if (!isEmail(email)) throw refuse.developer_email_invalid();
  await takeTokens(context, [per('network', networkOf(ip, 'host'), 20), per('address', email, 3)]);
  const [found] = await context.db.read(readDeveloperByEmail, [email]);
  const known = found?.dismissedAt === null ? found : undefined;
  const developer = known ? idFrom('dev', known.id) : null;
  const business = known && (await readBusiness(context, idFrom('rsl', known.reseller)));
  const code = newInvitationCode();
  await context.db.transaction(async (tx) => {
    const actor = { kind: 'guest', id: 'unknown' } as const;
    const asked = { actor, action: 'developer.recover', subject: developer, ip } as const;
    // Who asks for addresses that are nobody's stands in the trail, and waits as long.
    if (!business) {
      recordAct(tx, { ...asked, outcome: 'denied' });
      return;
    }
    const made = { code, email, business, language, developer, needsProof: true };
    const { id: invitation } = await sendInvitation(context, tx, { ...made, hours: recoveryHours });
    recordAct(tx, { ...asked, outcome: 'done', details: { invitation } });
  });
  return recoveryHours;
}

function per(by: string, key: string, limit: number) {
  return { name: `partners.recovery_by_${by}`, key, limit, perMs: hourMs };
}
