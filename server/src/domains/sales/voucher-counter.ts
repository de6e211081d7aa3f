import type { Seller } from '#resellers';
import type { VoucherCounter } from '#vouchers';
import { saleChannel } from './sale.ts';

/** A shop, as the papers of its vouchers know it. It may list them and print them again. */
export function counterOf({ resellerName: place, reseller }: Seller): VoucherCounter {
  // What its buyer gave stays with the shop, as of every sale from a float.
  return { place, channel: saleChannel, method: 'float', holders: [reseller] };
}
