import { timingSafeEqual } from 'node:crypto';
import { isId, isWithin, minuteMs, networkOf, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { signToken } from './access-token.ts';
import { type Client, isScope, type Scope } from './client.ts';
import { clientOf } from './load-client.ts';
import { refuse } from './refusals.ts';
import { isSecret, secretHash } from './secret.ts';
import { partnerSettings } from './settings.ts';
import { readClients, readSecrets, type SecretRow } from './store/clients.ts';

export interface TokenQuestion {
  readonly client: string;
  readonly secret: string;
  /** As RFC 6749, 3.3, writes them; undefined for all that the client has. */
  readonly scope: string | undefined;
  readonly ip: string;
  /** The thumbprint of the certificate that it shows, where it shows one that counts. */
  readonly certificate: string | undefined;
  /** This server's own address, which the token is for. */
  readonly issuer: string;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

/**
 * An access token for a client that shows its secret (RFC 6749, 4.4), or the certificate that is
 * asked of it (RFC 8705), to which its token is bound. Whether the client is unknown or the secret
 * wrong is not told apart. Refuses with `client_secret_wrong`, `client_certificate_needed`,
 * `client_suspended`, `client_network_wrong`, `client_scope_unknown`, `client_scope_missing` and
 * `too_many_requests`.
 */
export async function issueToken(context: Context, asked: TokenQuestion): Promise<IssuedToken> {
  const client = await requireClient(context, asked);
  if (client.isSuspended) throw refuse.client_suspended();
  if (!isWithin(asked.ip, client.networks)) throw refuse.client_network_wrong();
  const scopes = scopesFor(client, asked.scope);
  const { id, reseller } = client;
  const boundTo = client.certificates.length > 0 ? asked.certificate : undefined;
  const { issuer } = asked;
  const signed = await signToken(context, { client: id, scopes, issuer, boundTo });
  context.log.debug('access token', { client: id, reseller });
  return { ...signed, scopes };
}

async function requireClient(
  context: Context,
  { client: id, secret, ip, certificate }: TokenQuestion,
): Promise<Client> {
  await takeToken(context, {
    name: 'partners.token',
    key: `${isId('cli', id) ? id : ''} ${networkOf(ip, 'host')}`,
    limit: context.settings().get(partnerSettings.tokensPerMinute),
    perMs: minuteMs,
  });
  if (!isId('cli', id)) throw refuse.client_secret_wrong();
  const key = { slot: slotOf(id), id: uuidOf(id) };
  const [[row], known] = await Promise.all([
    context.db.readBy(readClients, key),
    context.db.read(readSecrets, [key.slot, key.id]),
  ]);
  const client = row && clientOf(row);
  // Its certificate says who it is; a secret that it shows beside must be right nevertheless.
  const isCertified = client !== undefined && shows(client, certificate);
  const isRight = isCertified && secret === '' ? true : isKnown(context, known, secret);
  if (!client || !isRight) throw refuse.client_secret_wrong();
  if (client.certificates.length > 0 && !isCertified) throw refuse.client_certificate_needed();
  return client;
}

function shows({ certificates }: Client, certificate: string | undefined): boolean {
  return certificate !== undefined && certificates.includes(certificate);
}

function isKnown(
  { secrets, clock }: Context,
  known: readonly SecretRow[],
  secret: string,
): boolean {
  if (!isSecret(secret)) return false;
  const hash = secretHash(secrets, secret);
  const nowMs = clock.now();
  return known.some(
    (one) => (one.endsAt === null || nowMs < one.endsAt) && timingSafeEqual(one.hash, hash),
  );
}

function scopesFor({ scopes }: Client, asked: string | undefined): readonly Scope[] {
  if (asked === undefined) return scopes;
  return asked.split(' ').map((scope) => {
    if (!isScope(scope)) throw refuse.client_scope_unknown({ scope });
    if (!scopes.includes(scope)) throw refuse.client_scope_missing({ needs: scope });
    return scope;
  });
}
