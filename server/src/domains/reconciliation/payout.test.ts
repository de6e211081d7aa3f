import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rate } from '#fx';
import { nothingKnown } from './kept-payouts.ts';
import { goneAgain, lackingOf, type Payout, worthBy } from './payout.ts';

const rate: Rate = {
  id: 'fxr_01911111222271118222333333333333',
  from: 'HKD',
  to: 'CNY',
  numerator: 92n,
  denominator: 100n,
  validFrom: 0,
  source: 'test',
};
const exchanging = { worthOf: worthBy(rate), toleranceBasisPoints: 300n };

test('what was settled is worth what it would buy back', () => {
  assert.equal(exchanging.worthOf(9_200n), 10_000n);
  assert.equal(exchanging.worthOf(-9_200n), -10_000n);
});

test('a rate that moved within the tolerance is no money that lacks', () => {
  assert.equal(lackingOf(exchanging, 9_200n, 9_700n), 0n);
  assert.equal(lackingOf(exchanging, 9_200n, 10_300n), 0n);
});

test('beyond it all of the difference is money that lacks, or came too much', () => {
  assert.equal(lackingOf(exchanging, 9_200n, 9_699n), -301n);
  assert.equal(lackingOf(exchanging, 9_200n, 9_200n), -800n);
  assert.equal(lackingOf(exchanging, 9_200n, 10_301n), 301n);
});

const waiting = (given: Partial<Payout> & Pick<Payout, 'id' | 'cameAmount'>): Payout => ({
  ...nothingKnown,
  connector: 'antom',
  cameCurrency: 'HKD',
  cameAt: rate.validFrom,
  named: '',
  ...given,
});

test('a payout that went back before its day was known has settled none, and nothing waits', () => {
  const came = waiting({ id: 'ent_1', cameAmount: 900n });
  const other = waiting({ id: 'ent_2', cameAmount: 900n });
  const back = waiting({ id: 'ent_3', cameAmount: -900n, takesBack: 'ent_1' });
  assert.deepEqual(
    goneAgain([came, other, back]).map(({ id, amount, currency, fromDay, untilDay }) => {
      return [id, amount, currency, fromDay, untilDay];
    }),
    [
      ['ent_1', 900n, 'HKD', '1970-01-01', '1970-01-01'],
      ['ent_3', -900n, 'HKD', '1970-01-01', '1970-01-01'],
    ],
  );
  assert.deepEqual(goneAgain([came, other]), []);
});

function told(cameAmount: bigint, number: string): Payout {
  return waiting({
    id: `antom ${number} ${cameAmount}`,
    cameAmount,
    number,
    billDay: '1970-01-01',
  });
}

test('of payouts that bills tell of, what one number came to is what counts', () => {
  assert.deepEqual(goneAgain([told(900n, 'A'), told(-100n, 'A'), told(-800n, 'B')]), []);
  assert.equal(goneAgain([told(900n, 'A'), told(-900n, 'A'), told(-800n, 'B')]).length, 2);
});
