import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minuteMs } from '#base';
import { type AlarmName, judgeAlarms, type Readings } from './alarm.ts';

const nowMs = Date.parse('2026-11-27T00:00:00Z');
const none = { count: 0n, oldestAt: null };
const witness = { url: 'https://w.example', key: 'k', size: 9n, cosignedAt: nowMs, failure: null };
const schedule = {
  name: 'seal the log',
  nextRunAt: nowMs,
  startedAt: nowMs - 1_000,
  finishedAt: nowMs,
  failure: null,
};
const job = {
  id: '1',
  task: 'tell the owner',
  attempts: 1,
  maxAttempts: 25,
  isRunning: false,
  runAt: nowMs,
  lastError: null,
};
const log = { origin: 'a.b/c', size: 9n, sealedUntil: nowMs, haltedAt: null, verifierKeys: [] };

const well: Readings = {
  nowMs,
  schedules: [schedule],
  jobs: [job],
  troubles: { attempts: none, refunds: none, lateRefunds: none, notices: none, mismatched: 0n },
  stranded: none,
  transfers: { late: none, contested: none },
  health: new Map([['alipay_cn', 'good']]),
  reviews: { waiting: 1, oldestAt: nowMs - hourMs },
  reviewMs: 4 * hourMs,
  appeals: { late: 0, near: 0 },
  bankDays: [],
  differing: none,
  unmatched: { count: 0, oldestAt: null },
  bags: { count: 0, oldestAt: null },
  owedAdvices: { count: 0, oldestAt: null },
  reconciliation: { bills: [], breaks: none },
  hasRate: true,
  log,
  witnesses: [witness],
  lastBackupAt: nowMs - hourMs,
  backupMs: 25 * hourMs,
};

function stateOf(name: AlarmName, changed: Partial<Readings>) {
  const alarms = judgeAlarms({ ...well, ...changed });
  const others = alarms.filter((one) => one.state !== 'quiet' && one.name !== name);
  assert.deepEqual(others, [], `${name} alone`);
  return alarms.find((one) => one.name === name)?.state;
}

test('while all is well, every alarm is quiet and has nothing to say', () => {
  for (const { state, found } of judgeAlarms(well)) {
    assert.deepEqual([state, found], ['quiet', null]);
  }
});

test('an installation that has not begun is quiet, too', () => {
  const before = { schedules: [], jobs: [], log: undefined, witnesses: [], backupMs: 0 };
  const alarms = judgeAlarms({ ...well, ...before, lastBackupAt: null });
  assert.ok(alarms.every(({ state }) => state === 'quiet'));
});

const late = { count: 2n, oldestAt: nowMs - 2 * hourMs };
const troubled = (what: object) => ({ troubles: { ...well.troubles, ...what } });
const bankDay = (day: string, hasCome = false) => ({ day, hasCome, problem: 'row 3' });
const bill = (isOverdue: boolean) => ({
  reconciliation: {
    bills: [{ connector: 'alipay_cn', day: '2026-11-25', problem: null, isOverdue }],
    breaks: none,
  },
});
const silent = { ...witness, failure: 'status 500', cosignedAt: nowMs - hourMs };

for (const [name, changed, state] of [
  ['nothing-runs', { schedules: [{ ...schedule, startedAt: nowMs - 3 * minuteMs }] }, 'raised'],
  ['bill-late', bill(false), 'look'],
  ['bill-late', bill(true), 'raised'],
  ['breaks-old', { reconciliation: { bills: [], breaks: late } }, 'look'],
  ['schedule-failed', { schedules: [{ ...schedule, failure: 'away' }] }, 'look'],
  ['jobs-failed', { jobs: [{ ...job, lastError: 'away' }] }, 'look'],
  ['jobs-failed', { jobs: [{ ...job, attempts: 25, lastError: 'away' }] }, 'raised'],
  ['notices-waiting', troubled({ notices: late }), 'raised'],
  ['notices-waiting', troubled({ notices: { count: 1n, oldestAt: nowMs - 1_000 } }), 'quiet'],
  ['payments-unknown', troubled({ refunds: late }), 'look'],
  ['payments-unknown', troubled({ attempts: { count: 1n, oldestAt: nowMs - minuteMs } }), 'quiet'],
  ['payments-mismatched', troubled({ mismatched: 1n }), 'look'],
  ['refunds-stranded', { stranded: { count: 1n, oldestAt: nowMs } }, 'look'],
  ['refunds-late', troubled({ lateRefunds: late }), 'look'],
  ['transfers-late', { transfers: { late, contested: none } }, 'look'],
  ['transfers-contested', { transfers: { late: none, contested: late } }, 'raised'],
  ['provider-failing', { health: new Map([['stripe', 'failing'] as const]) }, 'raised'],
  ['reviews-waiting', { reviews: { waiting: 1, oldestAt: nowMs - 5 * hourMs } }, 'raised'],
  ['appeals-late', { appeals: { late: 0, near: 2 } }, 'look'],
  ['appeals-late', { appeals: { late: 1, near: 0 } }, 'raised'],
  ['unmatched-waiting', { unmatched: { count: 2, oldestAt: nowMs - hourMs } }, 'look'],
  ['bags-late', { bags: { count: 2, oldestAt: nowMs - hourMs } }, 'look'],
  ['advices-owed', { owedAdvices: { count: 1, oldestAt: nowMs - hourMs } }, 'look'],
  ['advices-owed', { owedAdvices: { count: 1, oldestAt: nowMs - 25 * hourMs } }, 'raised'],
  ['statements-differ', { differing: late }, 'look'],
  ['bank-unread', { bankDays: [bankDay('2026-11-26')] }, 'quiet'],
  ['bank-unread', { bankDays: [bankDay('2026-11-24')] }, 'look'],
  ['bank-unread', { bankDays: [bankDay('2026-11-26', true)] }, 'raised'],
  ['rate-missing', { hasRate: false }, 'raised'],
  ['log-late', { log: { ...log, sealedUntil: nowMs - 6 * minuteMs } }, 'raised'],
  ['log-late', { log: { ...log, sealedUntil: null } }, 'raised'],
  ['log-late', { log: { ...log, haltedAt: nowMs } }, 'raised'],
  ['witness-silent', { witnesses: [silent] }, 'look'],
  ['witness-silent', { witnesses: [{ ...silent, cosignedAt: nowMs - minuteMs }] }, 'quiet'],
  [
    'witness-silent',
    { witnesses: [{ ...silent, failure: 'it has seen another log of this name' }] },
    'raised',
  ],
  ['backup-old', { lastBackupAt: nowMs - 26 * hourMs }, 'look'],
  ['backup-old', { lastBackupAt: null }, 'look'],
] as const satisfies readonly (readonly [AlarmName, Partial<Readings>, string])[]) {
  test(`${name} is ${state} for ${JSON.stringify(Object.keys(changed))}`, () => {
    assert.equal(stateOf(name, changed), state);
  });
}

test('one day is told as it is, and more than one with the first of them', () => {
  const [first] = bill(true).reconciliation.bills;
  assert.ok(first);
  const told = (bills: readonly (typeof first)[]) => {
    const reconciliation = { bills, breaks: none };
    const alarms = judgeAlarms({ ...well, reconciliation });
    return alarms.find(({ name }) => name === 'bill-late')?.found;
  };
  const day = { says: 'days', connector: 'alipay_cn', day: '2026-11-25', problem: null };
  assert.deepEqual(told([first]), { ...day, count: 1 });
  assert.deepEqual(told([first, first]), { ...day, count: 2 });
});
