import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs, secondMs } from '#base';
import { type TestContext, testDatabase } from '#test/database';
import { noteOutcome } from './note-outcome.ts';
import { type Health, readHealth } from './read-health.ts';

const connector = 'stripe';

/**
 * Plays outcomes as they come, `+` an answer and `-` none, and gives how it is shown after each.
 */
async function shown(context: TestContext, outcomes: string, everyMs = 0): Promise<Health[]> {
  const each: Health[] = [];
  for (const outcome of outcomes) {
    await noteOutcome(context, connector, outcome === '+');
    each.push((await readHealth(context)).get(connector) ?? 'good');
    context.clock.advance(everyMs);
  }
  return each;
}

const failing = (count: number): Health[] => Array.from({ length: count }, () => 'failing');
const good = (count: number): Health[] => Array.from({ length: count }, () => 'good');

test('one answer brings no failing method back; enough of them do', async (t) => {
  const context = (await testDatabase(t)).context();
  assert.deepEqual(await shown(context, '---'), [...good(2), ...failing(1)]);
  assert.deepEqual(await shown(context, '+++++++++'), failing(9));
  assert.deepEqual(await shown(context, '+'), good(1));
  assert.deepEqual(await shown(context, '--+-+'), good(5), 'fewer than half say nothing again');
  assert.equal((await readHealth(context)).get('alipay_cn'), undefined);
});

test('one that answers every other time is shown as failing once, over many minutes', async (t) => {
  const context = (await testDatabase(t)).context();
  const each = await shown(context, '-+'.repeat(60), 11 * secondMs);
  const changes = each.filter((health, at) => at > 0 && health !== each[at - 1]);
  assert.deepEqual(changes, ['failing']);
});

test('one that nobody asks is offered again, and fails anew by as many', async (t) => {
  const context = (await testDatabase(t)).context();
  await shown(context, '---');
  context.clock.advance(3 * minuteMs);
  assert.deepEqual(await shown(context, '-'), failing(1));
  context.clock.advance(3 * minuteMs);
  // The three are over and the last is not: nothing has answered since.
  assert.equal((await readHealth(context)).get(connector), 'failing');
  context.clock.advance(3 * minuteMs);
  assert.equal((await readHealth(context)).get(connector), undefined);
  assert.deepEqual(await shown(context, '---'), [...good(2), ...failing(1)]);
});
