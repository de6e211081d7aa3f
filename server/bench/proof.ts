import { noticeApplier } from '#payments';
import { packProof, proveReceipt } from '#transparency';
import type { Figure, Place } from './benchmark.ts';
import { isTrial } from './harness/options.ts';
import { quantile } from './harness/statistics.ts';
import { withHastyClient } from './world/copies.ts';
import { sealWaiting } from './world/sealed-log.ts';
import { storeNotices } from './world/stored-notices.ts';

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

const newestCodes = 'select code from receipts.receipt order by issued_at desc limit $1';

/** Codes of receipts that were just issued, in a log that holds all that was moved until then. */
async function sealedReceipts(place: Place, count: number): Promise<readonly string[]> {
  const orders = await (await place.orders()).make(count);
  await Promise.all((await storeNotices(place, orders)).map(noticeApplier(place.context)));
  await sealWaiting(place, Number.POSITIVE_INFINITY);
  return withHastyClient(place.databaseUrl, async (client) => {
    const { rows } = await client.query<{ code: string }>(newestCodes, [count]);
    return rows.map(({ code }) => code);
  });
}
