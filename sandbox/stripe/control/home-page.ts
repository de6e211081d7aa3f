import type { Route } from '../../kit/server.ts';
import { tradeListPage } from '../../kit/trade-list.ts';
import { printAmount } from '../checkout/page.ts';
import { checkoutWords } from '../checkout/words.ts';
import type { World } from '../world.ts';

export function homeRoute(world: World): Route {
  return {
    method: 'GET',
    path: '/',
    answer(incoming) {
      const sessions = [...world.books.sessions.values()].map((session) => ({
        outTradeNo: session.clientReferenceId ?? session.id,
        amount: printAmount(session),
        status: session.status,
        subject: session.product,
        createdMs: session.createdMs,
      }));
      return tradeListPage(incoming, checkoutWords, sessions);
    },
  };
}
