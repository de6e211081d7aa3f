import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { simulateLedger } from './simulate.ts';

test('three hundred random runs leave the books as a small model of them says', async (t) => {
  await simulateLedger(await testDatabase(t), { seed: 1, runs: 300 });
});
