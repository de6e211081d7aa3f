import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOfClaim, activityOfClaim, type Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';

const creditedAt = Date.parse('2026-11-27T01:30:00Z');
const timeline = [
  { at: creditedAt - 60_000, event: 'ordered' },
  { at: creditedAt, event: 'credited' },
];
const evidence = {
  topup: {
    number: '+85251234567',
    reference: 'LW-7',
    price: 10_000n,
    priceCurrency: 'HKD',
    terms: { value: 10_000n, valueCurrency: 'HKD' },
    timeline,
  },
  attempts: [{ id: 'att_1', state: 'captured', providerReference: 'pi_1' }],
  refunds: [],
  receipts: ['R1'],
} as unknown as Evidence;
const claim: Claim = {
  reference: 'du_1',
  amountMinor: 10_000n,
  currency: 'HKD',
  words: 'They used it within the hour.',
  evidence,
  uses: [
    { at: creditedAt + 3_600_000, code: 'data', unit: 'HKD', amount: -250n },
    { at: creditedAt + 1_000, code: 'bonus', unit: 'HKD', amount: 500n },
    { at: creditedAt + 7_200_000, code: 'pack', unit: 'MB', amount: -100n },
  ],
};

test('an account says what was sold, to whom and how it was paid, and hides the number', () => {
  const text = accountOfClaim(claim);
  for (const said of [/HKD 100\.00/, /within the hour/, /order LW-7/, /pi_1/, /Receipts: R1/]) {
    assert.match(text, said);
  }
  assert.doesNotMatch(text, /51234567/);
});

test('what was used since is money that has left the line, and nothing else', () => {
  const text = activityOfClaim(claim);
  assert.match(text, /^Credited to the line at 2026-11-27 09:30:00/);
  assert.match(text, /HKD 2\.50 in 1 charges/);
  assert.match(text, /2026-11-27 10:30:00 data HKD 2\.50/);
  const unpaid = { ...evidence, topup: null };
  assert.equal(activityOfClaim({ ...claim, evidence: unpaid }), 'Nothing of it was credited.');
});
