import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { readOpenHolds } from './store/holds.ts';

interface Plan {
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const explained = statement<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
  'explain ledger.hold open',
  `explain (format json) ${readOpenHolds.text}`,
);

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

test('the open holds of an account are found by it before there are statistics', async () => {
  const context = (await testDatabase()).context();
  // A plan is made once, when the first session opens, and lives until the table is analysed.
  const [row] = await context.db.read(explained, [[1], ['00000000-0000-4000-8000-000000000007']]);
  const nodes = (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => nodesOf(plan));
  const index = nodes.find((node) => node['Index Name'] !== undefined);
  assert.equal(index?.['Index Name'], 'hold_open');
  assert.match(index?.['Index Cond'] ?? '', /account = /);
});
