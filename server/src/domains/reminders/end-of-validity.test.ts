import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsOn, hasExpired, saidAhead, saidExpired } from './end-of-validity.ts';
import { hkd } from './reminder.ts';

/** The last instant of 24 November in Hong Kong. */
const validUntil = Date.parse('2026-11-24T15:59:59.999Z');

test('a line has expired once its last instant is over, and not in it', () => {
  assert.equal(hasExpired(validUntil, validUntil - 1), false);
  assert.equal(hasExpired(validUntil, validUntil), false);
  assert.equal(hasExpired(validUntil, validUntil + 1), true);
});

test('what has expired is kept as long as both stages of the life cycle last', () => {
  const lifeCycle = { oneWayDays: 30, lockedDays: 60 };
  assert.deepEqual(saidExpired(validUntil, lifeCycle, 4_200n), {
    kind: 'line_blocked',
    parameters: { balance: hkd(4_200n), day: '2027-02-22' },
  });
});

test('a line ends on its last Hong Kong day, unless a period renews by then', () => {
  const renewing = { kind: 'period', state: 'running', renews: true, endsAt: validUntil } as const;
  const cases = [
    ['nothing renews', '2026-11-24', validUntil, [], true],
    ['told of another day', '2026-11-23', validUntil, [], false],
    ['it ends a moment later, on the next day', '2026-11-24', validUntil + 1, [], false],
    ['it never ends', '2026-11-24', null, [], false],
    ['a period renews in its last instant', '2026-11-24', validUntil, [renewing], false],
    ['a period that is owed', '2026-11-24', validUntil, [{ ...renewing, state: 'owed' }], false],
    ['too late', '2026-11-24', validUntil, [{ ...renewing, endsAt: validUntil + 1 }], true],
    ['it does not renew', '2026-11-24', validUntil, [{ ...renewing, renews: false }], true],
    ['it is over', '2026-11-24', validUntil, [{ ...renewing, state: 'ended' }], true],
    ['a pack carries no line', '2026-11-24', validUntil, [{ ...renewing, kind: 'pack' }], true],
    ['one of two', '2026-11-24', validUntil, [{ ...renewing, kind: 'pack' }, renewing], false],
  ] as const;
  for (const [about, day, until, terms, isEnd] of cases) {
    assert.equal(endsOn(day, until, terms), isEnd, about);
  }
});

test('the least top-up that carries a line past its day is offered', () => {
  const validity = [
    { fromMinor: 3_000n, days: 30 },
    { fromMinor: 5_000n, days: 90 },
    { fromMinor: 10_000n, days: 180 },
  ];
  const cases = [
    ['the first rung is not sold', 5_000n, 7, 5_000n, 90],
    ['it gives as many days as are left, and none more', 3_000n, 30, 5_000n, 90],
    ['one day more', 3_000n, 29, 3_000n, 30],
    ['none carries it so far', 3_000n, 180, 3_000n, 30],
    ['it is sold from between two rungs on', 4_000n, 7, 5_000n, 90],
    ['the shelf begins above all rungs', 20_000n, 7, 20_000n, 180],
  ] as const;
  for (const [about, leastMinor, days, value, validDays] of cases) {
    assert.deepEqual(
      saidAhead({ validity, shelf: { leastMinor } }, '2026-11-24', days),
      {
        kind: 'line_expires',
        parameters: { day: '2026-11-24', value: hkd(value), validDays },
      },
      about,
    );
  }
});

test('on the last day that day is not named', () => {
  const catalog = { validity: [{ fromMinor: 3_000n, days: 30 }], shelf: { leastMinor: 3_000n } };
  assert.deepEqual(saidAhead(catalog, '2026-11-24', 0), {
    kind: 'line_expires_today',
    parameters: { value: hkd(3_000n), validDays: 30 },
  });
});
