import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { type InstantMs, isId, minuteMs, secondMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import { type ClientId, isScope, type Scope } from './client.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';

/** What an access token says, once it was found to be ours. */
export interface Claims {
  readonly client: ClientId;
  readonly scopes: readonly Scope[];
  readonly endsAt: InstantMs;
  /** The thumbprint of the certificate without which it is nothing (RFC 8705, 3). */
  readonly boundTo: string | undefined;
}

/** RFC 9068, 2.1: no other kind of token of ours can stand in for one. */
const type = 'at+jwt';
const mostKept = 2_000;

interface Kept {
  readonly key: KeyObject;
  readonly claims: Map<string, Claims>;
}

const owner = {};

/**
 * One key for all processes, made of the master keys. We alone verify what we alone sign, so no key
 * needs to be public.
 */
function keptFor(context: Context): Kept {
  return keptIn(context, owner, () => ({
    key: createSecretKey(context.secrets.fingerprint('HS256', 'partners.access_token')),
    claims: new Map(),
  }));
}

export interface NewToken extends Omit<Claims, 'endsAt'> {
  readonly issuer: string;
}

/** Signs a token by the profile of RFC 9068. `issuer` is this server's own address. */
export async function signToken(
  context: Context,
  { client, scopes, issuer, boundTo }: NewToken,
): Promise<{ readonly token: string; readonly expiresInSeconds: number }> {
  const lifeMs = context.settings().get(partnerSettings.tokenMinutes) * minuteMs;
  const nowSeconds = Math.floor(context.clock.now() / secondMs);
  const expiresInSeconds = lifeMs / secondMs;
  const bound = boundTo === undefined ? {} : { cnf: { 'x5t#S256': boundTo } };
  const token = await new SignJWT({ client_id: client, scope: scopes.join(' '), ...bound })
    .setProtectedHeader({ alg: 'HS256', typ: type })
    .setIssuer(issuer)
    .setAudience(issuer)
    .setSubject(client)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + expiresInSeconds)
    .setJti(randomUUID())
    .sign(keptFor(context).key);
  return { token, expiresInSeconds };
}

/**
 * What a token says. It comes with every request for as long as it lives, so what was verified is
 * kept. Refuses with `partner_token_wrong` and `partner_token_ended`.
 */
export async function readToken(context: Context, token: string, issuer: string): Promise<Claims> {
  const { key, claims: kept } = keptFor(context);
  const nowMs = context.clock.now();
  const known = kept.get(token);
  if (known && nowMs < known.endsAt) return known;
  const claims = await verified(token, { key, issuer, nowMs });
  if (kept.size >= mostKept) kept.clear();
  kept.set(token, claims);
  return claims;
}

async function verified(
  token: string,
  { key, issuer, nowMs }: { key: KeyObject; issuer: string; nowMs: InstantMs },
): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience: issuer,
      typ: type,
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'scope', 'sub'],
      currentDate: new Date(nowMs),
    });
    const { sub = '', exp = 0 } = payload;
    if (!isId('cli', sub)) throw refuse.partner_token_wrong();
    const scopes = String(payload['scope']).split(' ').filter(isScope);
    const { 'x5t#S256': boundTo } = (payload['cnf'] ?? {}) as { 'x5t#S256'?: string };
    return { client: sub, scopes, endsAt: exp * secondMs, boundTo };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse.partner_token_ended();
    if (!(error instanceof errors.JOSEError)) throw error;
    throw refuse.partner_token_wrong();
  }
}
