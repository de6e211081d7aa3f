import { hourMs, networkOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { invitationHash } from './invitation.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';
import { type InvitationRow, readInvitationBy } from './store/invitations.ts';

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
