import { idFrom } from '#base';
import { csrfTokenFor, isToken, tokenHash } from '#identity';
import type { Context } from '#platform/context';
import type { DeveloperVisit } from './developer.ts';
import { readDeveloperVisit as readRow } from './store/developers.ts';

/** Who is at the portal, by the token of the cookie; undefined when nobody is, or not any more. */
export async function readDeveloperVisit(
  { db, clock, secrets }: Context,
  token: string | undefined,
  ip: string,
): Promise<DeveloperVisit | undefined> {
  if (!isToken(token)) return undefined;
  const [row] = await db.read(readRow, [tokenHash(secrets, 'developer_session', token)]);
  if (!row || row.expiresAt <= clock.now()) return undefined;
  const { session, developer, email, reseller, expiresAt } = row;
  return {
    developer: idFrom('dev', developer),
    email,
    reseller: idFrom('rsl', reseller),
    csrfToken: csrfTokenFor(secrets, 'developer', session),
    token,
    expiresAt,
    ip,
  };
}
