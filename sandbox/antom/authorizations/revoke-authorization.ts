import type { World } from '../world.ts';
import type { Authorization } from './authorization.ts';

/** It ends, whoever wants it; the merchant is told in both cases. */
export function revokeAuthorization(world: World, authorization: Authorization): Authorization {
  if (authorization.state !== 'active') return authorization;
  const revoked = world.authorizations.save({
    ...authorization,
    state: 'revoked',
    endedMs: world.clock.now(),
  });
  world.notifier.tellAuthorization(revoked, 'TOKEN_CANCELED');
  return revoked;
}
