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
  type: 'PAYMENT' | 'REFUND' | 'CANCEL' | 'REFUND_REVERSAL' | 'DISPUTE' | 'DISPUTE_REVERSAL';
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
    .flatMap((payment) => [...rowsOf(payment), ...disputeRows(world, payment)])
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
    ...refunds.flatMap(({ refundId, refundRequestId, amount, doneMs, reversedMs }) => {
      if (doneMs === null) return [];
      const isCancel = refundRequestId.startsWith('cancel-');
      const row: ReportRow = {
        ...shared,
        transactionId: refundId,
        originalTransactionId: id,
        transactionRequestId: isCancel ? terms.paymentRequestId : refundRequestId,
        type: isCancel ? 'CANCEL' : 'REFUND',
        amount,
        fee: 0,
        atMs: doneMs,
      };
      if (reversedMs === undefined) return [row];
      return [row, { ...row, type: 'REFUND_REVERSAL', atMs: reversedMs } satisfies ReportRow];
    }),
  ];
}

/** Money that a dispute takes, and gives back where the merchant was right. */
function disputeRows(world: World, { id, terms }: Payment): ReportRow[] {
  const { clientId, wallet, productCode, currency } = terms;
  const ours = world.disputes.list().filter(({ paymentId }) => paymentId === id);
  return ours.flatMap(({ disputeId, amount, status, createdMs, closedMs }) => {
    const row: ReportRow = {
      clientId,
      wallet,
      productCode,
      currency,
      transactionId: disputeId,
      originalTransactionId: id,
      transactionRequestId: '',
      type: 'DISPUTE',
      amount,
      fee: 0,
      atMs: createdMs,
    };
    const isBack = closedMs !== null && (status === 'won' || status === 'cancelled');
    if (!isBack) return [row];
    return [row, { ...row, type: 'DISPUTE_REVERSAL', atMs: closedMs } satisfies ReportRow];
  });
}
