import type { BillRow } from './alipay-bill.ts';

/** Balance transactions of Stripe, as pages of its list, one a line; `size` is a page's. */
export function stripeBalance(rows: readonly BillRow[], size = 1): Buffer {
  const pages: string[] = [];
  for (let at = 0; at < rows.length || at === 0; at += size) {
    const data = rows.slice(at, at + size).map(transactionOf);
    const page = { object: 'list', has_more: at + size < rows.length, data };
    pages.push(`${JSON.stringify({ ...page, url: '/v1/balance_transactions' })}\n`);
  }
  return Buffer.from(pages.join(''));
}

function transactionOf(row: BillRow, index: number): object {
  const isRefund = row.refund !== undefined;
  const amount = Number(isRefund ? -row.amountMinor : row.amountMinor);
  const fee = Number(row.feeMinor ?? 0n);
  const metadata = isRefund ? { refund_id: row.refund } : { attempt_id: row.number };
  return {
    id: `txn_${index}`,
    object: 'balance_transaction',
    type: isRefund ? 'refund' : 'charge',
    amount,
    fee,
    net: amount - fee,
    currency: 'hkd',
    created: Math.floor(row.atMs / 1_000),
    source: { id: isRefund ? 're_1' : 'ch_1', object: isRefund ? 'refund' : 'charge', metadata },
  };
}
