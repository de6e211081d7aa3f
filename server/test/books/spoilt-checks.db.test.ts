import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { auditEverything } from '../../src/audit.ts';

const server = path.resolve(import.meta.dirname, '../..');

/** All spoils, by the name under which a test plays them. */
async function allSpoils(): Promise<readonly (readonly [name: string, spoils: object])[]> {
  const files = globSync([
    `${server}/test/books/spoils/*.ts`,
    `${server}/test/support/*-spoils.ts`,
  ]);
  const doors: object[] = await Promise.all(files.map((file) => import(file)));
  return doors.flatMap((door) => Object.entries(door) as [string, object][]);
}

/** Of the log, which has no rows to spoil one by one, every bit is turned over elsewhere. */
test('every check of the audit has a spoil, and every spoil is of a check', async (t) => {
  const checks = await auditEverything((await testDatabase(t)).context());
  const spoilt = (await allSpoils()).flatMap(([, spoils]) => Object.keys(spoils));
  assert.deepEqual([...new Set(spoilt)].sort(), checks.map(({ name }) => name).sort());
});

test('every spoil is played by a test', async () => {
  const tests = globSync(`${server}/{src,test}/**/*.test.ts`);
  const played = tests.map((file) => readFileSync(file, 'utf8')).join('\n');
  const names = (await allSpoils()).map(([name]) => name);
  assert.deepEqual(
    names.filter((name) => !new RegExp(`findsSpoils\\([^;]*\\b${name}\\b`).test(played)),
    [],
  );
});
