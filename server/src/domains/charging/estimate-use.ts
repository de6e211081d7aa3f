import { readCatalog, type Service } from '#catalog';
import { availableIn, isEligible, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type Line } from '#subscribers';
import { type DryRun, dryRun } from './dry-run.ts';
import { loadPrices } from './prices.ts';
import { moneyFor, packsIn } from './purse.ts';
import { readDayCounts } from './read-day-counts.ts';
import { readProfile } from './read-profile.ts';
import { endOf, type Wish } from './wish.ts';

export interface Estimate extends DryRun {
  /** Money of the line that may pay for all of it, in minor units of HKD. */
  readonly moneyMinor: bigint;
}

const services: readonly Service[] = ['voice', 'sms', 'data'];

/**
 * What some use would cost a line if it began now: with its plan, its packs, and what it has used
 * today already. Nothing is held and nothing is written.
 */
export async function estimateUse(
  context: Context,
  line: Line,
  wishes: readonly Wish[],
): Promise<Estimate> {
  const atMs = context.clock.now();
  const [catalog, profile, balance, counts] = await Promise.all([
    readCatalog(context),
    readProfile(context, line.id),
    readBalance(context, accountOf(line.id)),
    readDayCounts(context, line.id),
  ]);
  const untilMs = wishes.reduce((latest, wish) => Math.max(latest, endOf(wish, atMs)), atMs);
  const prices = await loadPrices(context, catalog, [], { fromMs: atMs, untilMs });
  const { buckets } = balance;
  const spendings = wishes.map(({ kind }) => moneyFor(kind));
  const moneyMinor = buckets
    .filter(({ unit }) => unit === 'HKD')
    .filter((bucket) => spendings.every((spending) => isEligible(bucket, spending, atMs)))
    .reduce((sum, bucket) => sum + availableIn(bucket), 0n);
  const found = dryRun({
    tables: prices.tables(line.plan),
    wishes,
    atMs,
    optedIn: profile.optedIn,
    guards: profile.guards,
    purse: {
      counts,
      packs: services.flatMap((service) => packsIn(buckets, service, atMs)),
    },
    moneyMinor,
  });
  return { ...found, moneyMinor };
}
