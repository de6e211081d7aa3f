import fc from 'fast-check';
import { type Unit, type Zone, zones } from '#base';
import type { SystemAccount } from '#ledger';

/**
 * What happens to the books, as plain data: accounts, buckets and holds are named by small numbers,
 * in the order in which they were opened. `resolved` makes them mean something that is there, most
 * of the time.
 */
export type Act =
  | { readonly do: 'open account'; readonly account: number; readonly unit: Unit }
  | {
      readonly do: 'open bucket';
      readonly account: number;
      readonly unit: Unit;
      readonly amount: bigint;
      readonly priority: number;
      readonly blocks: boolean;
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
  | ({ readonly do: 'renew hold'; readonly hold: number; readonly lifeMs: number } & Omit<
      Want,
      'account'
    >)
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
  /** Sent again as it was sent first under this key, if it was. */
  readonly isRepeat: boolean;
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

type Weighted<Value> = readonly [weight: number, arbitrary: fc.Arbitrary<Value>];

function weighted<Value>(...choices: readonly Weighted<Value>[]): fc.Arbitrary<Value> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** The first two are open from the start, the last seldom is. */
const account = fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2, 2, 3);
const unit = weighted<Unit>([10, fc.constant('HKD')], [1, fc.constantFrom('CNY', 'BYTE')]);
const zone = fc.constantFrom(...zones);
const kind = fc.constantFrom('any', 'any', 'voice', 'data');
const system = fc.constantFrom<SystemAccount>(
  'bank',
  'income:fee',
  'clearing:alipay',
  'expense:promotion',
);
const lifeMs = fc.constantFrom(0, 1, 1_000, 60_000);
const amount = weighted(
  [20, fc.bigInt({ min: 1n, max: 60n })],
  [1, fc.constantFrom(0n, -1n, greatest, greatest + 1n, greatest - 30n)],
);
const want = {
  account,
  unit,
  amount,
  zone: fc.option(zone, { nil: undefined }),
  eligible: fc.option(fc.uniqueArray(kind, { maxLength: 2 }), { nil: undefined }),
};
const { account: _, ...renewed } = want;
const bucket = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat(5) },
);
const hold = fc.nat(6);

function pay(which: fc.Arbitrary<number>): fc.Arbitrary<Pay> {
  const direction = fc.constantFrom<'credit' | 'debit'>('credit', 'debit');
  return fc.record({ do: direction, account, bucket: which, unit, amount, system });
}

const newBucket: fc.Arbitrary<Act> = fc.record({
  do: fc.constant('open bucket'),
  account,
  unit: fc.constantFrom<Unit>('HKD', 'HKD', 'HKD', 'CNY', 'BYTE'),
  amount: weighted([8, amount], [1, fc.constant(0n)]),
  priority: fc.constantFrom(50, 100, 100, 200),
  blocks: fc.constantFrom(false, false, false, true),
  zones: fc.uniqueArray(zone, { minLength: 1 }),
  eligibility: kind,
  lifeMs: fc.option(lifeMs, { nil: null }),
  floor: fc.constantFrom(0n, 0n, 0n, -20n),
});

const systemMove: fc.Arbitrary<Act> = fc
  .record({ do: fc.constant('move system'), debited: system, credited: system, unit, amount })
  .filter(({ debited, credited }) => debited !== credited);

const act = weighted<Act>(
  [1, fc.record({ do: fc.constant('open account'), account, unit })],
  [6, newBucket],
  [6, pay(bucket)],
  [5, fc.record({ do: fc.constant('spend'), system, ...want })],
  [6, fc.record({ do: fc.constant('place hold'), lifeMs, ...want })],
  [6, fc.record({ do: fc.constant('take hold'), hold, amount, system })],
  [2, fc.record({ do: fc.constant('release hold'), hold })],
  [6, fc.record({ do: fc.constant('renew hold'), hold, lifeMs, ...renewed })],
  [3, fc.record({ do: fc.constant('move'), from: account, to: account, unit, amount })],
  [1, systemMove],
);

function posts(maxLength: number, mostKeys: number): fc.Arbitrary<Post[]> {
  const isRepeat = fc.constantFrom(true, true, false);
  const post = fc.record({ key: fc.nat(mostKeys), pay: pay(fc.constant(0)), isRepeat });
  return fc.array(post, { minLength: 1, maxLength, size: 'max' });
}

const acts = fc.array(act, { minLength: 1, maxLength: 8, size: 'max' });

const step = weighted<Step>(
  [8, fc.record({ step: fc.constant('work'), acts })],
  [2, fc.record({ step: fc.constant('post'), posts: posts(12, 20) })],
  [1, fc.record({ step: fc.constant('post'), posts: posts(200, 300) })],
  [3, fc.record({ step: fc.constant('wait'), ms: lifeMs })],
  [1, fc.record({ step: fc.constant('expire holds') })],
  [1, fc.record({ step: fc.constant('roll up') })],
);

export const anyRun: fc.Arbitrary<Run> = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 24, size: 'max' }),
  moments: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 3 }),
});
