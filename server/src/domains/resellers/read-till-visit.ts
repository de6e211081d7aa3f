import { csrfTokenFor, isToken, tokenHash } from '#identity';
import type { Context } from '#platform/context';
import { sellerOf } from './load-seller.ts';
import { refuse } from './refusals.ts';
import type { TillVisit } from './seller.ts';
import { readSellers } from './store/people.ts';

/**
 * Who stands at a till, by the token of its cookie; undefined when nobody does, or not any more.
 * Refuses with `reseller_suspended` whoever may not sell at all.
 */
export async function readTillVisit(
  context: Context,
  token: string | undefined,
  ip: string,
): Promise<TillVisit | undefined> {
  if (!isToken(token)) return undefined;
  const hash = tokenHash(context.secrets, 'till_session', token);
  const [row] = await context.db.readBy(readSellers, { tokenHash: hash });
  if (!row || row.expiresAt <= context.clock.now()) return undefined;
  if (row.isSuspended) throw refuse.reseller_suspended();
  const csrfToken = csrfTokenFor(context.secrets, 'till', row.session);
  return { seller: sellerOf(row), csrfToken, token, pinProof: row.pinProof, ip };
}
