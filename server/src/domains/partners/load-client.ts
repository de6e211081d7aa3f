import { idFrom } from '#base';
import type { Client } from './client.ts';
import type { ClientRow } from './store/clients.ts';

export function clientOf({ id, reseller, ...rest }: ClientRow): Client {
  const { name, scopes, networks, requestsPerMinute, isSuspended, createdAt } = rest;
  const { certificates, certificateNotes } = rest;
  return {
    id: idFrom('cli', id),
    reseller: idFrom('rsl', reseller),
    name,
    scopes,
    networks,
    requestsPerMinute,
    certificates,
    certificateNotes,
    isSuspended,
    createdAt,
  };
}
