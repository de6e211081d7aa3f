import { hongKongWallClock } from '#base';
import type { BillRow } from './alipay-bill.ts';

const head =
  'customerId,acquirer,transactionId,originalTransactionId,transactionRequestId,' +
  'paymentMethodType,productCode,transactionType,transactionTime,transactionAmountValue,' +
  'transactionAmountCurrency,feeAmountValue,feeAmountCurrency';

/** Antom's report of a day; `end` is its last line. */
export function antomReport(rows: readonly BillRow[], end = '<END>'): Buffer {
  const lines = [head, ...rows.map((row) => row.raw ?? printed(row)), end];
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
}

function printed({ number, refund, amountMinor, atMs, feeMinor = 0n, tradeNo = 'P1' }: BillRow) {
  const isRefund = refund !== undefined;
  const time = `${hongKongWallClock(atMs).replace(' ', 'T')}+08:00`;
  const numbers = isRefund ? [`R${tradeNo}`, tradeNo, refund] : [tradeNo, '', number];
  const kind = ['ALIPAY_HK', 'CASHIER_PAYMENT', isRefund ? 'REFUND' : 'PAYMENT', time];
  const money = [String(amountMinor), 'HKD', String(feeMinor), 'HKD'];
  return ['5Y1', 'Antom', ...numbers, ...kind, ...money].join(',');
}
