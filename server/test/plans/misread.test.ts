import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misread, type Plan } from './misread.ts';

const indexes = [
  { name: 'a.t_pkey', table: 'a.t', isPartial: false, columns: ['slot', 'id'] },
  { name: 'a.t_line', table: 'a.t', isPartial: false, columns: ['slot', 'line'] },
  { name: 'a.t_due', table: 'a.t', isPartial: true, columns: ['due_at'] },
];

function scan(index: string, condition?: string, filter?: string): Plan {
  return {
    'Node Type': 'Index Scan',
    Schema: 'a',
    'Relation Name': 't',
    Alias: 't',
    'Index Name': index,
    ...(condition === undefined ? {} : { 'Index Cond': condition }),
    ...(filter === undefined ? {} : { Filter: filter }),
  };
}

const bySlot = '(t.slot = $1)';
const byKey = '((t.slot = r.slot) AND (t.id = r.id))';

test('a table that is read whole is found, wherever it stands in the plan', () => {
  const whole: Plan = { 'Node Type': 'Seq Scan', Schema: 'a', 'Relation Name': 't' };
  assert.deepEqual(misread({ 'Node Type': 'Nested Loop', Plans: [whole] }, indexes), [
    'reads all of a.t',
  ]);
});

test('another index than the one that fits is found', () => {
  assert.deepEqual(misread(scan('t_line', bySlot, '(t.id = $2)'), indexes), [
    'a.t_line, of which 1 columns are given; better a.t_pkey',
  ]);
  assert.deepEqual(misread(scan('t_pkey', bySlot, '(t.line = $2)'), indexes), [
    'a.t_pkey, of which 1 columns are given; better a.t_line',
  ]);
});

test('an index without a beginning is found, unless it is short or ends early', () => {
  assert.deepEqual(misread(scan('t_pkey'), indexes), ['goes through all of a.t_pkey']);
  assert.deepEqual(misread(scan('t_due'), indexes), []);
  assert.deepEqual(misread({ 'Node Type': 'Limit', Plans: [scan('t_pkey')] }, indexes), []);
});

test('what fits is left alone', () => {
  assert.deepEqual(misread(scan('t_pkey', byKey, '(t.line IS NOT NULL)'), indexes), []);
  assert.deepEqual(misread(scan('t_due', '(t.due_at <= $1)', '(t.slot = ANY ($2))'), indexes), []);
});
