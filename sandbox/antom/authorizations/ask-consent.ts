import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';
import type { Authorization } from './authorization.ts';

export type ConsentRequest = Pick<
  Authorization,
  'clientId' | 'wallet' | 'authState' | 'redirectUrl' | 'notifyUrl'
>;

/** A page on which the payer may agree. */
export function askConsent(world: World, request: ConsentRequest): Authorization {
  return world.authorizations.save({
    ...request,
    id: randomBytes(12).toString('hex'),
    state: 'asked',
    createdMs: world.clock.now(),
    authCode: null,
    codeUntilMs: 0,
    isCodeUsed: false,
    accessToken: null,
    tokenUntilMs: 0,
    refreshToken: null,
    refreshUntilMs: 0,
    endedMs: null,
  });
}

/** The documents let a code live for a minute; the payer's browser needs some of it. */
const codeLifeMs = 60_000;

/** The payer agrees: a code for the merchant, which comes back with the payer and by notice. */
export function agree(world: World, authorization: Authorization): Authorization {
  if (authorization.state !== 'asked') return authorization;
  const agreed = world.authorizations.save({
    ...authorization,
    state: 'agreed',
    authCode: `281001${randomBytes(14).toString('hex').toUpperCase()}`,
    codeUntilMs: world.clock.now() + codeLifeMs,
  });
  world.notifier.tellAuthorization(agreed, 'AUTHCODE_CREATED');
  return agreed;
}

export function refuseConsent(world: World, authorization: Authorization): Authorization {
  if (authorization.state !== 'asked') return authorization;
  return world.authorizations.save({
    ...authorization,
    state: 'refused',
    endedMs: world.clock.now(),
  });
}
