import { assert, isoTime, type Refusal, secondMs, slotFor } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { deleteFull, takeOne } from './store.ts';

/**
 * One of `limit` tokens, which all grow again in `perMs`. So a key at rest may come `limit` times
 * at once, and in any time T never more than `limit + T × limit ÷ perMs` times.
 */
export interface Token {
  /** Which limit, in constant words. */
  readonly name: string;
  /** Whose: a number, an address, a device. Kept as a keyed hash only. */
  readonly key: string;
  readonly limit: number;
  readonly perMs: number;
}

export function takeToken(context: Context, token: Token): Promise<void> {
  return takeTokens(context, [token]);
}

/**
 * Takes one token of each, in the order given, up to the first that is not there: put the limits on
 * who asks before the limits on whom it is about, so that a caller past its own limit cannot use up
 * another person's. Its own commit: what was taken stays taken, whatever becomes of the request.
 * Refuses with `too_many_requests` and `retryAfterSeconds`.
 */
export async function takeTokens(context: Context, tokens: readonly Token[]): Promise<void> {
  const refused = await context.db.transaction(async (tx) => {
    for (const token of tokens) {
      const refusal = await take(context, tx, token);
      if (refusal) return refusal;
    }
    return undefined;
  });
  if (refused) throw refused;
}

async function take(context: Context, tx: Tx, token: Token): Promise<Refusal | undefined> {
  const { name, key, limit, perMs } = token;
  assert(limit >= 1 && perMs >= 1, `${name} lets nobody through`);
  const growthUs = growthUsOf(limit, perMs);
  const [row] = await tx.query(takeOne, [
    slotFor(key),
    name,
    context.secrets.fingerprint(`${name} ${key}`, 'platform.rate_limit.key'),
    isoTime(tx.nowMs),
    growthUs,
    growthUs * limit,
  ]);
  if (row?.isTaken) return undefined;
  const waitUs = row ? (row.fullAt - tx.nowMs) * 1_000 - growthUs * (limit - 1) : growthUs;
  const retryAfterSeconds = Math.max(1, Math.ceil(waitUs / 1_000_000));
  return refuse.too_many_requests({ limit: name, retryAfterSeconds });
}

/**
 * Rounded up, so that the limit is never exceeded; to milliseconds where a person may have to wait,
 * since that is what instants are read back in and what the wait is told from.
 */
function growthUsOf(limit: number, perMs: number): number {
  const growthMs = perMs / limit;
  return growthMs >= secondMs ? Math.ceil(growthMs) * 1_000 : Math.ceil(growthMs * 1_000);
}

/** Removes rows of limits that are full again. Swept often, the table is too small for an index. */
export async function sweepLimits(context: Context): Promise<number> {
  const [row] = await context.db.transaction((tx) => tx.query(deleteFull, [isoTime(tx.nowMs)]));
  return Number(row?.gone ?? 0n);
}
