import { isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { isJump, type Ratio, ratioOf } from './published-rate.ts';
import { fetchedSource, type Rate } from './rate.ts';
import { recordRate } from './record-rate.ts';
import { fxSettings, sourcesIn } from './settings.ts';
import { rateOf, readRateAt } from './store.ts';

const timeoutMs = 10_000;
const pair = { from: 'HKD', to: 'CNY' } as const;

/**
 * Fetches what a bank pays for CNY and records the price of HKD from it, when it is time. Sources
 * are asked in their order until one gives a rate to be believed: one that cannot be had or that
 * jumps is logged, and where there is none the last rate stays in force. Returns the rate that was
 * recorded, if one was.
 */
export async function fetchRate(context: Context): Promise<Rate | undefined> {
  const settings = context.settings();
  const sources = sourcesIn(settings.get(fxSettings.sourceUrl));
  if (sources.length === 0) return undefined;
  const last = await lastRate(context);
  const everyMs = settings.get(fxSettings.fetchMinutes) * minuteMs;
  const isFetched = last?.source.startsWith(fetchedSource) ?? false;
  if (last && isFetched && context.clock.now() < last.validFrom + everyMs) return undefined;
  for (const url of sources) {
    const ratio = await fetchRatio(context, url);
    if (!ratio) continue;
    if (last && isJump(ratio, last, settings.get(fxSettings.mostJumpPercent))) {
      context.log.warn('a rate jumps and is not believed', { url, last: last.id });
      continue;
    }
    // Recorded anew also where it is the same: it is as fresh as its last fetching.
    const at = isoTime(context.clock.now());
    return recordRate(context, { ...pair, ...ratio, source: `${fetchedSource}${url} ${at}` });
  }
  return undefined;
}

async function lastRate(context: Context): Promise<Rate | undefined> {
  const now = isoTime(context.clock.now());
  const [row] = await context.db.read(readRateAt, [pair.from, pair.to, now]);
  return row && rateOf(row);
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
