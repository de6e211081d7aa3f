import { setStatement, statement } from '#platform/postgres';
import type { PushEndpoint } from '../push-endpoint.ts';

export const putEndpoint = setStatement<
  {
    endpoint: 'text';
    slot: 'int2';
    owner: 'uuid';
    publicKey: 'text';
    secret: 'text';
    addedAt: 'instant';
  },
  { readonly endpoint: string }
>(
  'put notifications.push_endpoint',
  {
    endpoint: 'text',
    slot: 'int2',
    owner: 'uuid',
    publicKey: 'text',
    secret: 'text',
    addedAt: 'instant',
  },
  `insert into notifications.push_endpoint as p
     (endpoint, slot, owner, public_key, secret, added_at)
   select r.endpoint, r.slot, r.owner, r.public_key, r.secret, r.added_at from :rows
   on conflict (endpoint) do update set slot = excluded.slot, owner = excluded.owner,
     public_key = excluded.public_key, secret = excluded.secret, added_at = excluded.added_at
   returning p.endpoint`,
);

/** By slots and ids of owners, as two arrays of one length. */
export const readEndpoints = statement<PushEndpoint & { readonly owner: string }>(
  'read notifications.push_endpoint',
  `select p.owner, p.endpoint, p.public_key, p.secret
   from unnest($1::int2[], $2::uuid[]) as r(slot, owner), lateral (
     select * from notifications.push_endpoint p
     where p.slot = r.slot and p.owner = r.owner order by p.added_at desc
   ) p`,
);

export const deleteEndpointsBeyond = statement(
  'delete notifications.push_endpoint beyond',
  `delete from notifications.push_endpoint p
   using (
     select endpoint from notifications.push_endpoint
     where slot = $1 and owner = $2 order by added_at desc, endpoint offset $3
   ) old
   where p.endpoint = old.endpoint`,
);

export const deleteEndpointOf = statement(
  'delete notifications.push_endpoint of owner',
  'delete from notifications.push_endpoint where endpoint = $1 and slot = $2 and owner = $3',
);

/** Those that their service does not know any more. */
export const deleteEndpoints = setStatement(
  'delete notifications.push_endpoint',
  { endpoint: 'text' },
  'delete from notifications.push_endpoint p using :rows where p.endpoint = r.endpoint',
);

export const deleteEndpointsOf = statement(
  'delete notifications.push_endpoint of all of owner',
  'delete from notifications.push_endpoint where slot = $1 and owner = $2',
);
