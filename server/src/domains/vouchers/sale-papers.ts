import { hongKongDay, type Id, type InstantMs, type Money } from '#base';
import type { Tx } from '#platform/postgres';
import {
  issueReceipts,
  keepReceiptSubject,
  loadReceiptsAbout,
  nothingSaid,
  type ReceiptContent,
  type ReceiptKind,
} from '#receipts';

/** The sale of a voucher, as its papers know it. */
export interface PaperedVoucher {
  readonly id: Id<'vsl'>;
  readonly serial: string;
  readonly valueMinor: bigint;
}

/** Who sells it, and how it is paid. */
export interface VoucherCounter {
  /** The shop or hall, as its keeper calls it. */
  readonly place: string;
  readonly channel: string;
  readonly method: string;
  /** Who may list the receipt, and print it again. */
  readonly holders: readonly Id[];
}

/**
 * The receipt of a voucher that is sold: for whoever has the paper, since nobody knows yet on which
 * line it will be redeemed. Returns its code.
 */
export function issueVoucherSale(
  tx: Tx,
  counter: VoucherCounter,
  sale: PaperedVoucher,
  expiresAt: InstantMs,
): string {
  keepSubject(tx, counter, sale.id);
  const validUntilAfter = hongKongDay(expiresAt);
  return issue(tx, counter, { ...contentOf(sale), kind: 'voucher_sale', validUntilAfter });
}

/** The receipt of a voucher that is given back while nobody has redeemed it. */
export async function issueVoucherUndone(
  tx: Tx,
  counter: VoucherCounter,
  sale: PaperedVoucher,
): Promise<void> {
  // Sold by a release that issued none for it, minutes ago.
  if ((await loadReceiptsAbout(tx, sale.id)).length === 0) keepSubject(tx, counter, sale.id);
  issue(tx, counter, { ...contentOf(sale), kind: 'voucher_undone' });
}

/** By their codes, what was issued about a voucher's sale; null what was not. */
export interface VoucherPapers {
  /** The code of its receipt; null where a release before there were any has sold it. */
  readonly receipt: string | null;
  /** The code of the receipt of its being given back; null while it was not. */
  readonly undoneReceipt: string | null;
}

export async function papersOfVoucherSale(tx: Tx, id: Id<'vsl'>): Promise<VoucherPapers> {
  const issued = await loadReceiptsAbout(tx, id);
  const codeOf = (of: ReceiptKind) => issued.find(({ kind }) => kind === of)?.code ?? null;
  return { receipt: codeOf('voucher_sale'), undoneReceipt: codeOf('voucher_undone') };
}

function keepSubject(tx: Tx, { place, channel, method }: VoucherCounter, about: Id<'vsl'>): void {
  keepReceiptSubject(tx, {
    about,
    reference: null,
    line: null,
    maskedNumber: '',
    plan: null,
    channel,
    method,
    rate: null,
    place,
    promotions: [],
  });
}

function issue(tx: Tx, { holders }: VoucherCounter, content: ReceiptContent): string {
  const [code = ''] = issueReceipts(tx, [{ cause: content.about, holders, content }]);
  return code;
}

function hkd(amountMinor: bigint): Money {
  return { amountMinor, currency: 'HKD' };
}

function contentOf({ id, serial, valueMinor }: PaperedVoucher) {
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
