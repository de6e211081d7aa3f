import type { Journal } from '../../kit/journal.ts';
import type { Payment } from './payment.ts';

export interface Books {
  payments(): IterableIterator<Payment>;
  paymentOf(id: string): Payment | undefined;
  find(clientId: string, paymentRequestId: string): Payment | undefined;
  findByRefund(clientId: string, refundRequestId: string): Payment | undefined;
  findByRefundId(clientId: string, refundId: string): Payment | undefined;
  /** For the control calls, which know no merchant. */
  findByNumber(paymentRequestId: string): Payment | undefined;
  save(payment: Payment): void;
}

export function openBooks(journal: Journal): Books {
  const payments = journal.table<Payment>('payment');
  /** From everything a payment may be named by to its id. */
  const names = new Map<string, string>();

  const index = ({ id, terms, refunds }: Payment): void => {
    const { clientId, paymentRequestId } = terms;
    names.set(`number ${clientId} ${paymentRequestId}`, id);
    names.set(`any ${paymentRequestId}`, id);
    for (const { refundRequestId, refundId } of refunds) {
      names.set(`refund ${clientId} ${refundRequestId}`, id);
      names.set(`refund-id ${clientId} ${refundId}`, id);
    }
  };
  const named = (name: string): Payment | undefined => payments.get(names.get(name) ?? '');
  for (const payment of payments.values()) index(payment);

  return {
    payments: () => payments.values(),
    paymentOf: (id) => payments.get(id),
    find: (clientId, number) => named(`number ${clientId} ${number}`),
    findByRefund: (clientId, number) => named(`refund ${clientId} ${number}`),
    findByRefundId: (clientId, id) => named(`refund-id ${clientId} ${id}`),
    findByNumber: (number) => named(`any ${number}`),
    save(payment) {
      payments.put(payment.id, payment);
      index(payment);
    },
  };
}
