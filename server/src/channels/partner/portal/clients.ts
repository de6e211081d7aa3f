import type { portalRoutes } from '@lowu/contract/portal';
import { isoTime } from '#base';
import {
  type Client,
  listClientsOf,
  makeOwnClient,
  rotateOwnSecret,
  suspendOwnClient,
} from '#partners';
import type { DeveloperCall, PortalChannel } from './channel.ts';

type Routes = typeof portalRoutes;

export async function handleListClients(
  { context }: PortalChannel,
  { who }: DeveloperCall<Routes['listClients']>,
) {
  const clients = await listClientsOf(context, who.reseller);
  return { clients: clients.map(presentClient) };
}

export async function handleMakeClient(
  { context }: PortalChannel,
  { who, body }: DeveloperCall<Routes['makeClient']>,
) {
  const { name, scopes, networks = [] } = body;
  return makeOwnClient(context, who, { name, scopes, networks });
}

export async function handleRotateClient(
  { context }: PortalChannel,
  { who, params, body }: DeveloperCall<Routes['rotateClient']>,
) {
  return rotateOwnSecret(context, who, params.client, body);
}

export async function handleSuspendClient(
  { context }: PortalChannel,
  { who, params, body }: DeveloperCall<Routes['suspendClient']>,
) {
  return presentClient(await suspendOwnClient(context, who, params.client, body.isSuspended));
}

function presentClient(client: Client) {
  const { id, name, scopes, networks, requestsPerMinute, isSuspended, createdAt } = client;
  return {
    client: id,
    name,
    scopes: [...scopes],
    networks: [...networks],
    requestsPerMinute,
    isSuspended,
    createdAt: isoTime(createdAt),
  };
}
