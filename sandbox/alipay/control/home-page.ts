import type { Route } from '../../kit/server.ts';
import { tradeListPage } from '../../kit/trade-list.ts';
import { printYuan } from '../../kit/yuan.ts';
import { cashierWords } from '../cashier/words.ts';
import type { World } from '../world.ts';

export function homeRoute(world: World): Route {
  return {
    method: 'GET',
    path: '/',
    answer(incoming) {
      const trades = [...world.books.trades()].map(({ terms, status, createdMs }) => ({
        outTradeNo: terms.outTradeNo,
        amount: `¥${printYuan(terms.totalFen)}`,
        status,
        subject: terms.subject,
        createdMs,
      }));
      return tradeListPage(incoming, cashierWords, trades);
    },
  };
}
