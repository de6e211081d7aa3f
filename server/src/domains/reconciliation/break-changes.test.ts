import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Break, BreakState, Found } from './break.ts';
import { changesOf } from './break-changes.ts';

const found: Found = {
  fact: 'not_in_bill',
  subject: 'a 0:100',
  kind: 'payment',
  number: 'a',
  providerNumber: null,
  row: null,
  billAmount: 0n,
  billCurrency: null,
  ourAmount: 100n,
  ourCurrency: 'CNY',
  ourState: 'captured',
  occurredAt: 0,
  note: null,
};

function known(state: BreakState): Break {
  const proposal = { way: null, reason: null, proposedBy: null, decidedBy: null };
  const never = { reopenReason: null, reopenBy: null, reopenDecidedBy: null };
  const times = { foundAt: 0, changedAt: 0 };
  return {
    ...found,
    ...proposal,
    ...never,
    ...times,
    id: 'brk_1',
    connector: 'c',
    day: '2026-10-03',
    state,
  };
}

/** What a known break becomes when it is found again, or not, and the pool is over, or not. */
const table: readonly (readonly [BreakState, boolean, boolean, BreakState | 'stays'])[] = [
  ['waiting', true, false, 'stays'],
  ['waiting', true, true, 'open'],
  ['waiting', false, true, 'cleared'],
  ['open', true, true, 'stays'],
  ['open', false, false, 'cleared'],
  ['proposed', true, true, 'stays'],
  ['proposed', false, true, 'cleared'],
  ['resolved', true, true, 'stays'],
  ['resolved', false, true, 'stays'],
  ['cleared', false, true, 'stays'],
  ['cleared', true, false, 'waiting'],
  ['cleared', true, true, 'open'],
];

for (const [state, isFound, isPoolOver, next] of table) {
  const when = `${isFound ? 'found again' : 'found no more'}, pool ${isPoolOver ? 'over' : 'open'}`;
  test(`a break that is ${state}, ${when}: ${next}`, () => {
    const { opened, moved } = changesOf([known(state)], isFound ? [found] : [], isPoolOver);
    assert.deepEqual(opened, []);
    assert.deepEqual(
      moved.map(([, to]) => to),
      next === 'stays' ? [] : [next],
    );
  });
}

test('what was booked for a break that is no more is disproved, and nothing else is', () => {
  for (const [way, isBooked] of [
    ['book_unmatched', true],
    ['write_off', true],
    ['apply_bill', false],
    ['accept', false],
  ] as const) {
    const one: Break = { ...known('resolved'), way };
    const gone = changesOf([one], [], true);
    assert.deepEqual(gone.disproved, isBooked ? [one] : [], way);
    const isOver = isBooked || way === 'accept';
    assert.deepEqual(gone.moved, isOver ? [[one, 'cleared']] : [], way);
    assert.deepEqual(changesOf([one], [found], true).disproved, []);
  }
  assert.deepEqual(changesOf([{ ...known('cleared'), way: 'write_off' }], [], true).disproved, []);
});

test('what was accepted of other than money stays as it was decided', () => {
  const fee: Break = { ...known('resolved'), fact: 'fee_differs', way: 'accept' };
  assert.deepEqual(changesOf([fee], [], true).moved, []);
});

test('what is found the first time is opened once, also where it is found twice', () => {
  const { opened } = changesOf([], [found, found, { ...found, fact: 'not_ours' }], false);
  assert.deepEqual(
    opened.map(({ fact, state }) => [fact, state]),
    [
      ['not_in_bill', 'waiting'],
      ['not_ours', 'open'],
    ],
  );
});
