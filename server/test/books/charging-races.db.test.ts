import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import {
  openSession,
  sweepSessions,
  type SessionAnswer,
  type SessionStep,
  updateSession,
  type UseKind,
} from '#charging';
import { lockAccounts, readBalance } from '#ledger';
import { statement } from '#platform/postgres';
import { accountOf } from '#subscribers';
import { openChargingScript } from '#test/charging-script';
import { type TestContext, type TestDatabase, testDatabase } from '#test/database';
import { reactions } from '../../src/reactions.ts';

const database: TestDatabase = await testDatabase();

// Four processes with connections of their own, as an operator would run them.
const processes = [1, 2, 3, 4].map(() => database.context({ reactions, connections: 6 }));
const [context] = processes as [TestContext];
const script = await openChargingScript(context);
const data: UseKind = { service: 'data', zone: 'HK', direction: null, to: null };
const imsi = '454000000000010';

function messageOf(sequence: number, units: bigint): SessionStep {
  const untilMs = context.clock.now();
  const report = { sequence, units, use: data, fromMs: null, untilMs, isCounted: true };
  const group = { ratingGroup: 1, use: data, wanted: 'some' as const, used: [report] };
  return { consumer: 'smf', sequence, notifyUri: null, groups: [group] };
}

/** So many sessions of one line, each of which reports by another process each time. */
async function drain(sessions: number, rounds: number, units: bigint): Promise<SessionAnswer[]> {
  const ids = await Promise.all(
    Array.from({ length: sessions }, async (_, index) => {
      const who = { imsi };
      const message = messageOf(0, 0n);
      const own = processes[index % processes.length] as TestContext;
      return (await openSession(own, { who, chargingId: `race ${index} ${units}`, message }))
        .session;
    }),
  );
  const answers = ids.map(async (id, index) => {
    const heard: SessionAnswer[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const own = processes[(index + round) % processes.length] as TestContext;
      heard.push(await updateSession(own, id, messageOf(round, units)));
    }
    return heard;
  });
  return (await Promise.all(answers)).flat();
}

async function moneyOf(line: string): Promise<readonly [total: bigint, available: bigint]> {
  const { units } = await readBalance(context, accountOf(script.lineOf(line)));
  const { total = -1n, available = -1n } = units.find(({ unit }) => unit === 'HKD') ?? {};
  return [total, available];
}

test('sessions that drain one line from many processes never take it below zero', async () => {
  await script.run('line a commuter 7.77');
  const answers = await drain(8, 12, 102_400n);
  const [total, available] = await moneyOf('a');
  assert.ok(available >= 0n && total >= available);
  assert.equal(total, 0n);
  assert.ok(answers.some(({ groups }) => groups[0]?.result === 'limit_reached'));
  assert.deepEqual(await script.problems(), []);
});

test('a daily cap is passed by no race', async () => {
  await script.run('credit a 100');
  await drain(8, 12, 1_048_576n);
  // HK$18 a day at this rate; 9,600 KB of it were counted before, whoever could pay them.
  assert.equal((await moneyOf('a'))[0], 10_000n - (1_800n - 937n));
  assert.deepEqual(await script.problems(), []);
});

test('one report that arrives many times at once, by all processes, is charged once', async () => {
  await script.run('line b keep_number 5.00');
  await script.run('optin b HK');
  const who = { imsi: '454000000000011' };
  const opened = await openSession(context, {
    who,
    chargingId: 'once',
    message: messageOf(0, 0n),
  });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      updateSession(
        processes[index % processes.length] as TestContext,
        opened.session,
        messageOf(1, 1_048_576n),
      ),
    ),
  );
  assert.equal(new Set(answers.map(textOf)).size, 1);
  assert.equal((await moneyOf('b'))[0], 400n);
  assert.deepEqual(await script.problems(), []);
});

test('a session that speaks while it is swept stays, with the counts of its line', async () => {
  await script.run('line c commuter 50');
  for (const step of ['open s c data HK ask none', 'use s 1MB', 'close s']) await script.run(step);
  context.clock.advance(3 * dayMs);
  const account = accountOf(script.lineOf('c'));
  const speaks = statement(
    'test session speaks',
    `update charging.session set due_at = due_at + interval '3 days' where state = 'closed'`,
  );
  let sweeping: Promise<number> | undefined;
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    sweeping = sweepSessions(context);
    // As long as it takes the sweep to find the session, and to wait.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tx.query(speaks);
  });
  assert.equal(await sweeping, 0);
  context.clock.advance(3 * dayMs);
  assert.equal(await sweepSessions(context), 1);
});

function textOf(answer: SessionAnswer): string {
  return JSON.stringify(answer, (_name, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
