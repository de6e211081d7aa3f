import { isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { isJump, type Ratio, ratioOf } from './published-rate.ts';
import { fetchedSource, type Rate } from './rate.ts';
import { recordRate } from './record-rate.ts';
import { fxSettings } from './settings.ts';
import { rateOf, readRateAt } from './store.ts';

const timeoutMs = 10_000;
const pair = { from: 'HKD', to: 'CNY' } as const;

/**
 * Fetches what the bank pays for CNY and records the price of HKD from it, when it is time. One
 * that cannot be had or that jumps leaves the last one in force, and is logged. Returns the rate
 * that was recorded, if one was.
 */
export async function fetchRate(context: Context): Promise<Rate | undefined> {
  const settings = context.settings();
  const url = settings.get(fxSettings.sourceUrl);
  if (url === '') return undefined;
  const [row] = await context.db.read(readRateAt, [
    pair.from,
    pair.to,
    isoTime(context.clock.now()),
  ]);
  const last = row && rateOf(row);
  const everyMs = settings.get(fxSettings.fetchMinutes) * minuteMs;
  const isFetched = last?.source.startsWith(fetchedSource) ?? false;
  if (last && isFetched && context.clock.now() < last.validFrom + everyMs) return undefined;
  const ratio = await fetchRatio(context, url);
  if (!ratio) return undefined;
  if (last && isJump(ratio, last, settings.get(fxSettings.mostJumpPercent))) {
    context.log.warn('a rate jumps and is not believed', { url, last: last.id });
    return undefined;
  }
  // Recorded anew also where it is the same: it is as fresh as its last fetching.
  const at = isoTime(context.clock.now());
  return recordRate(context, { ...pair, ...ratio, source: `${fetchedSource}${url} ${at}` });
}

async function fetchRatio(context: Context, url: string): Promise<Ratio | undefined> {
  const outcome = await context.http.call({ method: 'GET', url, timeoutMs });
  const answer = outcome.outcome === 'proof' ? outcome.answer : undefined;
  const price = answer?.status === 200 ? priceIn(answer.body) : undefined;
  const spread = context.settings().get(fxSettings.spreadBasisPoints);
  const ratio = ratioOf(price, spread);
  if (!ratio) context.log.warn('no rate could be fetched', { url, outcome: outcome.outcome });
  return ratio;
}

/** `{"rates": [{"currency": "CNY", "buy": "1.0870"}]}`: what the bank pays in HKD for one. */
function priceIn(body: Buffer): unknown {
  try {
    const { rates } = JSON.parse(body.toString('utf8')) as { rates?: unknown };
    const list: readonly unknown[] = Array.isArray(rates) ? rates : [];
    const found = list.find((one) => (one as Record<string, unknown>)?.['currency'] === 'CNY');
    return (found as Record<string, unknown> | undefined)?.['buy'];
  } catch {
    return undefined;
  }
}
