import { isWithin, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { readToken } from './access-token.ts';
import type { Client, PartnerVisit, Scope } from './client.ts';
import { clientOf } from './load-client.ts';
import { requirePace } from './require-pace.ts';
import { refuse } from './refusals.ts';
import { readClients } from './store/clients.ts';

/** A request as its headers show it, and what it is about to do. */
export interface PartnerRequest {
  readonly authorization: string | undefined;
  readonly ip: string;
  /** The thumbprint of the certificate that it shows, where it shows one that counts. */
  readonly certificate: string | undefined;
  readonly issuer: string;
  /** Undefined where any token of theirs will do. */
  readonly needs: Scope | undefined;
}

/**
 * Whose program calls, by its access token (RFC 6750, 2.1), and that it may do this from there and
 * now. Refuses with `partner_token_needed`, `partner_token_wrong`, `partner_token_bound`,
 * `client_suspended`, `client_network_wrong`, `client_scope_missing` and `client_too_fast`.
 */
export async function readPartnerVisit(
  context: Context,
  { authorization, ip, certificate, issuer, needs }: PartnerRequest,
): Promise<PartnerVisit> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refuse.partner_token_needed();
  const { client: id, scopes, boundTo } = await readToken(context, token, issuer);
  const [row] = await context.db.readBy(readClients, { slot: slotOf(id), id: uuidOf(id) });
  if (!row) throw refuse.partner_token_wrong();
  const client = clientOf(row);
  requireBinding(client, boundTo, certificate);
  if (client.isSuspended) throw refuse.client_suspended();
  if (!isWithin(ip, client.networks)) throw refuse.client_network_wrong();
  if (needs !== undefined && !(scopes.includes(needs) && client.scopes.includes(needs))) {
    throw refuse.client_scope_missing({ needs });
  }
  requirePace(context, client);
  return { client, scopes, ip };
}

/** Who took a token off its client has not the key of the certificate that it is bound to. */
function requireBinding(
  { certificates }: Client,
  boundTo: string | undefined,
  certificate: string | undefined,
): void {
  const isBound = boundTo !== undefined || certificates.length > 0;
  const isShown = boundTo !== undefined && boundTo === certificate;
  if (isBound && !(isShown && certificates.includes(boundTo))) throw refuse.partner_token_bound();
}
