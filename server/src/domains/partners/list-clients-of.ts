import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { type Client, mostClients } from './client.ts';
import { clientOf } from './load-client.ts';
import { readClientsOf } from './store/clients.ts';

/** The clients of one partner in the order in which they were made. */
export async function listClientsOf({ db }: Context, reseller: ResellerId): Promise<Client[]> {
  const rows = await db.read(readClientsOf, [uuidOf(reseller), slotOf(reseller), mostClients]);
  return rows.map(clientOf);
}
