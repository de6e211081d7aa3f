import { endOfBeijingDay } from '../../kit/beijing-time.ts';
import { passTime } from '../payments/pass-time.ts';
import type { Payment } from '../payments/payment.ts';
import type { World } from '../world.ts';

/** One movement of a merchant's money, as the report of transactions lists it. */
export interface ReportRow {
  clientId: string;
  transactionId: string;
  originalTransactionId: string;
  transactionRequestId: string;
  type: 'PAYMENT' | 'REFUND' | 'CANCEL';
  wallet: string;
  productCode: string;
  amount: number;
  currency: string;
  /** What Antom keeps, in minor units; of refunds nothing comes back. */
  fee: number;
  atMs: number;
}

/** 1.2 %, to the cent, as a Hong Kong contract may say. */
export function feeOf(amount: number): number {
  return Math.round((amount * 12) / 1_000);
}

/** A merchant's movements on the Hong Kong day that begins at `fromMs`, in their order. */
export function reportRows(world: World, clientId: string, fromMs: number): ReportRow[] {
  const untilMs = endOfBeijingDay(fromMs);
  return [...world.books.payments()]
    .filter(({ terms }) => terms.clientId === clientId)
    .map((payment) => passTime(world, payment))
    .flatMap(rowsOf)
    .filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs)
    .sort((one, other) => one.atMs - other.atMs);
}

function rowsOf(payment: Payment): ReportRow[] {
  const { terms, id, paidMs, refunds } = payment;
  if (paidMs === null) return [];
  const { clientId, wallet, productCode, currency } = terms;
  const shared = { clientId, wallet, productCode, currency };
  return [
    {
      ...shared,
      transactionId: id,
      originalTransactionId: '',
      transactionRequestId: terms.paymentRequestId,
      type: 'PAYMENT',
      amount: terms.amount,
      fee: feeOf(terms.amount),
      atMs: paidMs,
    },
    ...refunds.flatMap(({ refundId, refundRequestId, amount, doneMs }): ReportRow[] => {
      if (doneMs === null) return [];
      const isCancel = refundRequestId.startsWith('cancel-');
      return [
        {
          ...shared,
          transactionId: refundId,
          originalTransactionId: id,
          transactionRequestId: isCancel ? terms.paymentRequestId : refundRequestId,
          type: isCancel ? 'CANCEL' : 'REFUND',
          amount,
          fee: 0,
          atMs: doneMs,
        },
      ];
    }),
  ];
}
