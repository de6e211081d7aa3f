import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { activityOfClaim } from './activity-of-claim.ts';
import { accountOfClaim, type Claim, type Moved } from './claim.ts';
import type { Evidence } from './evidence.ts';

const creditedAt = Date.parse('2026-11-27T01:30:00Z');
const timeline = [
  { at: creditedAt - 60_000, event: 'ordered' },
  { at: creditedAt, event: 'credited' },
];
const evidence = {
  takenAt: creditedAt + 30 * dayMs,
  topup: {
    id: 'top_1',
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

function moved(afterMs: number, code: string, amount: bigint, given: Partial<Moved> = {}): Moved {
  const at = creditedAt + afterMs;
  const [recordedAt, effectiveAt] = [at, at];
  const of = { bucket: 7n, cause: 'use_1', unit: 'HKD', systemAccount: 'income:usage:data:hk' };
  return { ...of, recordedAt, effectiveAt, code, amount, ...given } as Moved;
}

const credited = [
  moved(0, 'topup', 10_000n, { cause: 'top_1', systemAccount: 'clearing:stripe' }),
  moved(0, 'bonus', 500n, { cause: 'top_1', bucket: 8n, systemAccount: 'expense:promotion' }),
];
const claim: Claim = {
  reference: 'du_1',
  amountMinor: 10_000n,
  currency: 'HKD',
  words: 'They used it within the hour.',
  evidence,
  moved: credited,
};
const said = (...more: readonly Moved[]): string =>
  activityOfClaim({ ...claim, moved: [...credited, ...more] });

/** So many charges of one cent each, so far apart. */
const each = (count: number, everyMs: number): string =>
  said(...Array.from({ length: count }, (_, at) => moved(at * everyMs, 'usage', -1n)));
const lines = (text: string): string[] => text.split('\n').filter((line) => /^\d{4}-/.test(line));

test('an account says what was sold, to whom and how it was paid, and hides the number', () => {
  const text = accountOfClaim(claim);
  for (const one of [/HKD 100\.00/, /within the hour/, /order LW-7/, /pi_1/, /Receipts: R1/]) {
    assert.match(text, one);
  }
  assert.doesNotMatch(text, /51234567/);
});

test('what was credited is what the books say was credited, when and how much', () => {
  assert.match(
    said(),
    /^Credited to the line at 2026-11-27 09:30:00: topup HKD 100\.00, bonus HKD 5\.00\./,
  );
  assert.doesNotMatch(said(), /at once|in full/);
  assert.match(said(), /Used from the line since: nothing\./);
  assert.match(said(), /As the books stood at 2026-12-27 09:30:00/);
  const unpaid = { ...evidence, topup: null };
  assert.equal(activityOfClaim({ ...claim, evidence: unpaid }), 'Nothing of it was credited.');
});

test('what the subscriber used since is told apart by kind and by whose money paid', () => {
  const text = said(
    moved(3_600_000, 'usage', -250n),
    moved(7_200_000, 'pack', -2_000n, { bucket: 3n, systemAccount: 'income:packs' }),
    moved(7_200_000, 'usage', -4_096n, { unit: 'BYTE', systemAccount: 'packs' }),
  );
  assert.match(text, /Used from the line since: HKD 22\.50 in 2 charges\./);
  assert.match(text, /the very value that was credited: HKD 2\.50 in 1 charge\./);
  assert.match(text, /In kind: data hk HKD 2\.50, pack HKD 20\.00\./);
  assert.match(text, /Used out of packs since: 4096 bytes\./);
  assert.match(text, /\n2026-11-27 10:30:00 data hk HKD 2\.50\n/);
});

test('what we took, gave or let run out is no use by the subscriber, and said apart', () => {
  const text = said(
    moved(1_000, 'emergency_credit_repaid', -1_000n, { systemAccount: 'loans' }),
    moved(2_000, 'adjustment', -300n, { systemAccount: 'expense:adjustment' }),
    moved(3_000, 'monthly_fee', -2_800n, { systemAccount: 'income:fee' }),
    moved(4_000, 'charged_back', -5_000n, { systemAccount: 'chargeback_loss' }),
    moved(5_000, 'expired', -900n, { cause: 'top_1', systemAccount: 'claimable' }),
    moved(6_000, 'goodwill', 800n, { systemAccount: 'expense:goodwill' }),
    // Begun before it was credited, and heard of afterwards.
    moved(7_000, 'usage', -70n, { effectiveAt: creditedAt - 1 }),
  );
  assert.match(text, /Used from the line since: nothing\./);
  for (const one of [
    'emergency credit repaid HKD -10.00',
    'adjustment HKD -3.00',
    'monthly fee HKD -28.00',
    'charged back HKD -50.00',
    'expired HKD -9.00',
    'goodwill HKD 8.00',
    'usage HKD -0.70',
  ]) {
    assert.ok(text.includes(one), `${one}: ${text}`);
  }
  assert.match(text, /no use by the subscriber/);
});

test('however much was used, every charge is in it: by itself, by its day or by its month', () => {
  assert.equal(lines(each(200, 60_000)).length, 200);
  const days = each(480, 3_600_000);
  assert.match(days, /since: HKD 4\.80 in 480 charges/);
  assert.equal(lines(days)[1], '2026-11-28 HKD 0.24 in 24 charges');
  assert.equal(lines(days).length, 21);
  const months = each(400, dayMs);
  assert.match(months, /since: HKD 4\.00 in 400 charges/);
  assert.equal(lines(months)[1], '2026-12 HKD 0.31 in 31 charges');
  assert.ok(each(50_000, 60_000).length < 20_000);
});
