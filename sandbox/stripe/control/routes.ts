import { json } from '../../kit/answers.ts';
import { faultRoutes } from '../../kit/faults/fault-routes.ts';
import { parseObject, readOptionalNumber, refuseUnknown } from '../../kit/fields.ts';
import type { Route } from '../../kit/server.ts';
import { parseAccount } from '../accounts.ts';
import { errorNames, noErrors } from '../balance/bill-errors.ts';
import { payOut } from '../balance/pay-out.ts';
import { payoutObject } from '../objects/account-objects.ts';
import type { World } from '../world.ts';
import { keyRoutes } from './key-routes.ts';
import { tradeRoutes } from './trade-routes.ts';

/** `/sandbox/…`: what no merchant has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  return [
    ...accountRoutes(world),
    ...faultRoutes(world.faults),
    ...tradeRoutes(world),
    ...keyRoutes(world),
    ...billRoutes(world),
  ];
}

function accountRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/merchants',
      answer({ body }) {
        const account = parseAccount(parseObject(body));
        world.accounts.register(account);
        return json(201, { id: account.id, gateway: world.publicAddress() });
      },
    },
    {
      method: 'GET',
      path: '/sandbox/merchants',
      answer: () =>
        json(200, {
          merchants: world.accounts.list().map(({ id, shopName }) => ({ id, shopName })),
        }),
    },
  ];
}

function billRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/merchants/:id/bill-errors',
      answer({ params, body }) {
        const object = parseObject(body);
        refuseUnknown(object, ['seed', ...errorNames]);
        const counts = ['seed', ...errorNames].map((name) => [
          name,
          readOptionalNumber(object, name, 0, Number.MAX_SAFE_INTEGER) ?? 0,
        ]);
        const errors = { ...noErrors, ...Object.fromEntries(counts) };
        world.billErrors.set(params['id'] ?? '', errors);
        return json(200, errors);
      },
    },
    {
      method: 'POST',
      path: '/sandbox/merchants/:id/payouts',
      // Pays out everything at once, also what would be available later.
      answer: ({ params }) =>
        json(201, {
          payouts: payOut(world, params['id'] ?? '', true).map((one) => payoutObject(world, one)),
        }),
    },
  ];
}
