import assert from 'node:assert/strict';
import { test } from 'node:test';
import { present } from '#base';
import { authorities } from './authorities.ts';
import { judge, type Judged } from './authority.ts';

const day = (text: string): number => Date.parse(`${text}T04:00:00Z`);
const given: Judged = {
  kind: 'wrong_charge',
  stakeMinor: 30_000n,
  happenedAt: day('2026-08-31'),
  openedAt: day('2026-11-27'),
  answeredAt: null,
  outcome: null,
};

/** The verdicts of an authority's conditions, in their order. */
function verdicts(code: string, change: Partial<Judged>, at: string): string[] {
  const authority = present(
    authorities.find((one) => one.code === code),
    code,
  );
  return authority.conditions.map(({ condition }) => {
    const { verdict, day: when } = judge(condition, { ...given, ...change }, day(at));
    return when === null ? verdict : `${verdict} ${when}`;
  });
}

test('the scheme in Hong Kong wants HK$300, eighteen months, a deadlock and no delay', () => {
  assert.deepEqual(verdicts('ccss', {}, '2026-11-28'), [
    'met',
    'met',
    'not_yet 2027-01-09',
    'met 2027-02-26',
    'yours',
  ]);
  assert.deepEqual(verdicts('ccss', {}, '2027-01-09').slice(2, 4), ['met', 'met 2027-02-26']);
  assert.deepEqual(verdicts('ccss', { answeredAt: day('2026-12-01') }, '2026-12-30').slice(2, 4), [
    'met',
    'not_met 2026-12-29',
  ]);
  const [stake, months] = verdicts(
    'ccss',
    { stakeMinor: 29_999n, happenedAt: day('2025-05-26') },
    '2026-11-28',
  );
  assert.deepEqual([stake, months], ['not_met', 'not_met']);
});

test('the centre in the Mainland wants our answer or fifteen days, and five months at most', () => {
  assert.deepEqual(verdicts('miit', {}, '2026-11-28'), [
    'not_yet 2026-12-13',
    'met 2027-01-31',
    'yours',
  ]);
  assert.deepEqual(verdicts('miit', { answeredAt: day('2026-11-28') }, '2027-02-01'), [
    'met',
    'not_met 2027-01-31',
    'yours',
  ]);
});

test('our days are over with the last of them in Hong Kong, as our own clock ends', () => {
  // A morning's appeal, and the end of the fifteenth day after it.
  const openedAt = Date.parse('2026-11-27T01:00:00Z');
  const ours = (at: string) =>
    judge({ wants: 'our_turn', days: 15 }, { ...given, openedAt }, Date.parse(at)).verdict;
  assert.equal(ours('2026-12-12T15:59:59.999Z'), 'not_yet');
  assert.equal(ours('2026-12-12T16:00:00.000Z'), 'met');
});

test('who opens an answer again has had one, and need not wait for another', () => {
  const again: Partial<Judged> = { outcome: { gives: 'explained' }, answeredAt: null };
  assert.equal(verdicts('miit', again, '2026-11-29')[0], 'met');
  assert.equal(verdicts('ccss', again, '2026-11-29')[2], 'met');
});

test('an answer in words alone is our last one; of one that gives, the person says', () => {
  const answeredAt = day('2026-11-28');
  const topup = 'top_00000000000000000000000000000001';
  const back = { topup, price: 30_000n, refund: 'rfd_00000000000000000000000000000002' } as const;
  const ours = (outcome: Judged['outcome'], at = '2026-11-29') => [
    verdicts('ccss', { outcome, answeredAt }, at)[2],
    verdicts('miit', { outcome, answeredAt }, at)[0],
  ];
  for (const gives of ['explained', 'apology'] as const) {
    assert.deepEqual(ours({ gives }), ['met', 'met']);
  }
  for (const gives of ['refund', 'write_off'] as const) {
    assert.deepEqual(ours({ gives, ...back }), ['yours', 'yours']);
    assert.deepEqual(ours({ gives, ...back }, '2027-03-01'), ['yours', 'yours'], 'nor by waiting');
  }
  assert.deepEqual(ours({ gives: 'credit', amountMinor: 500n }), ['yours', 'yours']);
});

test('a month that has no such day ends it', () => {
  // Five months after 30 September is 28 February.
  const [, months] = verdicts('miit', { happenedAt: day('2026-09-30') }, '2026-11-28');
  assert.equal(months, 'met 2027-02-28');
});

const late = (kind: Judged['kind'], at: string) => verdicts('miit', { kind }, at)[1];

test('five months are for disputes about charges, and two years for all others', () => {
  for (const kind of ['wrong_charge', 'unknown_auto_charge'] as const) {
    assert.equal(late(kind, '2027-02-01'), 'not_met 2027-01-31');
  }
  for (const kind of ['not_credited', 'wrong_number'] as const) {
    assert.equal(late(kind, '2027-02-01'), 'met 2028-08-31');
    assert.equal(late(kind, '2028-09-01'), 'not_met 2028-08-31');
  }
});
