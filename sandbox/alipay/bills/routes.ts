import { file, Problem } from '../../kit/answers.ts';
import { billErrorRoutes } from '../../kit/bills/bill-error-routes.ts';
import type { Route } from '../../kit/server.ts';
import type { World } from '../world.ts';
import { billOf } from './bill-of.ts';

/** Where merchants download bills, and where tests say what shall be wrong in them. */
export function billRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/downloadBillFile.resource/:token',
      answer({ params }) {
        const asked = world.billAddresses.find(params['token'] ?? '');
        const bill = asked && billOf(world, asked.sellerId, asked.day);
        if (asked === undefined || bill === undefined) {
          throw new Problem(403, 'This address of a bill is not good, or not any more.');
        }
        return file(`${asked.sellerId}_${asked.day}.csv.zip`, bill, 'application/zip');
      },
    },
    ...billErrorRoutes(world.billErrors),
  ];
}
