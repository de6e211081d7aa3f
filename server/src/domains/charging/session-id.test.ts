import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import { newSessionNumber, readSessionId, sessionIdOf } from './session-id.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');

test('the sessions of one instant have numbers of their own, between those around it', () => {
  const numbers = Array.from({ length: 20_000 }, () => newSessionNumber(nowMs));
  assert.equal(new Set(numbers).size, numbers.length);
  const [before, behind] = [newSessionNumber(nowMs - 1), newSessionNumber(nowMs + 1)];
  assert.ok(numbers.every((number) => number > before && number < behind));
});

test('a name says its number and its line, and other text is no name', () => {
  const line = newId('lin', nowMs, 9);
  const number = newSessionNumber(nowMs);
  assert.deepEqual(readSessionId(sessionIdOf(line, number)), { line, number });
  const name = sessionIdOf(line, 1n);
  const others = ['', name.slice(0, -1), name.replace('ses_', 'lin_'), `ses_f${name.slice(5)}`];
  for (const text of others) {
    assert.equal(readSessionId(text), undefined, text);
  }
});
