import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReach } from './reach.ts';

test('the page knows that the server is away, and when it has come back', async () => {
  let isUp = true;
  const reach = openReach(async () => {
    if (!isUp) throw new TypeError('Failed to fetch');
    return new Response('{}');
  });
  let changes = 0;
  const leave = reach.watch(() => {
    changes += 1;
  });
  const ask = (): Promise<unknown> => reach.fetch('/', {}).catch(() => undefined);
  await ask();
  assert.deepEqual([reach.now(), changes], [{ isAway: false, returns: 0 }, 0]);
  isUp = false;
  await ask();
  await ask();
  assert.deepEqual([reach.now(), changes], [{ isAway: true, returns: 0 }, 1]);
  isUp = true;
  await ask();
  assert.deepEqual([reach.now(), changes], [{ isAway: false, returns: 1 }, 2]);
  leave();
  isUp = false;
  await ask();
  assert.equal(changes, 2, 'who has left is told no more');
});
