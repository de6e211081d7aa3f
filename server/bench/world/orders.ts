import { idFrom, majorOf, newUuid, slotFor, slotOf, uuidOf } from '#base';
import { fingerprintOf } from '#platform/idempotency';
import { orderTopup, quoteTopup, readTopup, type Topup, type TopupId } from '#topups';
import type { Place } from '../benchmark.ts';
import { copyOrders, type OrderCopy } from './copies.ts';
import type { BenchLine } from './lines.ts';
import type { OrderMaker } from './order.ts';

const valueMinor = 10_000n;

/**
 * One order is placed by the use cases; the others are its copies for other lines, row by row,
 * since ordering is not what is measured here.
 */
export async function openOrderMaker(place: Place): Promise<OrderMaker> {
  const { lines } = place.world;
  const first = await placeOrder(place, lines[0] as BenchLine);
  const amount = majorOf(first.price);
  let next = 1;
  return {
    async make(count) {
      const copies = Array.from({ length: count }, (): OrderCopy => {
        // A step without a common factor with the count visits all lines before any a second time.
        next = (next + 7_919) % lines.length;
        return copyFor(lines[next] as BenchLine, place.context.clock.now());
      });
      await copyOrders(place.databaseUrl, first, copies);
      return copies.map(({ attempt }) => ({ attempt: idFrom('att', attempt), amount }));
    },
  };
}

function copyFor({ line, subscriber: maker, number }: BenchLine, nowMs: number): OrderCopy {
  const slot = slotOf(line);
  const [topup, payment, attempt] = [0, 1, 2].map(() => newUuid(nowMs, slot)) as [
    string,
    string,
    string,
  ];
  const makerSlot = slotFor(maker);
  return { slot, topup, payment, attempt, line: uuidOf(line), maker, makerSlot, number };
}

async function placeOrder({ context }: Place, buyer: BenchLine): Promise<Topup> {
  const { subscriber: maker, number } = buyer;
  const quote = await quoteTopup(context, { number, valueMinor, maker, channel: 'app' });
  const key = newUuid(context.clock.now(), 0);
  const id: TopupId = await orderTopup(context, {
    request: { caller: uuidOf(maker), key, fingerprint: fingerprintOf(quote.id) },
    quote: quote.id,
    method: 'alipay_cn',
    maker,
    scenes: ['mobile_web'],
    returnUrl: 'https://example.com/top-ups/{topup}',
    language: 'zh-Hant',
    isTwinIntended: true,
  });
  return readTopup(context, id, maker);
}
