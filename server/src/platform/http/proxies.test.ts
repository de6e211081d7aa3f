import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { openServer } from './index.ts';

async function addressSeen(trustedProxies: readonly string[], forwarded: string): Promise<string> {
  const app = openServer({ log: silentLog, metrics: openMetrics(), trustedProxies });
  app.get('/', async (request) => request.ip);
  const answer = await app.inject({ url: '/', headers: { 'x-forwarded-for': forwarded } });
  await app.close();
  return answer.body;
}

test('only a proxy of ours says who calls, and only for what it has seen itself', async () => {
  assert.equal(await addressSeen([], '203.0.113.7'), '127.0.0.1');
  assert.equal(await addressSeen(['10.0.0.0/8'], '203.0.113.7'), '127.0.0.1');
  const ours = ['127.0.0.1', '10.0.0.0/8'];
  assert.equal(await addressSeen(ours, '203.0.113.7'), '203.0.113.7');
  assert.equal(await addressSeen(ours, '198.51.100.1, 203.0.113.7, 10.1.2.3'), '203.0.113.7');
});
