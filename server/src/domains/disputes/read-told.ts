import { isId } from '#base';
import { readReach } from '#notifications';
import type { Context } from '#platform/context';
import { readOwnerContact } from '#subscribers';
import type { Appeal } from './appeal.ts';

/**
 * The number or, of whoever has none any more, the mail address where somebody is told; else the
 * one that they gave with the appeal. Nowhere but at the appeal itself for who has given us
 * neither.
 */
export type Told = { readonly to: string } | undefined;

export async function readTold(
  context: Context,
  { raisedBy: by, email: given }: Pick<Appeal, 'raisedBy' | 'email'>,
): Promise<Told> {
  if (isId('sub', by)) {
    const contact = await readOwnerContact(context, by);
    if (contact) return { to: contact.number };
    const { email, emailFailedAt } = await readReach(context, by);
    if (email !== null && emailFailedAt === null) return { to: email };
  }
  return given === null ? undefined : { to: given };
}
