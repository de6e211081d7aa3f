import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { decideStanding } from './decide-standing.ts';
import type { Period, Standing } from './standing.ts';

function at(text: string): number {
  return Date.parse(`${text}+08:00`);
}

type Column = 'period' | 'starts' | 'made' | 'left' | 'now' | 'makes' | 'next' | 'rest';

const base = { threshold: null, cap: null, restMinutes: null, lookAt: null };

test('by the calendar one comes each period, and none for those that were missed', () => {
  for (const row of textTable<Column>(`
  period      | starts           | made | left | now              | makes | next             | rest
  weekly      | 2026-11-27T09:30 | 0    | -    | 2026-11-27T09:30 | yes   | 2026-12-04T09:30 | -
  weekly      | 2026-11-27T09:30 | 1    | 3    | 2026-12-04T09:31 | yes   | 2026-12-11T09:30 | 2
  weekly      | 2026-11-27T09:30 | 1    | 9    | 2026-12-20T00:00 | yes   | 2026-12-25T09:30 | 6
  weekly      | 2026-11-27T09:30 | 1    | 1    | 2026-12-04T09:30 | yes   | -                | 0
  weekly      | 2026-11-27T09:30 | 1    | 2    | 2027-12-04T09:30 | yes   | -                | 0
  weekly      | 2026-11-27T09:30 | 1    | 0    | 2026-12-04T09:30 | no    | -                | 0
  fortnightly | 2026-11-27T09:30 | 0    | -    | 2026-11-27T09:30 | yes   | 2026-12-11T09:30 | -
  monthly     | 2026-10-31T00:00 | 0    | -    | 2026-10-31T00:00 | yes   | 2026-11-30T00:00 | -
  monthly     | 2026-10-31T23:59 | 1    | -    | 2026-11-30T23:59 | yes   | 2026-12-31T23:59 | -
  monthly     | 2028-01-31T12:00 | 0    | -    | 2028-01-31T12:00 | yes   | 2028-02-29T12:00 | -
  `)) {
    const standing: Standing = {
      ...base,
      period: row.period as Period,
      periodsLeft: row.left === '-' ? null : Number(row.left),
      startsAt: at(row.starts),
      made: Number(row.made),
    };
    const sight = { nowMs: at(row.now), amount: 1n, balance: 0n, spent30Days: 0n, lookEveryMs: 1 };
    const decided = decideStanding(standing, sight);
    assert.deepEqual(
      [decided.makesOne, decided.lookAt, decided.periodsLeft],
      [
        row.makes === 'yes',
        row.next === '-' ? null : at(row.next),
        row.rest === '-' ? null : Number(row.rest),
      ],
      JSON.stringify(row),
    );
  }
});

test('below its threshold one comes, within its cap, and then it rests', () => {
  for (const row of textTable<'balance' | 'spent' | 'makes' | 'waits'>(`
    balance | spent | makes | waits
    2000    | 0     | no    | 60
    1999    | 0     | yes   | 3600
    -5      | 5000  | yes   | 3600
    1999    | 5001  | no    | 60
  `)) {
    const { balance, spent, makes, waits } = row;
    const standing: Standing = {
      ...base,
      period: null,
      periodsLeft: null,
      threshold: 2_000n,
      cap: 10_000n,
      restMinutes: 60,
      startsAt: 0,
      made: 3,
    };
    const decided = decideStanding(standing, {
      nowMs: 1_000,
      amount: 5_000n,
      balance: BigInt(balance),
      spent30Days: BigInt(spent),
      lookEveryMs: 60_000,
    });
    assert.equal(decided.makesOne, makes === 'yes', balance);
    assert.equal(decided.lookAt, 1_000 + Number(waits) * 1_000);
  }
});
