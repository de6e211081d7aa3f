import type { Context } from '#platform/context';
import type { Client } from './client.ts';
import { clientOf } from './load-client.ts';
import { readAllClients } from './store/clients.ts';

const most = 500;

/** All clients in the order in which they were made. For whoever runs the machine. */
export async function listClients({ db }: Context): Promise<Client[]> {
  return (await db.read(readAllClients, [most])).map(clientOf);
}
