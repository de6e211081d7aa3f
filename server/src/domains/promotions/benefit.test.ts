import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountOf, bestOf, floorOf, noBenefit, type Question } from './benefit.ts';
import type { Promotion, PromotionKind, PromotionRule } from './promotion.ts';

const names = { en: 'Any', 'zh-Hant': 'Any', 'zh-Hans': 'Any' };
const asked: Question = {
  channel: 'app',
  maker: 'sub_1',
  plan: 'commuter',
  amountMinor: 10_000n,
  atMs: 1_000,
  isFirst: false,
  typedCode: null,
};

function promotion(code: string, kind: PromotionKind, rule: Partial<PromotionRule>): Promotion {
  return {
    code,
    name: names,
    budgetMinor: 1_000_000n,
    poolMinor: 1_000_000n,
    state: 'active',
    rule: {
      kind,
      channels: ['app'],
      sellers: [],
      plans: [],
      leastMinor: 0,
      basisPoints: 0,
      fixedMinor: 0,
      mostMinor: 100_000,
      validDays: kind === 'bonus' ? 30 : 0,
      from: 1_000,
      until: 2_000,
      isFirstOnly: false,
      secretCode: null,
      usesPerPerson: null,
      mostPerPersonMinor: null,
      isCombinable: false,
      ...rule,
    },
  };
}

test('a rule is for what it names, from its first instant to its last, and up to its most', () => {
  const one = promotion('one', 'bonus', { basisPoints: 333, fixedMinor: 7, leastMinor: 10_000 });
  assert.equal(amountOf(one, asked), 340n);
  const cases: readonly [Partial<Question>, bigint][] = [
    [{ channel: 'kiosk' }, 0n],
    [{ amountMinor: 9_999n }, 0n],
    [{ amountMinor: 10_001n }, 340n],
    [{ atMs: 999 }, 0n],
    [{ atMs: 2_000 }, 340n],
    [{ atMs: 2_001 }, 0n],
    [{ amountMinor: 10_000_000n }, 100_000n],
  ];
  for (const [given, amount] of cases) assert.equal(amountOf(one, { ...asked, ...given }), amount);
});

test('a rule with sellers, plans or a code is for nobody else', () => {
  const rule = { basisPoints: 100, sellers: ['rsl_1'], plans: ['visitor'], secretCode: 'HARBOUR' };
  const one = promotion('one', 'bonus', rule);
  const right = { ...asked, maker: 'rsl_1', plan: 'visitor', typedCode: 'HARBOUR' };
  assert.equal(amountOf(one, right), 100n);
  assert.equal(amountOf(one, { ...right, maker: 'rsl_2' }), 0n);
  assert.equal(amountOf(one, { ...right, plan: 'commuter' }), 0n);
  assert.equal(amountOf(one, { ...right, typedCode: 'HARBOURS' }), 0n);
});

test('a bonus and a discount that combine are given together, others only by themselves', () => {
  const bonus = promotion('bonus', 'bonus', { basisPoints: 300, isCombinable: true });
  const less = promotion('less', 'discount', { basisPoints: 200, isCombinable: true });
  const alone = promotion('alone', 'discount', { basisPoints: 400 });
  const both = bestOf([bonus, less, alone], noBenefit, asked, 9_000);
  assert.deepEqual(
    both.parts.map(({ promotion: code, amountMinor }) => [code, amountMinor]),
    [
      ['bonus', 300n],
      ['less', 200n],
    ],
  );
  assert.deepEqual([both.bonusMinor, both.discountMinor, both.validDays], [300n, 200n, 30]);
  const one = bestOf([less, alone], noBenefit, asked, 9_000);
  assert.deepEqual([one.discountMinor, one.validDays], [400n, 0]);
});

test('several bonuses all last as long as the shortest of them', () => {
  const both = [30, 60].map((validDays) =>
    promotion(`for_${validDays}`, 'bonus', { basisPoints: 100, isCombinable: true, validDays }),
  );
  const { bonusMinor, validDays } = bestOf(both, noBenefit, asked, 9_000);
  assert.deepEqual([bonusMinor, validDays], [200n, 30]);
});

test('of equals the standing rule counts, which costs no budget', () => {
  const standing = { ...noBenefit, bonusMinor: 300n, validDays: 90 };
  const same = promotion('same', 'bonus', { basisPoints: 300 });
  assert.equal(bestOf([same], standing, asked, 9_000), standing);
});

test('however many discounts combine, nobody pays less than the floor', () => {
  const rule = fc.record({
    kind: fc.constantFrom('bonus' as const, 'discount' as const),
    basisPoints: fc.nat(3_000),
    fixedMinor: fc.nat(3_000),
    isCombinable: fc.boolean(),
  });
  const value = fc.bigInt({ min: 1n, max: 1_000_000n });
  const floor = fc.integer({ min: 5_000, max: 10_000 });
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), value, floor, (rules, amountMinor, least) => {
      const all = rules.map(({ kind, ...one }, index) => promotion(`p${index}`, kind, one));
      const best = bestOf(all, noBenefit, { ...asked, amountMinor }, least);
      const paid = amountMinor - best.discountMinor;
      assert.ok(paid >= floorOf(amountMinor, least));
      assert.ok(paid * 10_000n >= amountMinor * BigInt(least), 'rounded in nobody’s favour');
      const sum = best.parts.reduce((total, part) => total + part.amountMinor, 0n);
      assert.equal(sum, best.bonusMinor + best.discountMinor);
      assert.ok(best.parts.every((part) => part.amountMinor > 0n));
    }),
  );
});
