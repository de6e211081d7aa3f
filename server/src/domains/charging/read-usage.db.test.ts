import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#test/database';
import { readUsageOf, readUsageTotals } from './store/usage.ts';

const database = await testDatabase();

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** The middle of this month: what is asked for lies in one month, whatever the day. */
const middleMs = new Date().setUTCDate(15);

const linesWithMany = `
  insert into charging.usage
    (slot, line, recorded_at, id, session, rating_group, report, service, zone, used_from,
      used_until, used_units, counted_units, money_units, plan, catalog_version, connect_minor,
      amount_minor, uncollected_minor, units_before, amount_before, rest_before, paid)
  select 1, ('00000000-0000-4000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid,
    $1::timestamptz - n * interval '1 second', gen_random_uuid(), 1, 1, n, 'data', 'HK', now(),
    now(), 1, 0, 0, 'commuter', 1, 0, 0, 0, 0, 0, 0, '[]'
  from generate_series(1, 20000) n`;

test('what a line used is found by its key, however much others have used', async (t) => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  t.after(() => owner.end());
  await owner.query(linesWithMany, [new Date(middleMs).toISOString()]);
  await owner.query('analyze charging.usage');
  const line = '00000000-0000-4000-8000-000000000007';
  const day = 86_400_000;
  const from = new Date(middleMs - day).toISOString();
  const until = new Date(middleMs + day).toISOString();
  for (const { text, values } of [
    { text: readUsageOf.text, values: [1, line, from, until, null, null, 50] },
    { text: readUsageTotals.text, values: [1, line, from, until, null, 'data'] },
  ]) {
    const asked = `explain (format json) ${text}`;
    const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(asked, values);
    const nodes = rows.flatMap((row) => nodesOf(row['QUERY PLAN'][0].Plan));
    const reading = nodes.filter((node) => /Scan/.test(node['Node Type']));
    assert.ok(reading.length > 0);
    for (const node of reading) {
      const found = `${node['Node Type']} ${node['Relation Name'] ?? ''}`;
      assert.doesNotMatch(found, /^Seq Scan usage_\d/);
    }
    assert.ok(
      reading.some((node) => /line = /.test(node['Index Cond'] ?? '')),
      text,
    );
  }
});
