import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#test/database';
import { auditEverything } from '../../src/audit.ts';
import { eachWithEach } from './each-with-each.ts';
import type { Plan } from './misread.ts';

/** Lists that are gone through again and again, because one of the two is short. */
const short: Readonly<Record<string, string>> = {
  'audit topups credits: review': 'what waits for people to decide, for each that is held',
  'audit topups held: review, attempt, payment': 'what waits for people to decide',
  'audit receipts proved: posted': 'beside one row of when receipts began',
  'audit charging paid: detached_month': 'one row a month that has left',
  'audit charging days: detached_month': 'one row a month that has left',
  'audit charging detached: transfer, system_transfer': 'once for each month that has left',
  'audit banking statements: bank_day': 'days of the bank that are not taken yet',
};

test('without statistics no check of the audit compares each row with each', async (t) => {
  const { ownerUrl, context: contextOf } = await testDatabase(t);
  const context = contextOf();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const found: string[] = [];
  const survey: typeof context.db.survey = async ({ name, text }) => {
    if (!name.startsWith('audit ')) return [];
    const { rows } = await owner.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      `explain (format json, verbose) ${text}`,
    );
    const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
    assert.ok(plan, name);
    found.push(...eachWithEach(plan.Plan).map((lists) => `${name}: ${lists}`));
    return [];
  };
  try {
    await auditEverything({ ...context, db: { ...context.db, survey } });
  } finally {
    await owner.end();
  }
  assert.deepEqual([...new Set(found)].sort(), Object.keys(short).sort());
});

const loop = (inner: object): Plan => ({ 'Node Type': 'Nested Loop', Plans: [inner as Plan] });

test('a list that is read for each row of another is found, a look-up is not', () => {
  const list = { 'Node Type': 'CTE Scan', 'CTE Name': 'moved', 'Parent Relationship': 'Inner' };
  const found = { 'Node Type': 'Index Scan', 'Index Name': 't_pkey', 'Index Cond': '(id = m.id)' };
  assert.deepEqual(eachWithEach(loop(list)), ['moved']);
  assert.deepEqual(eachWithEach(loop({ ...found, 'Parent Relationship': 'Inner' })), []);
  assert.deepEqual(eachWithEach({ ...loop(list), 'Node Type': 'Hash Join' }), []);
  const query = { ...list, 'Parent Relationship': 'SubPlan', 'Subplan Name': 'SubPlan 1' };
  assert.deepEqual(eachWithEach({ 'Node Type': 'Seq Scan', Plans: [query] }), ['moved']);
  const hashed = { 'Node Type': 'Seq Scan', Filter: '(hashed SubPlan 1)', Plans: [query] };
  assert.deepEqual(eachWithEach(hashed), []);
});
