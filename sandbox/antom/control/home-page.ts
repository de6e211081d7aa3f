import type { Route } from '../../kit/server.ts';
import { tradeListPage } from '../../kit/trade-list.ts';
import { printAmount } from '../cashier/page.ts';
import { cashierWords } from '../cashier/words.ts';
import type { World } from '../world.ts';

export function homeRoute(world: World): Route {
  return {
    method: 'GET',
    path: '/',
    answer(incoming) {
      const payments = [...world.books.payments()].map((payment) => ({
        outTradeNo: payment.terms.paymentRequestId,
        amount: printAmount(payment),
        status: payment.status,
        subject: payment.terms.description,
        createdMs: payment.createdMs,
      }));
      return tradeListPage(incoming, cashierWords, payments);
    },
  };
}
