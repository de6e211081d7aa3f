import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStorage } from '../client/index.ts';
import { openPendingSales } from './pending-sale.ts';

const sale = { key: 'k1', number: '+85251234567', amountMinor: 10_000 };

test('a sale under way is read by who made it, and others are told only whose it is', () => {
  const storage = memoryStorage();
  const of = (name: string) => openPendingSales(storage, 'sale', { id: name, name });
  of('clerk').keep(sale);
  assert.equal(of('clerk').read()?.key, 'k1');
  assert.deepEqual(of('clerk').others(), []);
  assert.equal(of('relief').read(), null);
  assert.deepEqual(of('relief').others(), ['clerk']);
  of('relief').keep({ ...sale, key: 'k2' });
  assert.equal(of('clerk').read()?.key, 'k1', 'the sale of one does not end that of another');
  of('clerk').keep(null);
  assert.deepEqual([of('clerk').read(), of('relief').others()], [null, []]);
});

test('what is no sale is none', () => {
  const storage = memoryStorage();
  storage.write('sale:clerk', '{"key":"k1"}');
  storage.write('sale:other', 'nonsense');
  const pending = openPendingSales(storage, 'sale', { id: 'clerk', name: 'clerk' });
  assert.deepEqual([pending.read(), pending.others()], [null, []]);
});
