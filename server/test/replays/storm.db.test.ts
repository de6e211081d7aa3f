import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weather } from './storm.ts';

test('a hundred top-ups, each sent twenty times at once, have a hundred effects', async (t) => {
  const { effects, requests } = await weather(t, { keys: 100, copies: 20, inFlight: 200 });
  assert.deepEqual([effects, requests], [100, 2_000]);
});
