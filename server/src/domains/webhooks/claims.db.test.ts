import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type Id, isoTime, minuteMs, newId } from '#base';
import type { Context } from '#platform/context';
import { testDatabase } from '#test/database';
import { happen, logOf, openEndpoint, webhookTestSettings } from '#test/webhook-world';
import type { Verdict } from './attempt.ts';
import { closeAttempts } from './close-attempts.ts';
import { changeEndpoint, readEndpoint, testEndpoint } from './index.ts';
import { type ClaimedRow, claimDue } from './store/deliveries.ts';

async function openContext(t: TestContext, more: Readonly<Record<string, unknown>> = {}) {
  const database = await testDatabase(t);
  return database.context({ settings: { ...webhookTestSettings, ...more } });
}

let owners = 0;
function newOwner(context: Context): Id<'rsl'> {
  owners += 1;
  return newId('rsl', context.clock.now(), owners % 64);
}

/** At most 16 of an endpoint and 20 of an owner, beside those that are under way. */
function claim(
  { db, clock }: Context,
  { room = 1_024, busy = [] }: { room?: number; busy?: readonly ClaimedRow[] } = {},
): Promise<ClaimedRow[]> {
  const times = [isoTime(clock.now()), isoTime(clock.now() + minuteMs)];
  const countsBy = (name: 'endpoint' | 'owner') => {
    const groups = [...Map.groupBy(busy, (row) => row[name])];
    return [groups.map(([whose]) => whose), groups.map(([, rows]) => rows.length)];
  };
  return db.read(claimDue, [...times, 16, room, ...countsBy('endpoint'), 20, ...countsBy('owner')]);
}

function verdict(nowMs: number, more: Partial<Verdict> = {}): Verdict {
  const tried = { at: nowMs, tookMs: 1, status: 200, reason: null };
  return { state: 'delivered', dueAt: nowMs, tried, restsUntil: null, isGone: false, ...more };
}

test('an owner of many endpoints is sent no more at once than one may have', async (t) => {
  const context = await openContext(t);
  const [many, one] = [newOwner(context), newOwner(context)];
  for (const path of ['/a', '/b', '/c']) {
    await openEndpoint(context, many, `http://localhost:9${path}`);
  }
  await openEndpoint(context, one, 'http://localhost:9/d');
  await happen(context, many, 30);
  await happen(context, one, 5);
  const claimed = await claim(context);
  const of = (owner: string) => claimed.filter((row) => row.owner === owner).length;
  assert.deepEqual([of(many), of(one)], [20, 5]);
  assert.deepEqual(await claim(context, { busy: claimed }), [], 'all of their room is taken');
  const next = await claim(context, { busy: claimed.filter((row) => row.owner === many).slice(2) });
  assert.equal(next.length, 2, 'as much as has become free');
});

test('what has waited longest goes first, whoever is waited for', async (t) => {
  const context = await openContext(t);
  const all = Array.from({ length: 6 }, () => newOwner(context));
  for (const owner of all) await openEndpoint(context, owner, 'http://localhost:9/');
  for (const owner of all.toReversed()) {
    await happen(context, owner);
    context.clock.advance(1);
  }
  for (const owner of all.toReversed()) {
    assert.deepEqual(
      (await claim(context, { room: 1 })).map((row) => row.owner),
      [owner],
    );
  }
});

test('who says to be gone is turned off, also where the same moment shows a success', async (t) => {
  const context = await openContext(t);
  const owner = newOwner(context);
  const { endpoint } = await openEndpoint(context, owner, 'http://localhost:9/');
  await happen(context, owner, 2);
  const [taken, gone] = await claim(context);
  assert.ok(taken && gone);
  const nowMs = context.clock.now();
  await closeAttempts(context, [
    { row: taken, verdict: verdict(nowMs) },
    { row: gone, verdict: verdict(nowMs, { state: 'failed', isGone: true }) },
  ]);
  assert.equal((await readEndpoint(context, owner, endpoint)).disabledWhy, 'gone');
});

test('what was taken while its endpoint was turned off is told as delivered', async (t) => {
  const context = await openContext(t);
  const owner = newOwner(context);
  const { endpoint } = await openEndpoint(context, owner, 'http://localhost:9/');
  await happen(context, owner, 2);
  const [taken, failed] = await claim(context);
  assert.ok(taken && failed);
  await changeEndpoint(context, owner, endpoint, { isEnabled: false });
  const nowMs = context.clock.now();
  await closeAttempts(context, [{ row: taken, verdict: verdict(nowMs) }]);
  await closeAttempts(context, [{ row: failed, verdict: verdict(nowMs, { state: 'queued' }) }]);
  const states = (await logOf(context, owner, endpoint)).map(({ state }) => state);
  assert.deepEqual(states.toSorted(), ['delivered', 'failed']);
});

test('an endpoint is tried so often in an hour and no more', async (t) => {
  const context = await openContext(t, { webhook_tests_per_hour: 2 });
  const owner = newOwner(context);
  const { endpoint } = await openEndpoint(context, owner, 'http://localhost:9/');
  for (let times = 0; times < 2; times += 1) await testEndpoint(context, owner, endpoint);
  await assert.rejects(testEndpoint(context, owner, endpoint), { code: 'too_many_requests' });
});
