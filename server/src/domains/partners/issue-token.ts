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
import { readClients, readSecrets } from './store/clients.ts';

export interface TokenQuestion {
  readonly client: string;
  readonly secret: string;
  /** As RFC 6749, 3.3, writes them; undefined for all that the client has. */
  readonly scope: string | undefined;
  readonly ip: string;
  /** This server's own address, which the token is for. */
  readonly issuer: string;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

/**
 * An access token for a client that shows its secret (RFC 6749, 4.4). Whether the client is unknown
 * or the secret wrong is not told apart. Refuses with `client_secret_wrong`, `client_suspended`,
 * `client_network_wrong`, `client_scope_unknown`, `client_scope_missing` and `too_many_requests`.
 */
export async function issueToken(context: Context, asked: TokenQuestion): Promise<IssuedToken> {
  const client = await requireClient(context, asked);
  if (client.isSuspended) throw refuse.client_suspended();
  if (!isWithin(asked.ip, client.networks)) throw refuse.client_network_wrong();
  const scopes = scopesFor(client, asked.scope);
  const { id, reseller } = client;
  const signed = await signToken(context, { client: id, scopes, issuer: asked.issuer });
  context.log.debug('access token', { client: id, reseller });
  return { ...signed, scopes };
}

async function requireClient(
  context: Context,
  { client: id, secret, ip }: TokenQuestion,
): Promise<Client> {
  await takeToken(context, {
    name: 'partners.token',
    key: `${isId('cli', id) ? id : ''} ${networkOf(ip, 'host')}`,
    limit: context.settings().get(partnerSettings.tokensPerMinute),
    perMs: minuteMs,
  });
  if (!isId('cli', id) || !isSecret(secret)) throw refuse.client_secret_wrong();
  const key = { slot: slotOf(id), id: uuidOf(id) };
  const [[row], known] = await Promise.all([
    context.db.readBy(readClients, key),
    context.db.read(readSecrets, [key.slot, key.id]),
  ]);
  const hash = secretHash(context.secrets, secret);
  const nowMs = context.clock.now();
  const isRight = known.some(
    (one) => (one.endsAt === null || nowMs < one.endsAt) && timingSafeEqual(one.hash, hash),
  );
  if (!row || !isRight) throw refuse.client_secret_wrong();
  return clientOf(row);
}

function scopesFor({ scopes }: Client, asked: string | undefined): readonly Scope[] {
  if (asked === undefined) return scopes;
  return asked.split(' ').map((scope) => {
    if (!isScope(scope)) throw refuse.client_scope_unknown({ scope });
    if (!scopes.includes(scope)) throw refuse.client_scope_missing({ needs: scope });
    return scope;
  });
}
