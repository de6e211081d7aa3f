import { isWithin, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { readToken } from './access-token.ts';
import type { PartnerVisit, Scope } from './client.ts';
import { clientOf } from './load-client.ts';
import { requirePace } from './require-pace.ts';
import { refuse } from './refusals.ts';
import { readClients } from './store/clients.ts';

/** A request as its headers show it, and what it is about to do. */
export interface PartnerRequest {
  readonly authorization: string | undefined;
  readonly ip: string;
  readonly issuer: string;
  /** Undefined where any token of theirs will do. */
  readonly needs: Scope | undefined;
}

/**
 * Whose program calls, by its access token (RFC 6750, 2.1), and that it may do this from there and
 * now. Refuses with `partner_token_needed`, `partner_token_wrong`, `client_suspended`,
 * `client_network_wrong`, `client_scope_missing` and `client_too_fast`.
 */
export async function readPartnerVisit(
  context: Context,
  { authorization, ip, issuer, needs }: PartnerRequest,
): Promise<PartnerVisit> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refuse.partner_token_needed();
  const { client: id, scopes } = await readToken(context, token, issuer);
  const [row] = await context.db.readBy(readClients, { slot: slotOf(id), id: uuidOf(id) });
  if (!row) throw refuse.partner_token_wrong({ why: 'client' });
  const client = clientOf(row);
  if (client.isSuspended) throw refuse.client_suspended();
  if (!isWithin(ip, client.networks)) throw refuse.client_network_wrong();
  if (needs !== undefined && !(scopes.includes(needs) && client.scopes.includes(needs))) {
    throw refuse.client_scope_missing({ needs });
  }
  requirePace(context, client);
  return { client, scopes, ip };
}
