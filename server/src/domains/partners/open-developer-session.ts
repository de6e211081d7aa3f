import { hourMs, newUuid, slotOf, uuidOf } from '#base';
import { newToken, tokenHash } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { DeveloperId } from './developer.ts';
import { partnerSettings } from './settings.ts';
import { insertDeveloperSessions } from './store/developers.ts';

/** Opens a session of somebody who has proved to be them; returns the token of the cookie. */
export function openDeveloperSession({ secrets }: Context, tx: Tx, developer: DeveloperId): string {
  const made = newToken();
  tx.append(insertDeveloperSessions, {
    tokenHash: tokenHash(secrets, 'developer_session', made),
    id: newUuid(tx.nowMs, slotOf(developer)),
    developer: uuidOf(developer),
    openedAt: tx.nowMs,
    expiresAt: tx.nowMs + tx.settings.get(partnerSettings.portalHours) * hourMs,
  });
  return made;
}
