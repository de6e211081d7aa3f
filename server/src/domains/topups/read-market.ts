import { currentRate, type Rate } from '#fx';
import { type Connector, type Health, readAllConnectors, readHealth } from '#payments';
import type { Context } from '#platform/context';

/** What one Hong Kong dollar costs in the currency that Mainland wallets pay in. */
const homePair = { from: 'HKD', to: 'CNY' } as const;

/** What is true of every quote at a moment, whoever it is for. */
export interface Market {
  /** Undefined where there is none of today. */
  readonly rate: Rate | undefined;
  readonly connectors: readonly Connector[];
  readonly health: ReadonlyMap<string, Health>;
}

export async function readMarket(context: Context): Promise<Market> {
  const [rate, connectors, health] = await Promise.all([
    currentRate(context, homePair),
    readAllConnectors(context),
    readHealth(context),
  ]);
  return { rate, connectors: [...connectors.values()], health };
}
