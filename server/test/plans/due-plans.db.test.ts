import assert from 'node:assert/strict';
import { test } from 'node:test';
import '#auto-topups';
import { isoTime } from '#base';
import '#ledger';
import '#packs';
import { closePool, declaredStatements, openPool } from '#platform/postgres';
import '#subscribers';
import { testDatabase, testStartMs } from '#test/database';
import type { Plan } from './misread.ts';

/** How many there are, of which one in a hundred is due: more than any of them takes at once. */
const rows = 50_000;
const due = rows / 100;
const atOnce = 100;
/** A slot that is begun may be read to its end. */
const most = atOnce + Math.ceil(due / 64);

const allSlots = `'{${Array.from({ length: 64 }, (_, slot) => slot).join(',')}}'`;
const now = `'${isoTime(testStartMs)}'`;

interface Sweep {
  readonly table: string;
  readonly index: string;
  /** Rows of which every hundredth, spread over all slots, is due at `$1`. */
  readonly insert: string;
  /** What is given to the statement, as it stands in its `execute`. */
  readonly values: string;
}

const dueAt = (n: string) => `case when ${n} % 100 = 0 then $1::timestamptz - ${n} * interval '1 s'
  else $1::timestamptz + ${n} * interval '1 s' end`;

const bucketsOf = (balance: number, blocks: boolean) => `insert into ledger.bucket (slot, account,
    number, unit, balance, held, floor, seq, source, eligibility, zones, priority, blocks,
    expires_at, cause, opened_at)
  select n / 100 % 64, gen_random_uuid(), 1, 'HKD', ${balance}, 0, 0, 1, 'promotion', 'any', 15, 50,
    ${blocks}, ${dueAt('n')}, 'test', $1 from generate_series(1, ${rows}) n`;

/** Statements that find what is due, as the server runs them: by name, each with its text. */
const sweeps: Readonly<Record<string, Sweep>> = {
  'read ledger.bucket expired': {
    table: 'ledger.bucket',
    index: 'bucket_expiry',
    insert: bucketsOf(100, false),
    values: `${now}, ${allSlots}, ${atOnce}`,
  },
  'read ledger.bucket blocking': {
    table: 'ledger.bucket',
    index: 'bucket_blocking',
    insert: bucketsOf(0, true),
    values: `${now}, ${allSlots}, ${atOnce}`,
  },
  'read ledger.hold due': {
    table: 'ledger.hold',
    index: 'hold_due',
    insert: `insert into ledger.hold (slot, id, account, state, unit, amount, legs, cause,
        placed_at, expires_at)
      select n / 100 % 64, gen_random_uuid(), gen_random_uuid(), 'open', 'HKD', 100, '[]', 'test',
        $1, ${dueAt('n')} from generate_series(1, ${rows}) n`,
    values: `${now}, ${allSlots}, ${atOnce}`,
  },
  'claim auto_topups.rule due': {
    table: 'auto_topups.rule',
    index: 'rule_due',
    insert: `insert into auto_topups.rule (slot, line, owner, number, state, below_minor,
        amount_minor, cap_minor, cap_times, mandates, skips_next, on_since, due_at, told_times,
        changed_at)
      select n / 100 % 64, gen_random_uuid(), 'sub_1', '+85251234567', 'on', 2000, 5000, 30000, 6,
        '{}', false, $1, ${dueAt('n')}, 0, $1 from generate_series(1, ${rows}) n`,
    values: `${now}, 600, ${allSlots}, ${atOnce}`,
  },
  'read subscribers.line due': {
    table: 'subscribers.line',
    index: 'line_look',
    insert: `insert into subscribers.line (slot, id, subscriber, plan, created_at, look_at)
      select n / 100 % 64, gen_random_uuid(), gen_random_uuid(), 'commuter', $1, ${dueAt('n')}
      from generate_series(1, ${rows}) n`,
    values: `${now}, ${allSlots}, ${atOnce}`,
  },
  'read packs.term due': {
    table: 'packs.term',
    index: 'term_due',
    insert: `insert into packs.term (slot, id, line, kind, code, catalog_version, price_minor,
        starts_at, ends_at, renews, state, due_at, changed_at)
      select n / 100 % 64, gen_random_uuid(), gen_random_uuid(), 'monthly_fee', 'commuter', 1, 200,
        $1, $1::timestamptz + interval '30 days', true, 'running', ${dueAt('n')}, $1
      from generate_series(1, ${rows}) n`,
    values: `${now}, ${allSlots}, ${atOnce}`,
  },
};

interface Ran extends Plan {
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
}

function scansOf(plan: Ran, table: string): Ran[] {
  const own = plan['Relation Name'] === table && plan['Node Type'].includes('Scan') ? [plan] : [];
  return [...own, ...(plan.Plans ?? []).flatMap((one) => scansOf(one as Ran, table))];
}

for (const [name, { table, index, insert, values }] of Object.entries(sweeps)) {
  test(`${name}: of many rows no more are read than are due and asked for`, async () => {
    const found = declaredStatements().find((one) => one.name === name);
    assert.ok(found);
    const { ownerUrl: url } = await testDatabase();
    const pool = openPool(url, 1, true);
    try {
      await pool.query(insert, [isoTime(testStartMs)]);
      await pool.query(`analyze ${table}`);
      await pool.query(`prepare due as ${found.text}`);
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await pool.query(`set plan_cache_mode = ${mode}`);
        await pool.query('begin');
        const told = await pool.query<{ 'QUERY PLAN': readonly { Plan: Ran }[] }>(
          `explain (analyze, format json) execute due(${values})`,
        );
        await pool.query('rollback');
        const [plan] = told.rows[0]?.['QUERY PLAN'] ?? [];
        assert.ok(plan);
        const said = `${mode}: ${JSON.stringify(plan)}`;
        const [first, ...others] = scansOf(plan.Plan, table.split('.')[1] ?? '');
        assert.ok(first, said);
        assert.equal(first['Index Name'] ?? first.Plans?.[0]?.['Index Name'], index, said);
        const read = (first['Actual Rows'] ?? 0) * (first['Actual Loops'] ?? 1);
        assert.ok(read <= most, said);
        for (const one of [first, ...others]) {
          assert.notEqual(one['Node Type'], 'Seq Scan', said);
          assert.equal(one['Rows Removed by Filter'] ?? 0, 0, said);
        }
      }
    } finally {
      await closePool(pool);
    }
  });
}
