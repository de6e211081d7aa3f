import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStorage } from '../../../client/index.ts';
import { nearKwunTong } from '../../../testing/recorded-outlets.ts';
import { everywhereReadAtMs, keepList, keptOutlets } from './kept-lists.ts';

const { districts, outlets } = nearKwunTong;
const [first, second] = outlets;
const listOf = (...found: typeof outlets) => ({ districts, outlets: found });

test('lists are kept as one, and of an outlet what was read last', () => {
  assert.ok(first && second);
  const storage = memoryStorage();
  assert.equal(keptOutlets(storage, undefined), undefined);
  keepList(storage, undefined, listOf(first, second), 1_000);
  const moved = { ...first, phone: '+852 3000 0000' };
  keepList(storage, 'KT', listOf(moved), 2_000);
  const kept = keptOutlets(storage, 'KT');
  assert.deepEqual(kept?.outlets, [moved, second]);
  assert.equal(kept?.readAtMs, 2_000);
  assert.equal(keptOutlets(storage, 'YT')?.readAtMs, 1_000, 'as old as the oldest');
  assert.equal(everywhereReadAtMs(storage), 1_000);
});

test('of districts the last few are kept, and that of everywhere always', () => {
  assert.ok(first);
  const storage = memoryStorage();
  keepList(storage, undefined, listOf(first), 1);
  for (const [index, code] of ['KT', 'YT', 'WC', 'CW'].entries()) {
    keepList(storage, code, listOf(first), 2 + index);
  }
  const names = storage.names().map((name) => name.split('.').at(-1));
  assert.deepEqual(new Set(names), new Set(['CW', 'WC', 'YT', 'all']));
});

test('what cannot be read is not there', () => {
  const storage = memoryStorage();
  storage.write('lowu.outlets.1.KT', '{"list":{}}');
  storage.write('lowu.outlets.1.YT', 'no');
  assert.equal(keptOutlets(storage, 'KT'), undefined);
});
