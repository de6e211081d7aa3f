import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { alarmNames } from '#ops';
import { tableRows } from './rules/documents.ts';
import { nodesOf } from './rules/syntax.ts';
import { isCode, isTest } from './rules/source.ts';
import { repository, root, textOf } from './rules/repository.ts';

const files = repository();
const text = (name: string) => textOf(files, name) ?? '';

/** The first argument of every call of these methods on metrics. */
function countedMetrics(): Set<string> {
  const names = files
    .filter(({ path: name }) => name.startsWith('server/src/') && isCode(name) && !isTest(name))
    .flatMap((file) => nodesOf(file, 'Literal').map((node) => String(node['value'])))
    .filter((value) => /^lowu_[a-z_]+$/.test(value) && value !== 'lowu_app');
  return new Set(names.filter((name) => !name.startsWith('lowu_sk_')));
}

const schedules = new Set(
  [...text('server/src/schedule.ts').matchAll(/every\([^,]+, '([^']+)'/g)].map(([, name]) => name),
);

/** Tables that some statement of the server deletes rows of. */
function deletedTables(): Set<string | undefined> {
  const code = files.filter(({ path: name }) => name.startsWith('server/src/') && !isTest(name));
  return new Set(
    code.flatMap(({ text: source }) =>
      [...source.matchAll(/delete from ([a-z_]+\.[a-z_]+)/g)].map(([, table]) => table),
    ),
  );
}

suite('the house', () => {
  test('every table says how long it keeps its rows, and what becomes of them', () => {
    const rows = tableRows(text('docs/operating/retention.md'))
      .map(({ cells }) => cells)
      .filter(([table]) => table?.startsWith('`'));
    const told = rows.map(([table = '']) => table.replaceAll('`', ''));
    const made = [...text('server/db/schema.sql').matchAll(/^create table (\S+) \(/gm)];
    assert.deepEqual(
      told,
      made.map(([, name]) => name),
      'one line for each table, in the order of server/db/schema.sql',
    );
    const deleted = deletedTables();
    for (const [at, [, kept, why, then = '']] of rows.entries()) {
      const table = told[at];
      assert.ok(kept && why && then, `${table} does not say how long, why and what then`);
      const [, by] = /^(?:deleted|cleared) by `(?!lowu )([^`]+)`$/.exec(then) ?? [];
      if (by !== undefined) assert.ok(schedules.has(by), `${table}: nothing runs as "${by}"`);
      const isDeleted = then.startsWith('deleted');
      if (isDeleted || then === 'kept') assert.equal(deleted.has(table), isDeleted, table);
    }
  });

  test('every alarm has a page that says what to do, and every page its alarm', () => {
    const pages = readdirSync(path.join(root, 'docs/operating/alarms'))
      .filter((name) => name !== 'README.md')
      .map((name) => name.replace(/\.md$/, ''));
    assert.deepEqual(new Set(pages), new Set(alarmNames));
    const list = text('docs/operating/alarms/README.md');
    for (const name of alarmNames) {
      assert.ok(text(`docs/operating/alarms/${name}.md`).includes(`\`${name}\``), name);
      assert.ok(list.includes(`](${name}.md)`), `${name} is not in the list of alarms`);
    }
  });

  test('every figure that is counted stands in docs/operating/metrics.md, and no other', () => {
    const told = text('docs/operating/metrics.md').matchAll(/`(lowu_[a-z_]+)`/g);
    assert.deepEqual(new Set([...told].map(([, name]) => name)), countedMetrics());
  });

  test('every codec of a foreign format is thrown garbage at by a test of its own', () => {
    const codecs = readdirSync(path.join(root, 'server/src/wire'));
    const wild = /\bfc\.(?:property|asyncProperty|sample)\b/;
    for (const codec of codecs) {
      // What only writes reads nothing that could be garbage.
      if (codec === 'pdf') continue;
      const tests = files.filter(
        ({ path: name }) => name.startsWith(`server/src/wire/${codec}/`) && isTest(name),
      );
      assert.ok(
        tests.some((file) => wild.test(file.text)),
        `wire/${codec} is never fuzzed`,
      );
    }
  });
});
