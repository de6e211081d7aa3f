import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minuteMs } from '#base';
import { lookForAlarms, watchAlarms } from '#ops';
import { booksHold } from '#test/book-truth';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';

test('alarms tell of what stands in the database, and stand among the figures', async (t) => {
  const world = await openTopupWorld(t, {
    'transparency.witnesses': [],
    'ops.backup_hours': 24,
  });
  const { context } = world;
  const loud = async () =>
    (await lookForAlarms(context)).flatMap(({ name, state }) => (state === 'quiet' ? [] : [name]));
  assert.deepEqual(await loud(), ['backup-old'], 'nothing has begun, and no backup was made');
  watchAlarms(context);
  const text = await context.metrics.text();
  assert.match(text, /lowu_alarm\{alarm="backup-old"\} 1/);
  assert.match(text, /lowu_alarm\{alarm="rate-missing"\} 0/);

  const { subscriber, number } = await world.person(['+85265432101']);
  await world.tell(await world.order(number, 5_000n, subscriber));
  context.clock.advance(hourMs);
  await sealAll(context);
  assert.deepEqual(await loud(), ['backup-old']);
  context.clock.advance(10 * minuteMs);
  assert.deepEqual(await loud(), ['log-late', 'backup-old'], 'nobody seals');
  await booksHold(context);
});
