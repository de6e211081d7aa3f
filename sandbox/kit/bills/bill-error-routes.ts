import { json } from '../answers.ts';
import { parseObject, readOptionalNumber, refuseUnknown } from '../fields.ts';
import type { Route } from '../server.ts';
import { type BillErrorBook, errorNames, noErrors } from './bill-errors.ts';

/** `/sandbox/bill-errors`: what shall be wrong in the bills of every day. */
export function billErrorRoutes(book: BillErrorBook): Route[] {
  return [
    { method: 'GET', path: '/sandbox/bill-errors', answer: () => json(200, book.get()) },
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
        book.set(errors);
        return json(200, errors);
      },
    },
  ];
}
