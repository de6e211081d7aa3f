import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hongKongDay, hongKongMidnight, minuteMs } from '#base';
import { loadCatalog } from '#catalog';
import { openChargingScript } from '#test/charging-script';
import { type TestContext, testDatabase } from '#test/database';
import { dearerDocument } from '#test/demo-catalog';
import { reactions } from '../../src/reactions.ts';

test('a session ends at the prices it began with, and the next pays the new ones', async (t) => {
  const database = await testDatabase(t);
  const script = await openChargingScript(database.context({ reactions }));
  await script.run('line a commuter 50 for 30');
  await script.run('open s a data HK ask some');
  await script.run('use s 1MB ask some');
  assert.match(await script.show('a'), /^49\.00/);
  await loadCatalog(database.context({ reactions }), dearerDocument());
  await script.run('wait 60');
  await script.run('use s 1MB ask some');
  await script.run('close s 1MB');
  assert.equal(await script.show('a'), '47.00/0.00');
  await script.run('open n a data HK ask some');
  await script.run('close n 1MB');
  assert.equal(await script.show('a'), '45.00/0.00');
  assert.deepEqual(await script.problems(), []);
});

/** A line with money, ten minutes before the midnight at which data becomes dearer. */
async function beforeDearerDay(t: { after(work: () => Promise<void>): void }) {
  const database = await testDatabase(t);
  const context: TestContext = database.context({ reactions });
  const script = await openChargingScript(context);
  await script.run('line a commuter 50 for 30');
  const midnightMs = hongKongMidnight(context.clock.now()) + dayMs;
  await loadCatalog(context, dearerDocument(hongKongDay(midnightMs)));
  context.clock.set(midnightMs - 10 * minuteMs);
  return script;
}

test('what was used before prices rise is paid as it was then, however late', async (t) => {
  const script = await beforeDearerDay(t);
  await script.run('open s a data HK ask some');
  await script.run('open o a data HK ask some');
  await script.run('wait 1200');
  await script.run('close s 1MB from 1100 until 700');
  assert.equal(await script.show('a'), '49.00/1.00');
  await script.run('use o 1MB from 300');
  assert.match(await script.show('a'), /^47\.00/);
  await script.run('late o 9 1MB from 1000 until 900');
  assert.match(await script.show('a'), /^46\.00/);
  await script.run('close o 1MB');
  assert.equal(await script.show('a'), '44.00/0.00');
  assert.deepEqual(await script.problems(), []);
});

test('a session pays the new prices from the midnight on that brings them', async (t) => {
  const script = await beforeDearerDay(t);
  await script.run('open s a data HK ask some');
  await script.run('use s 1MB ask some');
  assert.match(await script.show('a'), /^49\.00/);
  await script.run('wait 1200');
  await script.run('use s 0 ask 1MB');
  assert.equal(await script.show('a'), '49.00/2.00');
  await script.run('close s 1MB from 300');
  assert.equal(await script.show('a'), '47.00/0.00');
  assert.deepEqual(await script.problems(), []);
});

test('a quota that lives on over midnight has set aside what it will cost then', async (t) => {
  const script = await beforeDearerDay(t);
  await script.run('wait 590');
  await script.run('open s a data HK ask 1MB');
  assert.equal(await script.show('a'), '50.00/2.00');
});

test('a session that has used nothing yet keeps the prices it began with as well', async (t) => {
  const database = await testDatabase(t);
  const context = database.context({ reactions });
  const script = await openChargingScript(context);
  await script.run('line a commuter 50 for 30');
  await script.run('open s a data HK ask 1MB');
  await script.run('wait 60');
  await loadCatalog(context, dearerDocument());
  await script.run('wait 60');
  await script.run('use s 0 ask 1MB');
  assert.equal(await script.show('a'), '50.00/1.00');
  await script.run('close s 1MB from 30');
  assert.equal(await script.show('a'), '49.00/0.00');
});
