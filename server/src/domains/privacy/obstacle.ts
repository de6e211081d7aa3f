import { readCatalog } from '#catalog';
import { findOpenAppeal } from '#disputes';
import { readBalance, readClaimable } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, barsOf, lifeCycleAt, readLines, type SubscriberId } from '#subscribers';
import { refuse } from './refusals.ts';

/**
 * Why a person cannot be forgotten yet, as a refusal to throw or to tell; undefined where nothing
 * stands in the way. A line that was closed, or that nobody can bring to life again, has nothing to
 * give back but its money.
 */
export async function obstacleTo(context: Context, subscriber: SubscriberId) {
  const { lifeCycle } = await readCatalog(context);
  const lines = await readLines(context, subscriber);
  for (const { id, validUntil, bars } of lines) {
    const { state } = lifeCycleAt(validUntil, context.clock.now(), lifeCycle);
    const isClosed = barsOf(bars).includes('closed');
    if (state !== 'recycled' && !isClosed) return refuse.person_has_line({ line: id, state });
    const [{ units }, claimable] = await Promise.all([
      readBalance(context, accountOf(id)),
      readClaimable(context, accountOf(id)),
    ]);
    const hasMoney = units.some(({ total }) => total > 0n) || claimable > 0n;
    if (hasMoney) return refuse.person_has_money({ line: id });
  }
  const appeal = await findOpenAppeal(context, subscriber);
  return appeal && refuse.person_has_appeal({ appeal });
}
