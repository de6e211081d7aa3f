import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHongKongWallClock, type HongKongDay, hongKongWallClock, present } from '#base';
import { textTable } from '#test/text-table';
import {
  collectionTime,
  dueFrom,
  type MandateTerms,
  nextDue,
  noticeSpan,
  planProblem,
  termsOf,
} from './terms.ts';

const free: MandateTerms = {
  currency: 'HKD',
  isUnscheduled: true,
  isScheduled: true,
  leastPeriodDays: 0,
  hours: null,
  advanceNotice: null,
  plan: null,
};
const byDay = { from: 7, until: 22 };
const told = { by: 'provider', days: 2, goodForDays: 3 } as const;
const monthly = { unit: 'month', count: 1, firstDay: '2026-12-06', openDays: 5 } as const;

const kinds: Readonly<Record<string, MandateTerms>> = {
  free,
  'by day': { ...free, hours: byDay },
  'once in 7 days': { ...free, leastPeriodDays: 7 },
  'told, by day': { ...free, isUnscheduled: false, hours: byDay, advanceNotice: told },
  monthly: { ...free, isUnscheduled: false, plan: monthly },
  'monthly, by day': { ...free, isUnscheduled: false, plan: monthly, hours: byDay },
};

function at(text: string): number | null {
  return text === '' ? null : present(fromHongKongWallClock(`2026-${text}:00`), text);
}

test('how long before its day a payment is taken is what the provider says, or not at all', () => {
  const plan = { unit: 'month', count: 1, firstDay: '2026-12-06' } as const;
  const atAnyTime = { ...free, mostMinor: null, plan: null, refusedCards: [] };
  const rule = { ...atAnyTime, plan: { openDays: 5, leastDays: 7, latestDayOfMonth: 28 } };
  assert.equal(termsOf(rule, plan, 'HKD').plan?.openDays, 5);
  assert.equal(termsOf(atAnyTime, plan, 'HKD').plan?.openDays, 0);
  assert.equal(termsOf(rule, null, 'HKD').plan, null);
});

test('a payment waits for its day, its period, its notice and its hours', () => {
  type Column = 'terms' | 'now' | 'due' | 'collected' | 'told for' | 'answer';
  // A notice is good from its day, for three.
  const cases = textTable<Column>(`
    terms           | now         | due        | collected   | told for | answer
    free            | 11-26 03:00 |            |             |          | now
    free            | 11-26 03:00 |            | 11-26 02:59 |          | now
    by day          | 11-26 06:59 |            |             |          | hours 11-26 07:00
    by day          | 11-26 07:00 |            |             |          | now
    by day          | 11-26 21:59 |            |             |          | now
    by day          | 11-26 22:00 |            |             |          | hours 11-27 07:00
    once in 7 days  | 11-26 09:00 |            |             |          | now
    once in 7 days  | 11-26 09:00 |            | 11-20 23:59 |          | period 11-27 00:00
    once in 7 days  | 11-27 00:00 |            | 11-20 23:59 |          | now
    told, by day    | 11-26 09:00 |            |             |          | untold
    told, by day    | 11-26 09:00 |            |             | 11-28    | notice 11-28 07:00
    told, by day    | 11-28 06:00 |            |             | 11-28    | hours 11-28 07:00
    told, by day    | 11-28 07:00 |            |             | 11-28    | now
    told, by day    | 11-30 21:59 |            |             | 11-28    | now
    told, by day    | 11-30 22:00 |            |             | 11-28    | untold
    told, by day    | 12-01 07:00 |            |             | 11-28    | untold
    monthly         | 11-30 23:59 | 2026-12-06 |             |          | day 12-01 00:00
    monthly         | 12-01 00:00 | 2026-12-06 |             |          | now
    monthly         | 12-06 23:59 | 2026-12-06 |             |          | now
    monthly         | 12-07 00:00 | 2026-12-06 |             |          | day 01-01 00:00
    monthly, by day | 11-26 12:00 | 2026-12-06 |             |          | day 12-01 07:00
    monthly, by day | 12-06 23:00 | 2026-12-06 |             |          | hours 01-01 07:00
  `);
  for (const { terms, now, due, collected, 'told for': day, answer } of cases) {
    const from = day === '' ? null : present(at(`${day} 00:00`), day);
    const notice = from === null ? null : { amountMinor: 1n, from, until: from + 3 * 86_400_000 };
    const given = { planDue: due || null, collectedAt: at(collected), notice };
    const time = collectionTime(present(kinds[terms], terms), given, present(at(now), now));
    const text =
      time.is === 'later'
        ? `${time.because} ${hongKongWallClock(time.opensAt).slice(5, 16)}`
        : time.is;
    assert.equal(text, answer, `${terms} at ${now}`);
  }
});

