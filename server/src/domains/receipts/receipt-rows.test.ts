import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import type { Receipt } from './receipt.ts';
import { headlineOf, rowsOf } from './receipt-rows.ts';

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;
const nothing = hkd(0n);

/** A part of a top-up that went back. */
const given: Receipt = {
  code: '0123456789AB',
  kind: 'refund',
  about: newId('top', 0, 5),
  reference: '1BCMY6',
  line: newId('lin', 0, 5),
  number: null,
  issuedAt: Date.parse('2026-11-23T03:20:00Z'),
  maskedNumber: '+852 5****002',
  plan: null,
  channel: 'app',
  method: 'stripe',
  rate: null,
  place: null,
  promotions: [],
  providerReference: null,
  paid: hkd(4_000n),
  fee: nothing,
  value: hkd(4_000n),
  bonus: hkd(200n),
  bonusExpiresAt: null,
  repaid: null,
  balanceBefore: null,
  balanceAfter: null,
  validUntilBefore: null,
  validUntilAfter: null,
  term: null,
  correction: null,
  closing: null,
};

const name = { en: 'Spring', 'zh-Hant': '春', 'zh-Hans': '春' };
const offer = { kind: 'bonus', name, amount: hkd(200n) } as const;

function rows(change: Partial<Receipt>, isOwn = true): ReadonlyMap<string, string> {
  const reader = { language: 'en', isOwn, methodName: String } as const;
  return new Map(rowsOf({ ...given, ...change }, reader));
}

const amountOf = (change: Partial<Receipt>) => headlineOf({ ...given, ...change }).amountMinor;

test('what goes back or moves says the value that left or came, and the bonus apart', () => {
  for (const kind of ['refund', 'taken_back', 'put_back'] as const) {
    const said = rows({ kind });
    assert.equal(said.get('Top-up'), 'HK$40.00', kind);
    assert.equal(said.get('Bonus'), 'HK$2.00', kind);
    // By which offer the bonus came stands on the receipt of the top-up.
    const of = rows({ kind, promotions: [offer] });
    assert.deepEqual([...of], [...said], kind);
  }
  assert.ok([...rows({ kind: 'topup', promotions: [offer] }).values()].join().includes('Spring'));
});

test('of money for which nothing was credited no value went back', () => {
  const said = rows({ value: nothing, bonus: nothing });
  assert.equal(said.get('Top-up'), undefined);
  assert.equal(said.get('Bonus'), undefined);
});

test('what the line had and owed is for its owner, and what did not change is said once', () => {
  const changed = {
    kind: 'topup',
    repaid: hkd(1_000n),
    balanceBefore: hkd(320n),
    balanceAfter: hkd(4_320n),
    validUntilBefore: '2026-12-01',
    validUntilAfter: '2027-05-22',
  } as const;
  const mine = new Set(rows(changed).values());
  for (const said of ['HK$10.00', 'HK$3.20 → HK$43.20', '2026-12-01 → 2027-05-22']) {
    assert.ok(mine.has(said), said);
  }
  const theirs = [...rows(changed, false).values()];
  assert.ok(theirs.includes('2027-05-22'));
  for (const said of ['HK$10.00', 'HK$3.20', 'HK$43.20', '2026-12-01']) {
    assert.ok(!theirs.join().includes(said), said);
  }
  const same = rows({ ...changed, balanceBefore: hkd(4_320n), validUntilBefore: '2027-05-22' });
  assert.ok([...same.values()].every((said) => !said.includes('→')));
});

test('the validity of a line is told from that of what was bought', () => {
  const validUntilAfter = '2027-05-22';
  const of = (change: Partial<Receipt>) => {
    return [...rows({ validUntilAfter, ...change })].find(([, said]) => said === validUntilAfter);
  };
  assert.equal(of({ kind: 'topup' })?.[0], 'Valid until');
  assert.equal(of({ kind: 'adjustment', about: newId('adj', 0, 5) })?.[0], 'Line valid until');
});

test('what was taken stands above a receipt with its sign', () => {
  const correction = { way: 'take', reason: 'mistake', expiresAt: null } as const;
  assert.equal(amountOf({ kind: 'adjustment', correction }), -4_000n);
  assert.equal(
    amountOf({ kind: 'adjustment', correction: { ...correction, way: 'give' } }),
    4_000n,
  );
  assert.equal(amountOf({ kind: 'taken_back' }), -4_000n);
});
