import { idFrom } from '#base';
import { newTotpSecret } from '#identity';
import type { Context } from '#platform/context';
import { readBusiness } from '#resellers';
import { enrolmentPurpose } from './invitation.ts';
import { requireInvitation } from './require-invitation.ts';

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
    enrolment: context.secrets.seal(totpSecret, enrolmentPurpose(row.id)),
  };
}
