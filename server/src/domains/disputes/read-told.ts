import { isId } from '#base';
import type { Context } from '#platform/context';
import { type Contact, readOwnerContact } from '#subscribers';
import type { Maker } from '#topups';

/**
 * Where somebody is told; nowhere but at the appeal itself for a device that nobody signed in on.
 */
export type Told = Contact | undefined;

export async function readTold(context: Context, by: Maker): Promise<Told> {
  return isId('sub', by) ? readOwnerContact(context, by) : undefined;
}
