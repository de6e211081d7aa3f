import { idFrom } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { readReaders } from './store/clients.ts';

/** Whose programs may read the balances of every line, as long as one of them is open. */
export async function listReaders({ db }: Context): Promise<ResellerId[]> {
  return (await db.read(readReaders)).map(({ reseller }) => idFrom('rsl', reseller));
}
