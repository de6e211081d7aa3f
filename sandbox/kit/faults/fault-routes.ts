import { type Answer, json } from '../answers.ts';
import type { Route } from '../server.ts';
import type { FaultBook } from './fault-book.ts';
import { parseChaos, parseRule } from './parse-rule.ts';

/** `/sandbox/faults` and `/sandbox/chaos`: how tests and people break things. */
export function faultRoutes(faults: FaultBook): Route[] {
  const list = (): Answer => json(200, { faults: faults.list(), chaos: faults.chaos() ?? null });
  const known = Object.entries(faults.table).map(([name, { at }]) => ({ name, at }));
  return [
    { method: 'GET', path: '/sandbox/faults', answer: list },
    {
      method: 'GET',
      path: '/sandbox/faults/known',
      answer: () => json(200, { faults: known }),
    },
    {
      method: 'POST',
      path: '/sandbox/faults',
      answer: ({ body }) => json(201, faults.add(parseRule(faults.table, body))),
    },
    {
      method: 'DELETE',
      path: '/sandbox/faults',
      answer() {
        faults.clear();
        return list();
      },
    },
    {
      method: 'POST',
      path: '/sandbox/chaos',
      answer({ body }) {
        faults.setChaos(parseChaos(faults.table, body));
        return list();
      },
    },
  ];
}
