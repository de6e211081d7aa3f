import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  type Batch,
  batchesFor,
  type Choosing,
  dayNamed,
  differenceOfBatch,
  differenceOfExchange,
  expectedOf,
  restOf,
  sharesOf,
  stateOfBatch,
} from './batch.ts';
import { gapsOf, waysOf } from './break.ts';

function batch(date: number, expected: bigint, came: Partial<Batch> = {}): Batch {
  const day = `2026-10-${String(date).padStart(2, '0')}`;
  const nothing = { assumed: 0n, arrived: 0n, payouts: 0 };
  return { connector: 'alipay_cn', day, currency: 'CNY', expected, ...nothing, ...came };
}

function paying(amount: bigint, about: Partial<Choosing> = {}): Choosing {
  return {
    namedDay: null,
    isComplete: true,
    differenceFor: (expected) => amount - expected,
    ...about,
  };
}

const datesOf = (run: readonly Batch[]): number[] => run.map(({ day }) => Number(day.slice(-2)));

suite('the batches that a payout settles', () => {
  test('are days on end of which it is the sum, whichever they are', () => {
    const open = [batch(1, 500n), batch(2, 300n), batch(3, 200n), batch(4, 900n)];
    assert.deepEqual(datesOf(batchesFor(open, paying(500n))), [1]);
    assert.deepEqual(datesOf(batchesFor(open, paying(1_000n))), [1, 2, 3]);
    assert.deepEqual(datesOf(batchesFor(open, paying(1_100n))), [3, 4]);
  });

  test('end with the day that it names, where several are its sum', () => {
    const open = [batch(1, 500n), batch(2, 500n)];
    const named = { namedDay: '2026-10-02' };
    assert.deepEqual(datesOf(batchesFor(open, paying(500n, named))), [2]);
    assert.deepEqual(datesOf(batchesFor(open, paying(490n, named))), [2]);
    assert.deepEqual(datesOf(batchesFor(open, paying(1_000n, named))), [1, 2]);
  });

  test('a day of refunds alone makes the next payout less', () => {
    const open = [batch(1, -200n), batch(2, 700n)];
    assert.deepEqual(datesOf(batchesFor(open, paying(500n))), [1, 2]);
  });

  test('are the nearest of the oldest where it is the sum of none', () => {
    const open = [batch(1, 500n), batch(2, 300n), batch(3, 200n)];
    assert.deepEqual(datesOf(batchesFor(open, paying(499n))), [1]);
    assert.deepEqual(datesOf(batchesFor(open, paying(810n))), [1, 2]);
    assert.deepEqual(datesOf(batchesFor(open, paying(9_999n))), [1, 2, 3]);
  });

  test('are none while the bill of a day is awaited, unless it is their sum', () => {
    const open = [batch(1, 500n)];
    const awaiting = { isComplete: false };
    assert.deepEqual(batchesFor(open, paying(800n, awaiting)), []);
    assert.deepEqual(datesOf(batchesFor(open, paying(500n, awaiting))), [1]);
  });

  test('what one was short by comes after all, and the next short one is its own', () => {
    const open = [batch(1, 500n, { arrived: 450n, payouts: 1 }), batch(2, 300n)];
    assert.deepEqual(datesOf(batchesFor(open, paying(50n))), [1]);
    assert.deepEqual(datesOf(batchesFor(open, paying(300n))), [2]);
    assert.deepEqual(datesOf(batchesFor(open, paying(290n))), [2]);
  });

  test('get all of it, and the last of them whatever it is short or over by', () => {
    const run = [batch(1, 500n), batch(2, 300n)];
    assert.deepEqual(
      sharesOf(run, 790n).map(([, share]) => share),
      [500n, 290n],
    );
    const amount = fc.bigInt({ min: -1_000n, max: 1_000n });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 9 }), amount, (expected, came) => {
        const days = expected.map((one, index) => batch(index + 1, one));
        const shares = sharesOf(days, came);
        assert.equal(
          shares.reduce((sum, [, share]) => sum + share, 0n),
          came,
        );
        const rests = shares.map(([of, share]) => restOf({ ...of, arrived: share, payouts: 1 }));
        assert.ok(rests.slice(0, -1).every((rest) => rest === 0n));
      }),
    );
  });
});

suite('what differs', () => {
  const missingBefore = '2026-10-05';

  test('is by how much a payout is short or over, which two people book', () => {
    const short = batch(1, 500n, { arrived: 499n, payouts: 1 });
    const [one] = differenceOfBatch(short, missingBefore);
    assert.equal(one?.fact, 'payout_short');
    assert.deepEqual(gapsOf(one), [{ currency: 'CNY', amount: -1n }]);
    assert.deepEqual(waysOf(one), ['book_unmatched', 'write_off']);
    const over = { ...short, arrived: 503n };
    const [other] = differenceOfBatch(over, missingBefore);
    assert.equal(other?.fact, 'payout_over');
    assert.deepEqual(gapsOf(other), [{ currency: 'CNY', amount: 3n }]);
    assert.deepEqual([stateOfBatch(short), stateOfBatch(over)], ['short', 'over']);
  });

  test('is all of a day that nothing came for in time, and nothing before', () => {
    const [late] = differenceOfBatch(batch(4, 500n), missingBefore);
    assert.equal(late?.fact, 'payout_missing');
    assert.deepEqual(gapsOf(late), [{ currency: 'CNY', amount: -500n }]);
    assert.deepEqual(differenceOfBatch(batch(5, 500n), missingBefore), []);
    assert.deepEqual(differenceOfBatch(batch(4, 500n), null), []);
    assert.deepEqual(differenceOfBatch(batch(4, -500n), missingBefore), []);
    assert.deepEqual(differenceOfBatch(batch(4, 0n), missingBefore), []);
    assert.deepEqual(differenceOfBatch(batch(4, 500n, { assumed: 500n }), missingBefore), []);
  });

  test('is what an exchange lacked, in the currency of our account', () => {
    const payout = { id: 'ent_1', cameAmount: 9_000n, cameCurrency: 'HKD' } as const;
    const [one] = differenceOfExchange({ ...payout, lacking: -1_000n });
    assert.equal(one?.fact, 'payout_short');
    assert.deepEqual(gapsOf(one), [{ currency: 'HKD', amount: -1_000n }]);
    assert.deepEqual(differenceOfExchange({ ...payout, lacking: 0n }), []);
  });
});

test('a day is expected to bring what moved less what is kept and given, rounded once', () => {
  const of = { currency: 'CNY', items: 1n, coupon: 0n } as const;
  const sums = [
    { ...of, kind: 'payment', amount: 10_000n, fee: 60_400n, coupon: 300n },
    { ...of, kind: 'refund', amount: -1_000n, fee: -6_100n, coupon: -30n },
    { ...of, kind: 'chargeback', amount: -500n, fee: 0n },
    { ...of, kind: 'fee', amount: -30n, fee: 0n },
    { ...of, kind: 'payout', amount: -8_000n, fee: 0n },
  ];
  // 54.3 minor units of fees are 54.
  const moved = 10_000n - 300n - (1_000n - 30n) - 500n - 30n;
  assert.deepEqual([...expectedOf(sums)], [['CNY', moved - 54n]]);
});

test('a day is read from what a provider writes', () => {
  assert.equal(dayNamed('ALIPAY SETTLEMENT 20261003 BATCH 7'), '2026-10-03');
  assert.equal(dayNamed('settled 2026-10-03'), '2026-10-03');
  assert.equal(dayNamed('REF 2088202610031234'), null);
  assert.equal(dayNamed('20261399'), null);
  assert.equal(dayNamed(''), null);
});
