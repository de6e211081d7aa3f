import type { portalRoutes } from '@lowu/contract/portal';
import { isoTime } from '#base';
import {
  addOwnCertificate,
  type Client,
  listClientsOf,
  makeOwnClient,
  removeOwnCertificate,
  rotateOwnSecret,
  suspendOwnClient,
} from '#partners';
import { instantOrNull } from '#platform/http';
import type { DeveloperCall, PortalChannel } from './channel.ts';
import { refuse } from './refusals.ts';

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

export async function handleAddCertificate(
  { context, place }: PortalChannel,
  { who, params, body }: DeveloperCall<Routes['addCertificate']>,
) {
  // Nobody could show it, and the secret would open nothing more.
  if (place.certificateUrl === undefined) throw refuse.certificates_not_asked();
  return presentClient(await addOwnCertificate(context, who, params.client, body.certificate));
}

export async function handleRemoveCertificate(
  { context }: PortalChannel,
  { who, params }: DeveloperCall<Routes['removeCertificate']>,
) {
  const { client, thumbprint } = params;
  return presentClient(await removeOwnCertificate(context, who, client, thumbprint));
}

function presentClient(client: Client) {
  const { id, name, scopes, networks, requestsPerMinute, isSuspended, createdAt } = client;
  const { certificates, certificateNotes } = client;
  return {
    client: id,
    name,
    scopes: [...scopes],
    networks: [...networks],
    requestsPerMinute,
    certificates: certificates.map((thumbprint) => {
      const {
        subject = null,
        expiresAt = null,
        addedAt = null,
      } = certificateNotes[thumbprint] ?? {};
      const times = { expiresAt: instantOrNull(expiresAt), addedAt: instantOrNull(addedAt) };
      return { thumbprint, subject, ...times };
    }),
    isSuspended,
    createdAt: isoTime(createdAt),
  };
}
