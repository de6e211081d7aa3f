import { file, json, Problem } from '../../kit/answers.ts';
import { parseObject, readOptionalNumber, refuseUnknown } from '../../kit/fields.ts';
import type { Route } from '../../kit/server.ts';
import type { World } from '../world.ts';
import { errorNames, noErrors } from './bill-errors.ts';
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
    {
      method: 'GET',
      path: '/sandbox/bill-errors',
      answer: () => json(200, world.billErrors.get()),
    },
    {
      method: 'POST',
      path: '/sandbox/bill-errors',
      answer(incoming) {
        const object = parseObject(incoming.body);
        refuseUnknown(object, ['seed', ...errorNames]);
        const read = (name: string, most: number): number =>
          Math.floor(readOptionalNumber(object, name, 0, most) ?? 0);
        const errors = { ...noErrors, seed: read('seed', 2 ** 32) };
        for (const name of errorNames) errors[name] = read(name, 1_000);
        world.billErrors.set(errors);
        return json(200, errors);
      },
    },
  ];
}
