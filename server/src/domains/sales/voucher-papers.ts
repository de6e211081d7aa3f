import { hongKongDay, type InstantMs, type Money } from '#base';
import type { Tx } from '#platform/postgres';
import {
  issueReceipts,
  keepReceiptSubject,
  loadReceiptsAbout,
  nothingSaid,
  type ReceiptContent,
  type ReceiptKind,
} from '#receipts';
import type { Seller } from '#resellers';
import { saleChannel } from './sale.ts';
import type { SoldVoucher, VoucherSale, VoucherSaleId } from './voucher-sale.ts';

type Papered = Pick<VoucherSale, 'id' | 'serial' | 'valueMinor'>;

/**
 * The receipt of a voucher that is sold: for whoever has the paper, since nobody knows yet on which
 * line it will be redeemed. The shop may list it and print it again. Returns its code.
 */
export function issueVoucherSale(
  tx: Tx,
  seller: Seller,
  sale: Papered,
  expiresAt: InstantMs,
): string {
  keepSubject(tx, seller, sale.id);
  const validUntilAfter = hongKongDay(expiresAt);
  return issue(tx, seller, { ...contentOf(sale), kind: 'voucher_sale', validUntilAfter });
}

/** The receipt of a voucher that is given back while nobody has redeemed it. */
export async function issueVoucherUndone(tx: Tx, seller: Seller, sale: Papered): Promise<void> {
  // Sold by a release that issued none for it, minutes ago.
  if ((await loadReceiptsAbout(tx, sale.id)).length === 0) keepSubject(tx, seller, sale.id);
  issue(tx, seller, { ...contentOf(sale), kind: 'voucher_undone' });
}

/** By their codes, what was issued about a voucher's sale; null what was not. */
export type VoucherPapers = Pick<SoldVoucher, 'receipt' | 'undoneReceipt'>;

export async function papersOfVoucherSale(tx: Tx, id: VoucherSaleId): Promise<VoucherPapers> {
  const issued = await loadReceiptsAbout(tx, id);
  const codeOf = (of: ReceiptKind) => issued.find(({ kind }) => kind === of)?.code ?? null;
  return { receipt: codeOf('voucher_sale'), undoneReceipt: codeOf('voucher_undone') };
}

function keepSubject(tx: Tx, { resellerName: place }: Seller, about: VoucherSaleId): void {
  keepReceiptSubject(tx, {
    about,
    reference: null,
    line: null,
    maskedNumber: '',
    plan: null,
    channel: saleChannel,
    // What its buyer gave stays with the shop, as of every sale from a float.
    method: 'float',
    rate: null,
    place,
    promotions: [],
  });
}

function issue(tx: Tx, { reseller }: Seller, content: ReceiptContent): string {
  const [code = ''] = issueReceipts(tx, [{ cause: content.about, holders: [reseller], content }]);
  return code;
}

function hkd(amountMinor: bigint): Money {
  return { amountMinor, currency: 'HKD' };
}

function contentOf({ id, serial, valueMinor }: Papered) {
  return {
    ...nothingSaid,
    about: id,
    providerReference: serial,
    paid: hkd(valueMinor),
    fee: hkd(0n),
    value: hkd(valueMinor),
    bonus: hkd(0n),
  };
}
