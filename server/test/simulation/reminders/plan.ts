import fc from 'fast-check';
import { type Language, present, type Zone } from '#base';

/** What somebody wants to hear of, as plain data. */
export interface PlannedWish {
  readonly levels: readonly bigint[];
  readonly switchedOff: readonly ('zones' | 'caps')[];
}

/** From a minute of the day on, for so many: short enough that what waits is of use after it. */
export interface PlannedQuiet {
  readonly fromMinute: number;
  readonly minutes: number;
}

export type Step =
  | { readonly kind: 'text'; readonly count: number; readonly zone: Zone }
  | { readonly kind: 'data'; readonly megabytes: number; readonly zone: Zone }
  | { readonly kind: 'pay in'; readonly amountMinor: bigint }
  | { readonly kind: 'wish'; readonly wish: PlannedWish }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'ways'; readonly balance: 'sms' | 'inbox'; readonly quiet: PlannedQuiet }
  /** Quiet hours begin right now, so that what follows waits, and may be over before it leaves. */
  | { readonly kind: 'asleep'; readonly minutes: number }
  | { readonly kind: 'wait'; readonly minutes: number };

export interface Plan {
  readonly balanceMinor: bigint;
  readonly isOptedIn: boolean;
  readonly steps: readonly Step[];
}

const zone = fc.constantFrom<Zone>('HK', 'HK', 'CN', 'CN', 'MO', 'ROW');
/** Some of them close together, so that one use may pass several. */
const levels = [1n, 100n, 500n, 1_000n, 1_500n, 2_000n, 5_000n];

/** Steps of one kind weigh as much as they make something happen. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('text'),
      count: fc.integer({ min: 1, max: 30 }),
      zone: fc.constantFrom<Zone>('HK', 'HK', 'CN'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('data'),
      megabytes: fc.integer({ min: 1, max: 30 }),
      zone,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pay in'),
      amountMinor: fc.bigInt({ min: 100n, max: 8_000n }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wish'),
      wish: fc.record({
        levels: fc.subarray(levels),
        switchedOff: fc.subarray<'zones' | 'caps'>(['zones', 'caps']),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('language'),
      language: fc.constantFrom<Language>('zh-Hant', 'zh-Hans', 'en'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('ways'),
      balance: fc.constantFrom('sms', 'inbox'),
      quiet: fc.record({
        fromMinute: fc.integer({ min: 0, max: 1_439 }),
        minutes: fc.integer({ min: 0, max: 480 }),
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('asleep'),
      minutes: fc.integer({ min: 60, max: 480 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 700 }) }),
  },
);

const plan: fc.Arbitrary<Plan> = fc.record({
  balanceMinor: fc.bigInt({ min: 500n, max: 9_000n }),
  isOptedIn: fc.boolean(),
  steps: fc.array(step, { minLength: 24, maxLength: 36 }),
});

/** The same for the same seed, for ever. */
export function planOf(seed: number): Plan {
  return present(fc.sample(plan, { seed, numRuns: 1 })[0], 'a plan');
}
