import { hourMs, present } from '#base';
import { buyPack } from '#packs';
import { fingerprintOf } from '#platform/idempotency';
import { sellTopup } from '#sales';
import { undoTopup } from '#topups';
import { proveReceipt, readLogState } from '#transparency';
import { sealAll } from './sealing.ts';
import { openShop, openTier, saleOf } from './shop-world.ts';
import type { TopupWorld } from './topup-world.ts';

/** A receipt as it was handed out, and the keys by which whoever has it verifies it. */
export interface HandedOut {
  readonly code: string;
  readonly proof: string;
  readonly keys: readonly string[];
}

/**
 * A little of everything that moves money, sealed: top-ups, one taken back, a pack, a sale over a
 * counter, and an order that waits. Returns what its receipts prove.
 */
export async function playBusyDay({
  context,
  person,
  order,
  tell,
  read,
}: TopupWorld): Promise<readonly HandedOut[]> {
  const people = await Promise.all([
    person(['+85265432101', '+8613800138101']),
    person(['+85265432102'], 50_000n),
    person(['+85265432103']),
  ]);
  const [first, second, third] = people;
  const codes: string[] = [];
  for (const { number, subscriber } of people) {
    const placed = await order(number, 5_000n, subscriber);
    await tell(placed);
    const { result } = await read(placed.id, subscriber);
    codes.push(present(result, 'a result').receipt);
  }
  const undone = await order(third.number, 10_000n, third.subscriber);
  await tell(undone);
  await undoTopup(context, undone.id, third.subscriber);
  await buyPack(context, {
    request: {
      caller: second.subscriber.slice(4),
      key: context.ids.next('key', 0).slice(4),
      fingerprint: fingerprintOf('{}'),
    },
    line: second.line,
    code: 'hk_5gb_30d',
    priceMinor: 4_800n,
    renews: true,
    channel: 'app',
    isShortLifeAccepted: true,
  });
  await openTier(context);
  const shop = await openShop(context);
  const sale = await sellTopup(context, shop.visit, saleOf(shop, first.number));
  codes.push(sale.receipt);
  await order(first.number, 20_000n, first.subscriber);
  context.clock.advance(hourMs);
  await sealAll(context);
  const { verifierKeys } = present(await readLogState(context), 'the log');
  const keys = verifierKeys.map(({ published }) => published);
  return Promise.all(
    codes.map(async (code) => {
      const { proof } = present(await proveReceipt(context, code), 'a proof');
      return { code, proof, keys };
    }),
  );
}
