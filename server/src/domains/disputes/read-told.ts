import { isId } from '#base';
import { readReach } from '#notifications';
import type { Context } from '#platform/context';
import { readOwnerContact } from '#subscribers';
import type { Maker } from '#topups';

/**
 * The number or, of whoever has none any more, the mail address where somebody is told; nowhere but
 * at the appeal itself for a device that nobody signed in on, and for who has given us neither.
 */
export type Told = { readonly to: string } | undefined;

export async function readTold(context: Context, by: Maker): Promise<Told> {
  if (!isId('sub', by)) return undefined;
  const contact = await readOwnerContact(context, by);
  if (contact) return { to: contact.number };
  const { email, emailFailedAt } = await readReach(context, by);
  return email !== null && emailFailedAt === null ? { to: email } : undefined;
}
