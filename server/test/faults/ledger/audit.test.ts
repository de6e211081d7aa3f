import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { auditBooks, rollUpSystemAccounts } from '#ledger';
import { type TestDatabase, testDatabase } from '#test/database';
import { fillBooks } from '../../simulation/ledger/simulate.ts';
import { type Alteration, alterations } from './alterations.ts';
import { findsSpoils } from '#test/spoils';
import { ledgerSpoils } from '../../books/spoils/ledger.ts';

const tables = [
  'account',
  'bucket',
  'closed_bucket',
  'transfer',
  'system_transfer',
  'system_delta',
  'system_total',
  'hold',
];
const rounds = 5;

const database: TestDatabase = await testDatabase();
const context = database.context();

async function problems(): Promise<string[]> {
  return (await auditBooks(context)).flatMap((check) => check.problems);
}

/** Rows in every table, some of them rolled up and some not yet, and a copy of each table. */
async function fill(owner: pg.Client): Promise<void> {
  await fillBooks(context, 3, 15);
  await rollUpSystemAccounts(context);
  await fillBooks(context, 8, 15);
  for (const table of tables) {
    await owner.query(`create table public.${table} as table ledger.${table}`);
    const { rowCount } = await owner.query(`select from ledger.${table}`);
    assert.ok((rowCount ?? 0) >= 5, `only ${rowCount} rows in ledger.${table}`);
  }
}

async function restore(owner: pg.Client, { sql }: Alteration): Promise<void> {
  const altered = tables.filter((table) => new RegExp(`ledger\\.${table}\\b`).test(sql));
  const statements = altered.map(
    (table) => `delete from ledger.${table}; insert into ledger.${table} table public.${table}`,
  );
  await owner.query(statements.join(';'));
}

/** How many rows were altered. */
async function alter(owner: pg.Client, { sql }: Alteration, round: number): Promise<number> {
  const by = [1, -1, 7, -3, 1_000_003][round % 5] ?? 1;
  const text = sql.replaceAll(':seed', `'seed ${round}'`).replaceAll(':by', `(${by})`);
  return (await owner.query(text)).rowCount ?? 0;
}

test('every altered, lost and doubled row is found, and sound books are clean', async (t) => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  t.after(() => owner.end());
  await fill(owner);
  assert.deepEqual(await problems(), []);
  const unseen: string[] = [];
  for (const alteration of alterations) {
    for (let round = 0; round < rounds; round += 1) {
      const altered = await alter(owner, alteration, round);
      assert.ok(altered > 0, `there was nothing to alter: ${alteration.name}`);
      if ((await problems()).length === 0) unseen.push(`${alteration.name}, round ${round}`);
      await restore(owner, alteration);
    }
  }
  assert.deepEqual(unseen, []);
  assert.ok(alterations.length * rounds >= 300);
  assert.deepEqual(await problems(), []);
});

test('each check finds what it is for', async () => {
  await findsSpoils(context, auditBooks, ledgerSpoils);
});
