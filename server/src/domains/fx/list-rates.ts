import { hourMs } from '#base';
import type { Context } from '#platform/context';
import type { RateProposal } from './proposal.ts';
import { isStale, type Rate } from './rate.ts';
import { fxSettings } from './settings.ts';
import { proposalOf, rateOf, readNewestRates, readOpenProposals } from './store.ts';

const most = 50;

/** A rate as staff look at it. */
export interface ListedRate extends Rate {
  /** `stale`: the last one, fetched so long ago that nothing is priced by it. */
  readonly state: 'ahead' | 'in force' | 'stale' | 'past';
}

export interface RateDesk {
  /** The newest first, of all pairs. */
  readonly rates: readonly ListedRate[];
  readonly proposals: readonly RateProposal[];
}

/** Which rates price what people pay, which did before, and what waits for a second person. */
export async function listRates(context: Context): Promise<RateDesk> {
  const [rows, open] = await Promise.all([
    context.db.read(readNewestRates, [most]),
    context.db.read(readOpenProposals),
  ]);
  const nowMs = context.clock.now();
  const mostMs = context.settings().get(fxSettings.mostAgeHours) * hourMs;
  const pairsInForce = new Set<string>();
  const rates = rows.map(rateOf).map((rate): ListedRate => {
    if (rate.validFrom > nowMs) return { ...rate, state: 'ahead' };
    const pair = `${rate.from}/${rate.to}`;
    if (pairsInForce.has(pair)) return { ...rate, state: 'past' };
    pairsInForce.add(pair);
    return { ...rate, state: isStale(rate, nowMs, mostMs) ? 'stale' : 'in force' };
  });
  return { rates, proposals: open.map(proposalOf) };
}