test('a plan is agreed to on days that every month has, and not too often', () => {
  const cases = textTable<'unit' | 'count' | 'first' | 'problem'>(`
    unit  | count | first      | problem
    month | 1     | 2026-12-28 |
    month | 1     | 2026-12-29 | no_such_day
    month | 3     | 2026-11-26 |
    day   | 6     | 2026-12-31 | too_often
    day   | 7     | 2026-12-31 |
    day   | 30    | 2026-11-25 | in_the_past
  `);
  const rule = { leastDays: 7, latestDayOfMonth: 28, openDays: 5 };
  for (const { unit, count, first, problem } of cases) {
    const plan = { unit: unit as 'day' | 'month', count: Number(count), firstDay: first };
    assert.equal(planProblem(rule, plan, '2026-11-26') ?? '', problem, `${unit} ${count} ${first}`);
    assert.equal(planProblem(null, plan, '2026-11-26'), 'no_plans');
  }
  assert.equal(planProblem(rule, null, '2026-11-26'), 'plan_needed');
  assert.equal(planProblem(null, null, '2026-11-26'), undefined);
});

test('the day of a plan moves on by its period, over the ends of years', () => {
  assert.equal(nextDue(monthly, '2026-12-06'), '2027-01-06');
  assert.equal(nextDue({ ...monthly, count: 3 }, '2026-11-28'), '2027-02-28');
  assert.equal(nextDue({ unit: 'day', count: 30, firstDay: '' }, '2026-12-06'), '2027-01-05');
  assert.equal(dueFrom(monthly, '2026-09-06', '2026-11-07'), '2026-12-06');
});

test('a notice counts whole days between, and is good for some', () => {
  const now = present(at('11-26 23:59'), 'now');
  const span = noticeSpan(told, '2026-11-26', now);
  assert.deepEqual(
    [span.day, hongKongWallClock(span.until)],
    ['2026-11-28', '2026-12-01 00:00:00'],
  );
  assert.equal(noticeSpan(told, '2026-12-05', now).day, '2026-12-05');
});

test('what a provider tells is good for days from the telling, and not until any later day', () => {
  const now = present(at('11-26 23:59'), 'now');
  const spanFor = (by: 'provider' | 'us', day: HongKongDay): readonly [string, string, boolean] => {
    const { from, until, isTooEarly } = noticeSpan({ ...told, by }, day, now);
    const days = [from, until].map((one) => hongKongWallClock(one).slice(5, 10));
    return [days[0] ?? '', days[1] ?? '', isTooEarly];
  };
  for (const day of ['2026-11-20', '2026-11-28', '2026-11-29', '2026-11-30'] as const) {
    assert.deepEqual(spanFor('provider', day), ['11-28', '12-01', false], day);
  }
  assert.deepEqual(spanFor('provider', '2026-12-01'), ['11-28', '12-01', true]);
  assert.deepEqual(spanFor('us', '2026-11-30'), ['11-30', '12-03', false]);
  assert.deepEqual(spanFor('us', '2026-12-31'), ['12-31', '01-03', false]);
});
