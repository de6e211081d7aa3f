import { secondMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import type { Promotion } from './promotion.ts';
import { promotionOf } from './load-promotion.ts';
import { type PromotionRow, readActive } from './store/promotions.ts';

interface Kept {
  readAt: number;
  rows: Promise<readonly PromotionRow[]>;
}

const owner = {};
/** In real time: what was stopped elsewhere is offered for so long; it gives nothing any more. */
const freshMs = 2 * secondMs;

/** Those that are active, from memory but for a look every few seconds. */
export async function activePromotions(context: Context): Promise<readonly Promotion[]> {
  const nowMs = performance.now();
  const kept = keptIn<Kept>(context, owner, () => ({
    readAt: Number.NEGATIVE_INFINITY,
    rows: Promise.resolve([]),
  }));
  if (nowMs - kept.readAt >= freshMs) {
    kept.readAt = nowMs;
    const before = kept.rows;
    kept.rows = context.db.read(readActive).catch(() => before);
  }
  return (await kept.rows).map(promotionOf);
}
