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
  differenceOfUnplaced,
  expectedOf,
  isAssumed,
  restOf,
  sharesOf,
  stateOfBatch,
  unassumed,
} from './batch.ts';
import { nothingKnown } from './kept-payouts.ts';
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

  test('are those of one run where nothing is owed, or several runs are as near', () => {
    assert.deepEqual(batchesFor([], paying(500n)), []);
    const [first, second] = [batch(1, 500n), batch(2, 300n)];
    assert.deepEqual(datesOf(batchesFor([first, second], paying(650n))), [1]);
    const named = { namedDay: '2026-10-01' };
    assert.deepEqual(datesOf(batchesFor([first, second], paying(790n, named))), [1]);
    const last = { namedDay: '2026-10-02' };
    const small = [batch(1, 200n), batch(2, 500n)];
    assert.deepEqual(datesOf(batchesFor(small, paying(600n, last))), [2]);
  });

  test('are those of before only as long as no payout has come for them', () => {
    const before = batch(1, 500n, { assumed: 500n });
    assert.deepEqual([stateOfBatch(before), isAssumed(before)], ['settled', true]);
    assert.deepEqual(batchesFor([before], paying(500n)), []);
    assert.equal(restOf(unassumed(before)), 500n);
    assert.deepEqual(datesOf(batchesFor([unassumed(before)], paying(500n))), [1]);
    assert.equal(isAssumed({ ...before, payouts: 1 }), false);
    assert.equal(isAssumed(batch(1, 500n)), false);
    assert.equal(isAssumed(batch(1, 1n, { assumed: 1n })), true);
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

  test('get nothing where there are none', () => {
    assert.deepEqual(sharesOf([], 790n), []);
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
    assert.equal(differenceOfBatch(batch(4, 1n), missingBefore)[0]?.fact, 'payout_missing');
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
    const [other] = differenceOfExchange({ ...payout, lacking: 1n });
    assert.equal(other?.fact, 'payout_over');
    assert.equal(other.subject, 'ent_1 HKD 9000:8999');
  });

  test('is all of a payout that is for no day, and what its exchange lacked', () => {
    const came = { cameAmount: 10_800n, cameCurrency: 'HKD', cameAt: 7 } as const;
    const payout = { ...came, id: 'ent_1', connector: 'alipay_cn', named: 'BATCH 7' };
    const unknown = nothingKnown;
    const one = differenceOfUnplaced({ ...payout, ...unknown });
    assert.deepEqual(
      [one.fact, one.subject, one.providerNumber, one.occurredAt, one.note, one.ourCurrency],
      ['payout_unplaced', 'payout ent_1', 'ent_1', 7, 'BATCH 7', null],
    );
    assert.deepEqual([one.billAmount, one.ourAmount], [10_800n, 0n]);
    assert.deepEqual(gapsOf(one), [{ currency: 'HKD', amount: 10_800n }]);
    const told = { ...unknown, amount: 10_000n, currency: 'CNY', lacking: -70n } as const;
    const exchanged = differenceOfUnplaced({ ...payout, ...told, named: '' });
    assert.equal(exchanged.note, null);
    assert.deepEqual(gapsOf(exchanged), [
      { currency: 'CNY', amount: 10_000n },
      { currency: 'HKD', amount: -70n },
    ]);
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

test('fees of less than half a minor unit are none', () => {
  const of = { currency: 'CNY', items: 1n, kind: 'payment', amount: 100n } as const;
  assert.deepEqual([...expectedOf([{ ...of, coupon: 0n, fee: 499n }])], [['CNY', 100n]]);
  assert.deepEqual([...expectedOf([{ ...of, coupon: 0n, fee: 500n }])], [['CNY', 99n]]);
});

test('a day is read from what a provider writes', () => {
  assert.equal(dayNamed('ALIPAY SETTLEMENT 20261003 BATCH 7'), '2026-10-03');
  assert.equal(dayNamed('settled 2026-10-03'), '2026-10-03');
  assert.equal(dayNamed('REF 2088202610031234'), null);
  assert.equal(dayNamed('20261399'), null);
  assert.equal(dayNamed(''), null);
});
