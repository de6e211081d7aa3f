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
      const orders = [...world.books.orders()].map(({ terms, state, createdMs }) => ({
        outTradeNo: terms.outTradeNo,
        amount: printAmount(terms),
        status: state,
        subject: terms.description,
        createdMs,
      }));
      return tradeListPage(incoming, cashierWords, orders);
    },
  };
}
