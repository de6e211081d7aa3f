import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { Fault, type InstantMs } from '#base';
import { refuse } from './refusals.ts';

/** Whose access tokens are believed, and for whom they must be. */
export interface NetworkTokens {
  /** The public keys of the NRF. */
  readonly keys: JSONWebKeySet;
  /** Our own instance id, or the type CHF (TS 29.510, 6.3.5.2.4). */
  readonly audience: string;
}

export type CheckToken = (authorization: string | undefined, nowMs: InstantMs) => Promise<void>;

const scope = 'nchf-convergedcharging';
const mostKept = 1_000;

/** Reads a JWK set (RFC 7517). Throws what is wrong with it. */
export function readTokenKeys(text: string): JSONWebKeySet {
  const value = JSON.parse(text) as Partial<JSONWebKeySet>;
  if (!Array.isArray(value.keys) || value.keys.length === 0) throw new Fault('no keys in the set');
  return { keys: value.keys };
}

/**
 * Checks access tokens as TS 33.501, 13.4.1, wants: signed by the NRF, for us, for this service, in
 * time. A token comes with every request for as long as it lives, so what was verified is kept:
 * a signature costs about 100 µs. Refuses with `access_token_needed`, `…_wrong` and
 * `…_for_another`.
 */
export function openTokenCheck({ keys, audience }: NetworkTokens): CheckToken {
  const keyOf = createLocalJWKSet(keys);
  const endsAt = new Map<string, InstantMs>();
  return async (authorization, nowMs) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refuse.access_token_needed();
    const knownUntil = endsAt.get(token);
    if (knownUntil !== undefined && nowMs < knownUntil) return;
    const claims = await verified(token, keyOf, audience, nowMs);
    const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
    if (!scopes.includes(scope)) throw refuse.access_token_for_another({ needs: scope });
    if (endsAt.size >= mostKept) endsAt.clear();
    endsAt.set(token, (claims.exp ?? 0) * 1_000);
  };
}

async function verified(
  token: string,
  keyOf: ReturnType<typeof createLocalJWKSet>,
  audience: string,
  nowMs: InstantMs,
): Promise<{ readonly exp?: number; readonly [claim: string]: unknown }> {
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      audience,
      algorithms: ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'],
      requiredClaims: ['exp', 'scope', 'sub'],
      currentDate: new Date(nowMs),
    });
    return payload;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw refuse.access_token_wrong({ why: error.code });
  }
}
