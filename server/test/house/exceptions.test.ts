import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exceptions } from './exceptions.ts';
import { toldOf } from './rules/report.ts';
import { finding } from './rules/source.ts';

/** Lower it whenever the list gets shorter. Nothing but a decision in docs/decisions/ raises it. */
const mostExceptions = 0;

test('the list of exceptions has not grown', () => {
  assert.equal(exceptions.length, mostExceptions);
});

const found = [
  finding('a.ts', 1, 'too long', 'shorten it'),
  finding('a.ts', 9, 'too long', 'shorten it'),
];

test('an exception silences as many findings as it names and not one more', () => {
  assert.deepEqual(toldOf('sizes', found, [{ rule: 'sizes', path: 'a.ts', count: 2 }]), []);
  assert.deepEqual(toldOf('sizes', found, [{ rule: 'sizes', path: 'a.ts', count: 1 }]), [
    'a.ts:1: too long; shorten it',
    'a.ts:9: too long; shorten it',
  ]);
});

test('an exception that allows more than is left has to be lowered', () => {
  assert.deepEqual(toldOf('sizes', found, [{ rule: 'sizes', path: 'a.ts', count: 3 }]), [
    'a.ts: 3 excepted, 2 left; lower it',
  ]);
});

test('an exception of one rule says nothing about another', () => {
  assert.equal(toldOf('names', found, [{ rule: 'sizes', path: 'a.ts', count: 2 }]).length, 2);
});
