import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { closePool, declaredStatements, openPool, type Statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { type Index, misread, type Plan } from './misread.ts';

const domains = path.resolve(import.meta.dirname, '../../src');
const ours = new Set<unknown>();
for (const store of globSync(`${domains}/**/{store,store/*}.ts`)) {
  if (store.endsWith('/audit.ts')) continue;
  const exported: Record<string, { readonly name?: unknown }> = await import(store);
  for (const { name } of Object.values(exported)) ours.add(name);
}
// Other tests of this process declare statements of their own.
const statements = declaredStatements().filter(({ name }) => ours.has(name));
const planable = /^\s*(?:select|insert|update|delete|with)\b/i;

type Pool = ReturnType<typeof openPool>;

async function planOf(pool: Pool, { text }: Statement<unknown>): Promise<Plan> {
  await pool.query(`prepare planned as ${text}`);
  try {
    const { rows } = await pool.query<{ parameters: string[] }>(
      `select parameter_types::text[] as parameters from pg_prepared_statements
       where name = 'planned'`,
    );
    const nulls = (rows[0]?.parameters ?? []).map(() => 'null').join(', ');
    const values = nulls === '' ? '' : `(${nulls})`;
    const told = await pool.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      `explain (format json, verbose) execute planned${values}`,
    );
    const [plan] = told.rows[0]?.['QUERY PLAN'] ?? [];
    assert.ok(plan);
    return plan.Plan;
  } finally {
    await pool.query('deallocate planned');
  }
}

async function indexes(pool: Pool): Promise<Index[]> {
  const { rows } = await pool.query<Index>(
    `select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table,
       i.indpred is not null as "isPartial",
       array(select pg_get_indexdef(i.indexrelid, n, true)
             from generate_series(1, i.indnkeyatts) n) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_namespace s on s.oid = c.relnamespace
     where s.nspname not in ('pg_catalog', 'pg_toast', 'graphile_worker')`,
  );
  return rows;
}

/**
 * What is wrong with the plans of all statements but those of the audit, which read everything, by
 * their names. The owner of the schema plans them as the server does, and may plan what takes away.
 */
async function problemsIn(url: string): Promise<(readonly [name: string, string[]])[]> {
  const pool = openPool(url, 1, true);
  try {
    const known = await indexes(pool);
    const planned = statements.filter(({ name, text }) => {
      return planable.test(text) && !name.startsWith('audit ');
    });
    const found: (readonly [string, string[]])[] = [];
    for (const one of planned) found.push([one.name, misread(await planOf(pool, one), known)]);
    return found;
  } finally {
    await closePool(pool);
  }
}

/** Statements that are meant to read all of a table, by why that is right. */
const whole: Readonly<Record<string, readonly string[]>> = {
  'a table of a few rows': [
    'read platform.setting',
    'read platform.schedule',
    'lock receipts.numbering',
    'lock receipts.by_order_place',
    'mark receipts.by_order_place',
    'index receipts.by_order',
    'read payments.connector',
    'read identity.staff',
    'read charging.usage months',
    'read catalog.version',
    'read ledger.system_total',
    'roll up ledger.system_delta',

    'read transparency.key',
    'read transparency.edge',
    'read transparency.log',
    'lock transparency.log',
    'update transparency.log',
    'update transparency.log swept',
    'read transparency.checkpoint cosigned',
    'read transparency.witness',
    'read tills.till',
    'read catalog.version papers',
    'read promotions.promotion active',
    'read promotions.promotion all',
    'gather promotions.slice leases',
    'list acquirers.day',
    'read acquirers.acquirer mac keys',
    'read subscribers.told_ahead',
  ],
  'a list of the businesses that sell for us, few beside those who buy': [
    'read resellers.reseller all',
    'read resellers.tier',
    'read resellers.payout_account all',
    'read partners.client all',
    'read partners.developer all',
    'read outlets.outlet spread',
    'find outlets.outlet',
  ],
  'a sweep, now and then, of what is old': [
    'sweep platform.rate_limit',
    'sweep identity.one_time_code',
    'sweep identity.session',
    'sweep identity.device',
    'sweep identity.staff_session',
    'sweep identity.lockout',
    'delete transparency.checkpoint',
    'delete transparency.cosignature',
    'blank line_imports.outcome refused',
  ],
  'all of a table, once, after a restore': [
    'delete identity.session all',
    'delete identity.staff_session all',
    'delete partners.developer_session all',
    'delete partners.invitation all',
    'delete resellers.session all',
  ],
  'what waits for somebody, and is empty most of the time': [
    'read graphile_worker.jobs',
    'read payments.notice late',
    'count reconciliation.unmatched_view',
  ],
  'a survey, which has plans of its own': ['read payments.attempt unpaid'],
};

test('every statement finds its rows by the best index, on a table yet empty', async () => {
  const { ownerUrl: url } = await testDatabase();
  const exceptions = new Set(Object.values(whole).flat());
  const wrong: string[] = [];
  for (const [name, problems] of await problemsIn(url)) {
    if (exceptions.delete(name)) {
      if (problems.length === 0) wrong.push(`${name}: is no exception`);
    } else wrong.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual([...exceptions], [], 'no such statements');
  assert.ok(statements.length > 200, `${statements.length} statements were found`);
});

test('what an account can claim costs what became claimable, not all that it moved', async () => {
  const { ownerUrl: url } = await testDatabase();
  const pool = openPool(url, 1, true);
  try {
    const read = statements.find(({ name }) => name.endsWith('transfer claimable of account'));
    assert.ok(read);
    assert.match(JSON.stringify(await planOf(pool, read)), /"transfer_claimable"/);
  } finally {
    await closePool(pool);
  }
});
