import { randomBytes } from 'node:crypto';
import { Refused } from '../protocol/result.ts';
import type { World } from '../world.ts';
import type { Authorization } from './authorization.ts';

const yearMs = 365 * 24 * 3_600_000;

/** A code becomes a token, once. Refuses what is unknown, too old or used. */
export function issueToken(world: World, clientId: string, authCode: string): Authorization {
  const found = world.authorizations.findByCode(clientId, authCode);
  if (found === undefined) throw new Refused('INVALID_CODE');
  if (found.isCodeUsed) throw new Refused('USED_CODE');
  if (world.clock.now() > found.codeUntilMs) throw new Refused('EXPIRED_CODE');
  const active = world.authorizations.save({ ...withTokens(world, found), isCodeUsed: true });
  world.notifier.tellAuthorization(active, 'TOKEN_CREATED');
  return active;
}

/** New tokens for old ones that come to their end. */
export function renewToken(world: World, clientId: string, refreshToken: string): Authorization {
  const found = world.authorizations.findByRefreshToken(clientId, refreshToken);
  const isGood = found?.state === 'active' && world.clock.now() <= found.refreshUntilMs;
  if (found === undefined || !isGood) throw new Refused('INVALID_REFRESH_TOKEN');
  return world.authorizations.save(withTokens(world, found));
}

function withTokens(world: World, authorization: Authorization): Authorization {
  const nowMs = world.clock.now();
  return {
    ...authorization,
    state: 'active',
    accessToken: `28100110${randomBytes(20).toString('hex')}`,
    tokenUntilMs: nowMs + 3 * yearMs,
    refreshToken: `28100120${randomBytes(20).toString('hex')}`,
    refreshUntilMs: nowMs + 4 * yearMs,
  };
}

/** Whether a charge may be made by it now. */
export function isUsable(world: World, authorization: Authorization): boolean {
  return authorization.state === 'active' && world.clock.now() <= authorization.tokenUntilMs;
}
