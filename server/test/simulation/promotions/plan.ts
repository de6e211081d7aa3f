import fc from 'fast-check';
import { present } from '#base';

/** A promotion as plain data: what of its rule differs from run to run. */
export interface PlannedPromotion {
  readonly kind: 'bonus' | 'discount';
  readonly channels: readonly ('app' | 'partner')[];
  readonly leastMinor: number;
  readonly basisPoints: number;
  readonly fixedMinor: number;
  readonly mostMinor: number;
  readonly isFirstOnly: boolean;
  readonly secretCode: string | null;
  readonly usesPerPerson: number | null;
  readonly mostPerPersonMinor: number | null;
  readonly isCombinable: boolean;
  readonly budgetMinor: number;
}

/** People, promotions and orders are named by their place in their lists. */
export type Step =
  | {
      readonly kind: 'order';
      readonly person: number;
      readonly value: number;
      readonly code: string | null;
    }
  | {
      readonly kind: 'sell';
      readonly person: number;
      readonly value: number;
      readonly code: string | null;
    }
  /** Sold to a wrong number, and taken back at once. */
  | {
      readonly kind: 'undo';
      readonly person: number;
      readonly value: number;
      readonly code: string | null;
    }
  | { readonly kind: 'pay'; readonly order: number }
  /** It is proved that nobody paid. */
  | { readonly kind: 'fail'; readonly order: number }
  | { readonly kind: 'stop'; readonly promotion: number }
  | { readonly kind: 'release' };

export interface Plan {
  readonly promotions: readonly PlannedPromotion[];
  readonly steps: readonly Step[];
}

export const peopleCount = 12;
const codes = ['HARBOUR', 'FERRY'];
const amount = (max: number) => fc.integer({ min: 0, max });

/** As deep as two people may agree to: a tenth of the least value off, or its half on top. */
const promotion: fc.Arbitrary<PlannedPromotion> = fc
  .record({
    kind: fc.constantFrom('bonus', 'discount'),
    channels: fc.constantFrom(['app'], ['partner'], ['app', 'partner'], ['app', 'partner']),
    leastMinor: fc.constantFrom(5_000, 5_000, 10_000),
    basisPoints: fc.constantFrom(0, 133, 500, 600),
    fixedMinor: amount(200),
    mostMinor: fc.integer({ min: 200, max: 2_400 }),
    isFirstOnly: fc.constantFrom(false, false, false, true),
    secretCode: fc.constantFrom(null, null, null, ...codes),
    usesPerPerson: fc.constantFrom(null, null, 1, 2),
    mostPerPersonMinor: fc.constantFrom(null, null, 700),
    isCombinable: fc.boolean(),
    budgetMinor: fc.constantFrom(2_500, 9_000, 100_000),
  } as const)
  .map((one) => ({
    ...one,
    fixedMinor: one.basisPoints + one.fixedMinor === 0 ? 150 : one.fixedMinor,
  }));

const bought = {
  person: fc.nat({ max: peopleCount - 1 }),
  value: fc.constantFrom(5_000, 7_000, 10_000, 20_000, 30_000),
  code: fc.constantFrom(null, null, ...codes),
};

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('order'), ...bought } as const) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('sell'), ...bought } as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo'), ...bought } as const) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pay'), order: fc.nat(1_000) } as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fail'), order: fc.nat(1_000) } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('stop'), promotion: fc.nat(100) } as const),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'release' } as const) },
);

const plan: fc.Arbitrary<Plan> = fc.record({
  promotions: fc.array(promotion, { minLength: 4, maxLength: 8 }),
  steps: fc.array(step, { minLength: 40, maxLength: 60, size: 'max' }),
});

/** The same seed, the same plan. */
export function planOf(seed: number): Plan {
  return present(fc.sample(plan, { seed, numRuns: 1 })[0], 'a plan');
}
