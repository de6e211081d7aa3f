import { addDays, hongKongDay } from '#base';
import type { Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { sellVoucher, type SoldVoucher } from '#sales';
import {
  type Batch,
  decideActivation,
  makeBatch,
  proposeActivation,
  redeemVoucher,
} from '#vouchers';
import { staffCaller } from './finance.ts';
import { newKey, pin, saleRequest, type Shop } from './shop-world.ts';
import type { Person } from './topup-world.ts';

/** Whoever proposes, and whoever decides. */
export const proposer = staffCaller('finance');
export const decider = staffCaller('finance');

/** A batch of vouchers that tills may sell all of. */
export async function openStock(
  context: Context,
  { count = 50, valueMinor = 10_000n, days = 400 } = {},
): Promise<Batch> {
  const expiresOn = addDays(hongKongDay(context.clock.now()), days);
  const wanted = { kind: 'electronic', valueMinor, count, label: 'Stock of tills' } as const;
  const batch = await makeBatch(context, { ...wanted, expiresOn });
  await activate(context, batch.number, 1, count);
  return batch;
}

export async function activate(
  context: Context,
  batch: number,
  first: number,
  last: number,
): Promise<void> {
  const activation = await proposeActivation(context, undefined, { batch, first, last });
  await decideActivation(context, decider, { batch, activation, isApproved: true });
}

export function voucherSaleOf(shop: Shop, valueMinor = 10_000n, key = newKey()) {
  const request = saleRequest(shop, `voucher ${valueMinor}`, key);
  return { request, what: { valueMinor }, pin };
}

/** A code that somebody has bought at a till. */
export async function boughtCode(
  context: Context,
  shop: Shop,
  valueMinor = 10_000n,
): Promise<SoldVoucher & { readonly code: string }> {
  const sold = await sellVoucher(context, shop.visit, voucherSaleOf(shop, valueMinor));
  return { ...sold, code: sold.code ?? '' };
}

/** As the app asks, for the person's own line. */
export function redemptionOf(person: Person, code: string, key = newKey()) {
  const { subscriber, number } = person;
  const request = { caller: subscriber.slice(4), key, fingerprint: fingerprintOf(code) };
  const caller = `subscriber ${subscriber}`;
  return { request, code, number, maker: subscriber, channel: 'app', caller };
}

export function redeem(context: Context, person: Person, code: string, key = newKey()) {
  return redeemVoucher(context, redemptionOf(person, code, key));
}
