import type { InstantMs } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { newInvitationCode, sendInvitation } from './invitation.ts';
import { requireInvitee } from './require-invitee.ts';
import { partnerSettings } from './settings.ts';

export interface Invited {
  /** Shown this once; it is mailed too. */
  readonly code: string;
  readonly email: string;
  readonly endsAt: InstantMs;
  /** Whether the address is a developer's already, who sets password and authenticator anew. */
  readonly isKnown: boolean;
}

/**
 * For whoever runs the machine: lets somebody of a partner in at the portal, or in again who has
 * lost both password and authenticator. Until the code is used, what opened before still opens.
 * Refuses with `partner_unknown`, `developer_email_invalid` and `developer_email_taken`.
 */
export async function inviteDeveloper(
  context: Context,
  reseller: ResellerId,
  typed: string,
): Promise<Invited> {
  const { email, business, developer } = await requireInvitee(context, reseller, typed);
  const code = newInvitationCode();
  const endsAt = await context.db.transaction(async (tx) => {
    const { actor } = context;
    const hours = tx.settings.get(partnerSettings.invitationHours);
    const { language } = business;
    const made = { code, email, business, language, developer, needsProof: false, hours };
    const { id: invitation, endsAt: ends } = await sendInvitation(context, tx, made);
    recordAct(tx, {
      actor,
      action: 'developer.invite',
      subject: developer ?? reseller,
      outcome: 'done',
      // Whoever begins by it names it too: the trail says who let them in, and no address.
      details: { reseller, invitation },
    });
    return ends;
  });
  return { code, email, endsAt, isKnown: developer !== null };
}
