import type { Journal } from '../../kit/journal.ts';
import type { Order } from './order.ts';

export interface Books {
  orders(): IterableIterator<Order>;
  orderOf(id: string): Order | undefined;
  find(mchId: string, outTradeNo: string): Order | undefined;
  findByTransaction(mchId: string, transactionId: string): Order | undefined;
  findByRefund(mchId: string, outRefundNo: string): Order | undefined;
  findByPrepayId(prepayId: string): Order | undefined;
  findByPage(pageId: string): Order | undefined;
  save(order: Order): void;
  /** A number that was closed before any order had it: none ever will. */
  void(mchId: string, outTradeNo: string): void;
  isVoid(mchId: string, outTradeNo: string): boolean;
  /** The merchants that use this number, for the control calls, which know none. */
  merchantsOf(outTradeNo: string): string[];
}

export function openBooks(journal: Journal): Books {
  const orders = journal.table<Order>('order');
  const voids = journal.table<true>('void');
  /** From everything an order may be named by to its id. */
  const names = new Map<string, string>();
  const merchantsOf = new Map<string, Set<string>>();

  const index = (order: Order): void => {
    const { mchId, outTradeNo } = order.terms;
    names.set(`number ${mchId} ${outTradeNo}`, order.id);
    names.set(`prepay ${order.prepayId}`, order.id);
    names.set(`transaction ${mchId} ${order.transactionId}`, order.id);
    for (const page of order.pages) names.set(`page ${page.id}`, order.id);
    for (const refund of order.refunds)
      names.set(`refund ${mchId} ${refund.outRefundNo}`, order.id);
    merchantsOf.set(outTradeNo, (merchantsOf.get(outTradeNo) ?? new Set()).add(mchId));
  };
  const named = (name: string): Order | undefined => orders.get(names.get(name) ?? '');
  for (const order of orders.values()) index(order);

  return {
    orders: () => orders.values(),
    orderOf: (id) => orders.get(id),
    find: (mchId, outTradeNo) => named(`number ${mchId} ${outTradeNo}`),
    findByTransaction: (mchId, transactionId) => named(`transaction ${mchId} ${transactionId}`),
    findByRefund: (mchId, outRefundNo) => named(`refund ${mchId} ${outRefundNo}`),
    findByPrepayId: (prepayId) => named(`prepay ${prepayId}`),
    findByPage: (pageId) => named(`page ${pageId}`),
    save(order) {
      orders.put(order.id, order);
      index(order);
    },
    void: (mchId, outTradeNo) => voids.put(`${mchId} ${outTradeNo}`, true),
    isVoid: (mchId, outTradeNo) => voids.get(`${mchId} ${outTradeNo}`) === true,
    merchantsOf: (outTradeNo) => [...(merchantsOf.get(outTradeNo) ?? [])],
  };
}
