import { hourMs, idFrom, networkOf } from '#base';
import { newTotpSecret, totpUri } from '#identity';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { readBusiness } from '#resellers';
import { enrolmentPurpose, invitationHash } from './invitation.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';
import { type InvitationRow, readInvitationBy } from './store/invitations.ts';

/** What a page shows whoever comes with a code. */
export interface Invitation {
  readonly email: string;
  readonly business: string;
  /** Whether password and authenticator are set anew of somebody who has had both. */
  readonly isKnown: boolean;
  /** Whether the old password or the old authenticator must be shown. */
  readonly needsProof: boolean;
  /** For the person's authenticator; made anew each time, and kept nowhere. */
  readonly totpSecret: string;
  readonly totpUri: string;
  /** The same secret sealed, to be brought back with a code that it shows. */
  readonly enrolment: string;
}

/**
 * Looks at a code without using it. Refuses with `developer_invitation_unknown`, whatever is wrong
 * with it, and `too_many_requests`.
 */
export async function readInvitation(
  context: Context,
  code: string,
  ip: string,
): Promise<Invitation> {
  const row = await requireInvitation(context, code, ip);
  const { name: business } = await readBusiness(context, idFrom('rsl', row.reseller));
  const { email, needsProof } = row;
  const totpSecret = newTotpSecret();
  return {
    email,
    business,
    isKnown: row.developer !== null,
    needsProof,
    totpSecret,
    totpUri: totpUri(totpSecret, email),
    enrolment: context.secrets.seal(totpSecret, enrolmentPurpose(row.id)),
  };
}

/** Counts whoever comes with a code before it is looked up. */
export async function requireInvitation(
  context: Context,
  code: string,
  ip: string,
): Promise<InvitationRow> {
  const limit = context.settings().get(partnerSettings.signInsPerAddressHour);
  const key = networkOf(ip, 'host');
  await takeToken(context, { name: 'partners.invitation', key, limit, perMs: hourMs });
  const hash = invitationHash(context, code);
  const [row] = hash ? await context.db.read(readInvitationBy, [hash]) : [];
  if (!row || row.endsAt <= context.clock.now()) throw refuse.developer_invitation_unknown();
  return row;
}
