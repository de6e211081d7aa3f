import { idFrom } from '#base';
import { parseEmailAddress } from '#notifications';
import type { Context } from '#platform/context';
import { type Business, readBusiness, type ResellerId } from '#resellers';
import { type DeveloperId, isEmail, normalEmail } from './developer.ts';
import { refuse } from './refusals.ts';
import { readDeveloperByEmail } from './store/developers.ts';

export interface Invitee {
  readonly email: string;
  readonly business: Business;
  /** Whose password and authenticator are set anew; null for somebody who begins. */
  readonly developer: DeveloperId | null;
}

/** Refuses with `developer_email_invalid`, `partner_unknown` and `developer_email_taken`. */
export async function requireInvitee(
  context: Context,
  reseller: ResellerId,
  typed: string,
): Promise<Invitee> {
  const email = normalEmail(typed);
  if (!isEmail(email) || parseEmailAddress(email) !== email) throw refuse.developer_email_invalid();
  const business = await readBusiness(context, reseller);
  if (business.kind !== 'partner' && business.kind !== 'house') throw refuse.partner_unknown();
  const [known] = await context.db.read(readDeveloperByEmail, [email]);
  const isOfThem = known && idFrom('rsl', known.reseller) === reseller;
  if (known && !isOfThem) throw refuse.developer_email_taken();
  return { email, business, developer: known ? idFrom('dev', known.id) : null };
}
