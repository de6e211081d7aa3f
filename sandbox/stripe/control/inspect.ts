import { showNotice } from '../../kit/notices/notice.ts';
import { printYuan } from '../../kit/yuan.ts';
import { disputeObject } from '../objects/account-objects.ts';
import { endRefund } from '../payments/end-refund.ts';
import type { Charge, Refund, Session } from '../records.ts';
import type { World } from '../world.ts';

/** Everything that was done under one of the merchant's numbers. */
export interface Trade {
  number: string;
  sessions: Session[];
  charges: Charge[];
  refunds: Refund[];
}

export function tradeOf(world: World, number: string): Trade | undefined {
  const { sessions, charges, refunds } = world.books;
  const pages = [...sessions.values()].filter((one) => one.clientReferenceId === number);
  const paid = [...charges.values()].filter((one) => one.metadata['attempt_id'] === number);
  const ids = new Set(paid.map(({ id }) => id));
  if (pages.length === 0 && paid.length === 0) return undefined;
  const back = [...refunds.values()]
    .filter(({ charge }) => ids.has(charge))
    .map((refund) => endRefund(world, refund));
  return { number, sessions: pages, charges: paid, refunds: back };
}

/** One line of the list of trades. `isPaid` stays true after a refund: money did come. */
export function summarize({ number, sessions, charges, refunds }: Trade): Record<string, unknown> {
  const paid = charges.filter(({ status }) => status === 'succeeded');
  const refunded = refunds.filter(({ status }) => status === 'succeeded');
  return {
    outTradeNo: number,
    status: sessions.at(-1)?.status ?? 'complete',
    isPaid: paid.length > 0,
    payments: paid.length,
    totalAmount: printYuan(paid[0]?.amount ?? sessions.at(-1)?.amount ?? 0),
    refundedAmount: printYuan(refunded.reduce((sum, { amount }) => sum + amount, 0)),
  };
}

/** The truth about a trade, which no merchant can see, with the fate of every notice. */
export function inspect(world: World, trade: Trade): Record<string, unknown> {
  const ids = new Set(trade.charges.map(({ id }) => id));
  const disputes = [...world.books.disputes.values()].filter(({ charge }) => ids.has(charge));
  return {
    ...summarize(trade),
    charges: trade.charges,
    refunds: trade.refunds.map((refund) => ({ ...refund, amount: printYuan(refund.amount) })),
    disputes: disputes.map((dispute) => disputeObject(world, dispute)),
    cards: trade.sessions.flatMap(({ setupIntent }) => {
      const id = world.books.setupIntents.get(setupIntent ?? '')?.paymentMethod ?? '';
      return world.books.paymentMethods.get(id) ?? [];
    }),
    notices: world.notifier.noticesOf(trade.number).map(showNotice),
  };
}
