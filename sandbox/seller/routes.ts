import { actionRoute } from '../kit/action-form.ts';
import { type Answer, json, page, Problem } from '../kit/answers.ts';
import { controlPosts } from '../kit/control-post.ts';
import { readOptionalNumber, readText } from '../kit/fields.ts';
import { languageOf } from '../kit/language.ts';
import { styleRoute } from '../kit/layout.ts';
import type { Route } from '../kit/server.ts';
import { shopPage } from './page.ts';
import { follow, lookUp, readShelf, sell, send } from './shop.ts';
import type { ShopOrder, World } from './world.ts';

/** The shop for a person. */
export function pageRoutes(world: World): Route[] {
  return [
    styleRoute,
    {
      method: 'GET',
      path: '/',
      async answer(incoming) {
        await readShelf(world).catch((error: unknown) => world.log('no shelf', { error }));
        return page(200, shopPage(world, languageOf(incoming)));
      },
    },
    actionRoute('/check', (field) => lookUp(world, field('number'), Number(field('amount')))),
    actionRoute('/pay', (field) => sell(world, field('behind') === 'yes')),
    actionRoute('/again', (field) => send(world, orderOf(world, field('reference')))),
    actionRoute('/follow', (field) => follow(world, orderOf(world, field('reference')))),
    actionRoute('/lose', async () => void (world.answersToLose += 1)),
  ];
}

function orderOf({ orders }: World, reference: string): ShopOrder {
  const order = orders.find((one) => one.reference === reference);
  if (!order) throw new Problem(404, `There is no order ${reference}.`);
  return order;
}

/** `/sandbox/…`: what no shop has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  const status = (): Answer => {
    const { orders, heard, basket, trouble, connection } = world;
    const isConnected = connection !== undefined;
    const told = { orders, heard, basket: basket ?? null, trouble: trouble ?? null };
    return json(200, { isConnected, ...told });
  };
  const post = controlPosts(status);
  return [
    { method: 'GET', path: '/sandbox/status', answer: status },
    post('connect', ['baseUrl', 'client', 'secret'], async (object) => {
      const read = (name: string): string => readText(object, name, 200);
      world.connection = {
        baseUrl: read('baseUrl'),
        client: read('client'),
        secret: read('secret'),
      };
      world.token = undefined;
      world.amounts = [];
    }),
    post('lose', ['count'], async (object) => {
      world.answersToLose = readOptionalNumber(object, 'count', 0, 1_000) ?? 1;
    }),
    post('sell', ['number', 'amount', 'isBehind'], async (object) => {
      const amount = readOptionalNumber(object, 'amount', 1, 10_000) ?? 100;
      await lookUp(world, readText(object, 'number', 40), amount);
      await sell(world, object['isBehind'] === true);
    }),
    post('follow', ['reference'], (object) =>
      follow(world, orderOf(world, readText(object, 'reference', 80))),
    ),
  ];
}
