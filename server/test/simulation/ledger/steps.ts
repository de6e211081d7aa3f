import fc from 'fast-check';
import { type Unit, type Zone, zones } from '#base';
import type { SystemAccount } from '#ledger';

/**
 * What happens to the books, as plain data: accounts, buckets and holds are named by small numbers,
 * in the order in which they were opened, and may name what is not there.
 */
export type Act =
  | { readonly do: 'open account'; readonly account: number; readonly unit: Unit }
  | {
      readonly do: 'open bucket';
      readonly account: number;
      readonly unit: Unit;
      readonly amount: bigint;
      readonly priority: number;
      readonly zones: readonly Zone[];
      readonly eligibility: string;
      readonly lifeMs: number | null;
      readonly floor: bigint;
    }
  | Pay
  | ({ readonly do: 'spend'; readonly system: SystemAccount } & Want)
  | ({ readonly do: 'place hold'; readonly lifeMs: number } & Want)
  | {
      readonly do: 'take hold';
      readonly hold: number;
      readonly amount: bigint;
      readonly system: SystemAccount;
    }
  | { readonly do: 'release hold'; readonly hold: number }
  | {
      readonly do: 'move';
      readonly from: number;
      readonly to: number;
      readonly unit: Unit;
      readonly amount: bigint;
    }
  | {
      readonly do: 'move system';
      readonly debited: SystemAccount;
      readonly credited: SystemAccount;
      readonly unit: Unit;
      readonly amount: bigint;
    };

/** What is to be paid for, and by whom. */
export interface Want {
  readonly account: number;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly zone: Zone | undefined;
  readonly eligible: readonly string[] | undefined;
}

/** A movement between one bucket and a system account. */
export interface Pay {
  readonly do: 'credit' | 'debit';
  readonly account: number;
  readonly bucket: number;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly system: SystemAccount;
}

/** A command of `postTransfer`; it always means the main bucket, number 0. */
export interface Post {
  readonly key: number;
  readonly pay: Pay;
}

export type Step =
  | { readonly step: 'work'; readonly acts: readonly Act[] }
  | { readonly step: 'post'; readonly posts: readonly Post[] }
  | { readonly step: 'wait'; readonly ms: number }
  | { readonly step: 'expire holds' }
  | { readonly step: 'roll up' };

export interface Run {
  readonly steps: readonly Step[];
  /** Moments of the run to look back at, as parts of its length. */
  readonly moments: readonly number[];
}

export const accountCount = 4;
export const greatest = 9_007_199_254_740_991n;

const account = fc.nat(accountCount - 1);
const unit = fc.constantFrom<Unit>('HKD', 'HKD', 'HKD', 'HKD', 'CNY', 'BYTE');
const zone = fc.constantFrom(...zones);
const kind = fc.constantFrom('any', 'any', 'voice', 'data');
const system = fc.constantFrom<SystemAccount>(
  'bank',
  'income:fee',
  'clearing:alipay',
  'expense:promotion',
);
const lifeMs = fc.constantFrom(0, 1, 1_000, 60_000);
const amount = fc.oneof(
  { weight: 12, arbitrary: fc.bigInt({ min: 1n, max: 60n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -1n, greatest, greatest + 1n, greatest - 30n) },
);
const want = {
  account,
  unit,
  amount,
  zone: fc.option(zone, { nil: undefined }),
  eligible: fc.option(fc.uniqueArray(kind, { maxLength: 2 }), { nil: undefined }),
};
const bucket = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat(5) },
);
const hold = fc.nat(6);

function pay(which: fc.Arbitrary<number>): fc.Arbitrary<Pay> {
  const direction = fc.constantFrom<'credit' | 'debit'>('credit', 'debit');
  return fc.record({ do: direction, account, bucket: which, unit, amount, system });
}

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open account'), account, unit }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('open bucket'),
      account,
      unit,
      amount: fc.oneof({ weight: 8, arbitrary: amount }, { weight: 1, arbitrary: fc.constant(0n) }),
      priority: fc.constantFrom(50, 100, 100, 200),
      zones: fc.uniqueArray(zone, { minLength: 1 }),
      eligibility: kind,
      lifeMs: fc.option(lifeMs, { nil: null }),
      floor: fc.constantFrom(0n, 0n, 0n, -20n),
    }),
  },
  { weight: 6, arbitrary: pay(bucket) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('spend'), system, ...want }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('place hold'), lifeMs, ...want }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('take hold'), hold, amount, system }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release hold'), hold }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move'), from: account, to: account, unit, amount }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ do: fc.constant('move system'), debited: system, credited: system, unit, amount })
      .filter(({ debited, credited }) => debited !== credited),
  },
);

function posts(maxLength: number, mostKeys: number): fc.Arbitrary<Post[]> {
  const post = fc.record({ key: fc.nat(mostKeys), pay: pay(fc.constant(0)) });
  return fc.array(post, { minLength: 1, maxLength, size: 'max' });
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      step: fc.constant('work'),
      acts: fc.array(act, { minLength: 1, maxLength: 8, size: 'max' }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('post'),
      posts: fc.oneof(
        { weight: 3, arbitrary: posts(12, 20) },
        { weight: 1, arbitrary: posts(200, 300) },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('wait'), ms: lifeMs }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('expire holds') }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('roll up') }) },
);

export const anyRun: fc.Arbitrary<Run> = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 24, size: 'max' }),
  moments: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 3 }),
});
