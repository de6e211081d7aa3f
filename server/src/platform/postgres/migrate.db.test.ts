import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { testDatabase } from '#test/database';
import { type MigrationStep, migrate, readSchemaState, statement } from './index.ts';

const database = await testDatabase();
const { db } = database.context();
const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-migrations-'));
after(() => rmSync(folder, { recursive: true }));

const readTables = statement<{ name: string }>(
  'read test tables',
  `select tablename as name from pg_tables where tablename like 'test_step_%' order by 1`,
);

async function tables(): Promise<string[]> {
  return (await db.read(readTables)).map(({ name }) => name);
}

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}

async function run(): Promise<MigrationStep[]> {
  const steps: MigrationStep[] = [];
  await migrate(database.ownerUrl, folder, (step) => steps.push(step));
  return steps;
}

test('each file is applied once, in the order of its name, later ones too', async () => {
  write('9002-b.sql', 'alter table test_step_a add column b int; create table test_step_b ()');
  write('9001-a.sql', 'create table test_step_a ()');
  write('notes.txt', 'no migration');
  assert.deepEqual(await run(), [
    { name: '9001-a.sql', isNew: true },
    { name: '9002-b.sql', isNew: true },
  ]);
  write('9003-c.sql', 'create table test_step_c ()');
  assert.deepEqual(
    (await run()).map(({ isNew }) => isNew),
    [false, false, true],
  );
  assert.deepEqual(await tables(), ['test_step_a', 'test_step_b', 'test_step_c']);
});

test('a file that fails leaves nothing of itself and can be mended', async () => {
  write('9004-d.sql', 'create table test_step_d (); select 1/0');
  await assert.rejects(run(), /migration 9004-d\.sql failed: division by zero/);
  assert.ok(!(await tables()).includes('test_step_d'));
  write('9004-d.sql', 'create table test_step_d ()');
  assert.equal((await run()).at(-1)?.isNew, true);
});

test('processes that migrate at once wait for each other', async () => {
  write('9005-e.sql', 'create table test_step_e (); select pg_sleep(0.1)');
  const runs = await Promise.all([run(), run(), run()]);
  assert.equal(runs.filter((steps) => steps.at(-1)?.isNew).length, 1);
});

test('a file that was changed after it had been applied is refused', async () => {
  write('9001-a.sql', 'create table test_step_a (other int)');
  await assert.rejects(run(), /9001-a\.sql was changed after it had been applied/);
});

test('data of a newer program is refused, and the schema tells what differs', async () => {
  write('9001-a.sql', 'create table test_step_a ()');
  write('9006-f.sql', 'create table test_step_f ()');
  await run();
  rmSync(path.join(folder, '9006-f.sql'));
  await assert.rejects(run(), /of a newer version of Lowu \(it has 9006-f\.sql/);
  write('9002-b.sql', 'select 1');
  write('90055-new.sql', 'select 1');
  assert.deepEqual(await readSchemaState(database.url, folder), {
    waiting: ['90055-new.sql'],
    changed: ['9002-b.sql'],
    newer: ['9006-f.sql'],
  });
});
