import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { simulateCharging } from './simulate.ts';

test('twenty random runs of a bad network charge each report once, to the cent', async (t) => {
  await simulateCharging(await testDatabase(t), { seed: 1, runs: 20 });
});
