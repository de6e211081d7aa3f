import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Receipt } from './receipt.ts';
import { isWanted, type WantedReceipts } from './receipt-filter.ts';

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' as const });
const receipt = {
  code: '710DHRWD0K1R',
  kind: 'topup',
  reference: '9HY4CT',
  providerReference: 'pi_3Nxq-7',
  issuedAt: 1_000,
  paid: { amountMinor: 4_650n, currency: 'CNY' },
  value: hkd(5_000n),
  bonus: hkd(275n),
} as unknown as Receipt;

const cases: readonly (readonly [string, WantedReceipts, boolean])[] = [
  ['nothing is asked for', {}, true],
  ['it is of the kind', { kind: 'topup' }, true],
  ['it is of another kind', { kind: 'refund' }, false],
  ['it was issued in the first instant', { sinceMs: 1_000 }, true],
  ['it was issued before the first', { sinceMs: 1_001 }, false],
  ['it was issued in the last instant', { untilMs: 1_000 }, true],
  ['it was issued after the last', { untilMs: 999 }, false],
  ['its code is typed in groups', { text: '710d-hrwd 0k1r' }, true],
  ['its code begins so', { text: '710D' }, true],
  ['its code only ends so', { text: '0K1R' }, false],
  ['its order is so called', { text: '9hy4ct' }, true],
  ['the provider calls it so', { text: 'PI_3NXQ-7' }, true],
  ['the provider’s name only begins so', { text: 'pi_3' }, false],
  ['so much is its value', { text: '50' }, true],
  ['so much is its bonus', { text: '2.75' }, true],
  ['so much was paid', { text: '46.5' }, true],
  ['so much was paid, with the currency', { text: '¥46.50' }, true],
  ['a part of the amount is typed', { text: '4' }, false],
  ['kind and text do not both fit', { kind: 'undo', text: '50' }, false],
];

suite('a receipt is found', () => {
  for (const [name, wanted, isFound] of cases) {
    test(`${isFound ? 'where' : 'not where'} ${name}`, () => {
      assert.equal(isWanted(receipt, wanted), isFound);
    });
  }
});
