import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CashSale,
  insertedMinor,
  missingMinor,
  newClaimCode,
  newSaleId,
  takenFor,
  withNote,
} from './cash-sale.ts';

const sale: CashSale = {
  id: 'ksl_0',
  number: '51234567',
  wantedMinor: 60_000,
  hundreds: 0,
  fiveHundreds: 0,
  box: 1,
  claimCode: 'ABCDEFGHJKMN',
  wasOffline: false,
  soldAt: '2026-11-23T00:12:00Z',
  state: 'open',
};

test('only notes that fit into what is missing are taken', () => {
  assert.deepEqual(takenFor(sale), [100, 500]);
  const five = withNote(sale, 500);
  assert.equal(insertedMinor(five), 50_000);
  assert.equal(missingMinor(five), 10_000);
  assert.deepEqual(takenFor(five), [100]);
  assert.deepEqual(takenFor(withNote(five, 100)), []);
  assert.deepEqual(takenFor({ ...sale, wantedMinor: 30_000 }), [100]);
});

test('an id is a UUIDv7 in the slot of its machine', () => {
  const kiosk = `ksk_${'0'.repeat(30)}2a`;
  const id = newSaleId(kiosk, '019abcde-f012-7abc-8def-0123456789ab');
  assert.equal(id, 'ksl_019abcdef0127abc8def01234567892a');
});

test('a claim code has one reading, and comes once', () => {
  const codes = Array.from({ length: 200 }, newClaimCode);
  for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{12}$/);
  assert.equal(new Set(codes).size, codes.length);
});
