import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openJournal } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-journal-'));
process.once('exit', () => rmSync(folder, { recursive: true }));

test('the last value of each id survives, removed ones do not', () => {
  const file = join(folder, 'sub', 'values.jsonl');
  const first = openJournal(file);
  const pears = first.table<{ count: number }>('pear');
  first.table<string>('plum').put('a', 'plum');
  pears.put('a', { count: 1 });
  pears.put('b', { count: 2 });
  pears.put('a', { count: 3 });
  pears.remove('b');
  first.close();

  const second = openJournal(file);
  const again = second.table<{ count: number }>('pear');
  assert.deepEqual([...again.values()], [{ count: 3 }]);
  assert.equal(second.table<string>('plum').get('a'), 'plum');
  assert.equal(again.get('b'), undefined);
  second.close();
  assert.equal(readFileSync(file, 'utf8').trim().split('\n').length, 2);
});

test('half a line at the end, left by a kill, is dropped', () => {
  const file = join(folder, 'torn.jsonl');
  const first = openJournal(file);
  first.table<number>('n').put('a', 1);
  first.close();
  appendFileSync(file, '{"kind":"n","id":"b","val');
  const second = openJournal(file);
  const numbers = second.table<number>('n');
  assert.deepEqual([...numbers.values()], [1]);
  numbers.put('c', 3);
  second.close();
  const third = openJournal(file);
  assert.deepEqual([...third.table<number>('n').values()], [1, 3]);
  third.close();
});
