import { idFrom, type InstantMs } from '#base';
import { recordAct } from '#identity';
import { parseEmailAddress } from '#notifications';
import type { Context } from '#platform/context';
import { readBusiness, type ResellerId } from '#resellers';
import { isEmail, normalEmail } from './developer.ts';
import { newInvitationCode, sendInvitation } from './invitation.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';
import { readDeveloperByEmail } from './store/developers.ts';

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
  const email = normalEmail(typed);
  if (!isEmail(email) || parseEmailAddress(email) !== email) throw refuse.developer_email_invalid();
  const business = await readBusiness(context, reseller);
  if (business.kind !== 'partner' && business.kind !== 'house') throw refuse.partner_unknown();
  const [known] = await context.db.read(readDeveloperByEmail, [email]);
  const isOfThem = known && idFrom('rsl', known.reseller) === reseller;
  if (known && !isOfThem) throw refuse.developer_email_taken();
  const code = newInvitationCode();
  const endsAt = await context.db.transaction(async (tx) => {
    const { actor } = context;
    const developer = known ? idFrom('dev', known.id) : null;
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
  return { code, email, endsAt, isKnown: known !== undefined };
}
