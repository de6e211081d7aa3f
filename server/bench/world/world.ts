import { readFileSync } from 'node:fs';
import { loadCatalog } from '#catalog';
import { recordRate } from '#fx';
import type { Context } from '#platform/context';
import { connectAlipay, type Alipay } from './alipay.ts';
import { copyLines } from './copied-lines.ts';
import { type BenchLine, makeLines } from './lines.ts';

/** Lines with money on them, what can be bought for them, and an Alipay whose key we hold. */
export interface World {
  readonly lines: readonly BenchLine[];
  readonly alipay: Alipay;
}

/** More are copied, and so many of them are used. */
const mostMade = 100_000;

/** Makes the world in an empty database, by the product's own use cases. */
export async function makeWorld(
  context: Context,
  url: string,
  lineCount: number,
  say: (text: string) => void,
): Promise<World> {
  const seed = new URL('../../db/seed/demo-catalog.json', import.meta.url);
  await loadCatalog(context, JSON.parse(readFileSync(seed, 'utf8')));
  const pair = { from: 'HKD', to: 'CNY', source: 'bench' } as const;
  await recordRate(context, { ...pair, numerator: 92n, denominator: 100n });
  const alipay = await connectAlipay(context);
  const lines =
    lineCount > mostMade
      ? await copyLines(context, url, { count: lineCount, given: mostMade }, say)
      : await makeLines(context, lineCount, say);
  return { alipay, lines };
}
