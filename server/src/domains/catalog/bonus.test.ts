import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfDay, minorOf, startOfDay } from '#base';
import { textTable } from '#test/text-table';
import { type BonusRule, bonusFor } from './bonus.ts';

function rule(code: string, leastMinor: bigint, basisPoints: number): BonusRule {
  const name = { en: code, 'zh-Hant': code, 'zh-Hans': code };
  const channels = ['app', 'web'];
  return { code, name, channels, leastMinor, basisPoints, validDays: 180, from: null, until: null };
}

const rules = [
  rule('five', 10_000n, 500),
  rule('ten', 30_000n, 1_000),
  { ...rule('auto', 5_000n, 200), channels: ['auto'] },
  {
    ...rule('may', 5_000n, 700),
    from: startOfDay('2026-05-01'),
    until: endOfDay('2026-05-31'),
  },
];

test('the best rule that fits channel, amount and day gives the bonus', () => {
  const cases = textTable<'channel' | 'amount' | 'at' | 'rule' | 'bonus'>(`
    channel | amount  | at                        | rule | bonus
    app     |   99.99 | 2026-06-01T00:00:00+08:00 | none | 0
    app     |  100.00 | 2026-06-01T00:00:00+08:00 | five | 5.00
    web     |  299.99 | 2026-06-01T00:00:00+08:00 | five | 14.99
    app     |  300.00 | 2026-06-01T00:00:00+08:00 | ten  | 30.00
    app     | 1000.00 | 2026-06-01T00:00:00+08:00 | ten  | 100.00
    kiosk   | 1000.00 | 2026-06-01T00:00:00+08:00 | none | 0
    voucher |  300.00 | 2026-05-10T00:00:00+08:00 | none | 0
    auto    |   50.00 | 2026-06-01T00:00:00+08:00 | auto | 1.00
    auto    |   49.99 | 2026-06-01T00:00:00+08:00 | none | 0
    app     |   50.00 | 2026-04-30T23:59:59+08:00 | none | 0
    app     |   50.00 | 2026-05-01T00:00:00+08:00 | may  | 3.50
    app     |  100.00 | 2026-05-31T23:59:59+08:00 | may  | 7.00
    app     |  300.00 | 2026-05-31T23:59:59+08:00 | ten  | 30.00
    app     |   50.00 | 2026-06-01T00:00:00+08:00 | none | 0
  `);
  for (const { channel, amount, at, rule: code, bonus } of cases) {
    const amountMinor = minorOf(amount) ?? 0n;
    const found = bonusFor(rules, { channel, amountMinor, atMs: Date.parse(at) });
    assert.equal(found?.rule.code ?? 'none', code, `${channel} ${amount} ${at}`);
    assert.equal(found?.amountMinor ?? 0n, minorOf(bonus), `${channel} ${amount} ${at}`);
  }
});

test('a bonus is exact and never more than its percentage', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10_000_000n }),
      fc.integer({ min: 1, max: 10_000 }),
      (amountMinor, basisPoints) => {
        const question = { channel: 'app', amountMinor, atMs: 0 };
        const given = bonusFor([rule('any', 1n, basisPoints)], question)?.amountMinor ?? 0n;
        const exact = amountMinor * BigInt(basisPoints);
        assert.ok(given * 10_000n <= exact && exact < (given + 1n) * 10_000n);
      },
    ),
    { numRuns: 300 },
  );
});
