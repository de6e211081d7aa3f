import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMetrics } from './index.ts';

test('counts, durations and gauges stand in what Prometheus reads', async () => {
  const metrics = openMetrics();
  let waiting = 3;
  metrics.count('notices_total', { provider: 'alipay_cn' });
  metrics.count('notices_total', { provider: 'alipay_cn' }, 2);
  metrics.observe('post_seconds', 0.004, { lane: '1' });
  metrics.gauge('jobs_waiting', () => waiting);
  waiting = 4;
  const text = await metrics.text();
  assert.match(text, /^notices_total\{provider="alipay_cn"\} 3$/m);
  assert.match(text, /^post_seconds_bucket\{le="0\.005",lane="1"\} 1$/m);
  assert.match(text, /^post_seconds_bucket\{le="0\.0025",lane="1"\} 0$/m);
  assert.match(text, /^jobs_waiting 4$/m);
  assert.match(text, /^process_resident_memory_bytes \d+$/m);
});

test('two servers in one process count apart', async () => {
  const [one, other] = [openMetrics(), openMetrics()];
  one.count('requests_total');
  other.count('requests_total', {}, 5);
  assert.match(await one.text(), /^requests_total 1$/m);
  assert.match(await other.text(), /^requests_total 5$/m);
});
