import { page, Problem, redirect } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Route } from '../../kit/server.ts';
import { walletPage } from '../../kit/wallet/pages.ts';
import { detach } from '../methods/payment-methods.ts';
import { cardOf } from '../payments/cards.ts';
import type { World } from '../world.ts';
import { checkoutWords } from './words.ts';

/** What a shop's customers see at Stripe of the cards that they have left: and how to take one. */
export function walletRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/wallet',
      answer(incoming) {
        const place = { language: languageOf(incoming), words: checkoutWords };
        return page(200, walletPage(place, keptCards(world)));
      },
    },
    {
      method: 'POST',
      path: '/wallet/:id/stop',
      async answer(incoming) {
        const method = world.books.paymentMethods.get(incoming.params['id'] ?? '');
        if (method === undefined) throw new Problem(404, 'There is no such card.');
        if (!method.isDetached) detach(world, method);
        await world.notifier.deliverEarly();
        return redirect(`/wallet?lang=${languageOf(incoming)}`);
      },
    },
  ];
}

function keptCards({ books, accounts }: World) {
  const kept = [...books.paymentMethods.values()].filter(
    ({ customer, isDetached }) => customer !== null || isDetached === true,
  );
  return kept.map(({ id, account, card, isDetached }) => {
    const { brand, last4 } = cardOf(card);
    const shopName = accounts.find(account)?.shopName ?? '';
    return { id, shopName, detail: `${brand} •••• ${last4}`, isActive: isDetached !== true };
  });
}
