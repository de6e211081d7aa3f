import { decideAdjustment, proposeAdjustment } from '#adjustments';
import { dayMs, newId, present } from '#base';
import { buyPack, changePlan, openPlan, renewDueTerms } from '#packs';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { listReceipts, type Receipt, type ReceiptKind } from '#receipts';
import { sellTopup } from '#sales';
import { sellOverCounter } from '#tills';
import { undoTopup } from '#topups';
import { redeemVoucher } from '#vouchers';
import { staffCaller } from './finance.ts';
import { counterSale, openCounter } from './hall-world.ts';
import { openShop, openTier, saleOf } from './shop-world.ts';
import type { Person, TopupWorld } from './topup-world.ts';
import { boughtCode, openStock, redemptionOf } from './voucher-world.ts';

/** Somebody to whom everything has happened that a receipt is issued for, newest first. */
export interface Receipted {
  readonly person: Person;
  readonly receipts: readonly Receipt[];
  /** The newest of a kind, and in a channel where one is named. */
  of(kind: ReceiptKind, channel?: string): Receipt;
}

type World = Omit<TopupWorld, 'database'>;

/**
 * A line with both numbers that is topped up in the app, at a shop, over the counter and by a
 * voucher, takes one top-up back, buys a pack, is corrected, has pack and fees renewed, and changes
 * to a plan with a period.
 */
export async function everyReceipt(world: World): Promise<Receipted> {
  const { context } = world;
  const person = await world.person(['+85265551234', '+8613800138000'], 1_000n);
  await openPlan(context, person.line);
  await topUp(world, person);
  await buy(world, person);
  await correct(world, person);
  context.clock.advance(31 * dayMs);
  await renewDueTerms(context);
  const plan = { request: requestOf(person), line: person.line, plan: 'twin_city_30' };
  await changePlan(context, { ...plan, priceMinor: 8_800n, channel: 'app' });
  const { receipts } = await listReceipts(context, person.subscriber, { limit: 100 });
  const of = (kind: ReceiptKind, channel?: string): Receipt =>
    present(
      receipts.find((one) => one.kind === kind && (channel ?? one.channel) === one.channel),
      `a receipt: ${kind} ${channel ?? ''}`,
    );
  return { person, receipts, of };
}

async function topUp(world: World, person: Person): Promise<void> {
  const { context } = world;
  const { number, subscriber } = person;
  await world.tell(await world.order(number, 50_000n, subscriber));
  const order = await world.order(number, 10_000n, subscriber);
  await world.tell(order);
  await undoTopup(context, order.id, subscriber);
  await openTier(context);
  const shop = await openShop(context, { name: 'Wing Fat Store, Mong Kok' });
  await sellTopup(context, shop.visit, saleOf(shop, number, 5_000n));
  const counter = await openCounter(context);
  await sellOverCounter(context, counter.clerk, counterSale(counter, number, 20_000n));
  await openStock(context, { count: 3, valueMinor: 30_000n });
  const { code } = await boughtCode(context, shop, 30_000n);
  await redeemVoucher(context, redemptionOf(person, code));
}

function requestOf({ subscriber }: Person): Request {
  const key = newId('key', Date.now(), 0).slice(4);
  return { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
}

async function buy({ context }: World, person: Person): Promise<void> {
  const wanted = { request: requestOf(person), line: person.line, code: 'hk_5gb_30d' };
  const terms = { priceMinor: 4_800n, renews: true, isShortLifeAccepted: true };
  await buyPack(context, { ...wanted, ...terms, channel: 'ussd' });
}

async function correct({ context }: World, { line }: Person): Promise<void> {
  const wanted = { line, reason: 'courtesy', amountMinor: 1_500n, note: 'waited' } as const;
  const { id: adjustment } = await proposeAdjustment(context, staffCaller('clerk'), wanted);
  await decideAdjustment(context, staffCaller('supervisor'), { adjustment, isApproved: true });
}
