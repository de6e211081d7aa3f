import { packProof, proveReceipt } from '#transparency';
import type { Figure } from './benchmark.ts';
import { isTrial } from './harness/options.ts';
import { quantile } from './harness/statistics.ts';
import { sealedReceipts } from './world/sealed-receipts.ts';

const receipts = 1_000;

/**
 * A receipt's proof from the books and the log, one after the other as people ask, packed for the
 * code on its paper. The log holds all that the world has moved.
 */
export const proof: Figure = {
  name: 'proof',
  about: 'p99 to prove that a receipt stands in the log, packed for its code',
  unit: 'ms',
  most: 20,
  async measure(place) {
    const codes = await sealedReceipts(place, isTrial(place) ? 20 : receipts);
    const took: number[] = [];
    for (const code of codes) {
      const startMs = performance.now();
      const proved = await proveReceipt(place.context, code);
      if (!proved) throw new Error(`${code} is not in the log`);
      packProof(proved);
      took.push(performance.now() - startMs);
    }
    const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
    place.say(`proof of ${codes.length} receipts: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`);
    return [p99];
  },
};
