import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { openServer } from '#platform/http';
import { eventually } from '#test/eventually';
import { openTopupWorld } from '#test/topup-world';
import { openAppChannel } from './open-app-channel.ts';

test('one visitor has so many streams open and no more', async (t) => {
  const { context, person } = await openTopupWorld(t);
  const { number } = await person(['+85251234567']);
  const { log, metrics } = context;
  const app = openServer({ log, metrics, limits: { closeTimeoutMs: 50 } });
  const place = { publicUrl: 'http://localhost', isDemo: true, inboxUrl: null };
  await app.register(async (scope) => openAppChannel(scope, context, place));
  await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  const base = `http://localhost:${(app.server.address() as AddressInfo).port}/api/app`;

  const first = await fetch(`${base}/session`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const headers = {
    cookie: first.headers.getSetCookie().join().split(';')[0] ?? '',
    'x-csrf-token': csrfToken,
    'content-type': 'application/json',
    'idempotency-key': '01a206b7-6178-79df-b0c5-bf4955dea417',
  };
  const post = async (path: string, body: object) => {
    const answer = await fetch(base + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { id: string };
  };
  const quote = await post('/quotes', { number, amountMinor: 10_000 });
  const order = await post('/topups', { quote: quote.id, method: 'alipay_cn' });
  const leaving = new AbortController();
  t.after(() => leaving.abort());
  // An answer that nobody keeps is collected, and its stream closed with it.
  const kept: Response[] = [];
  const watch = async (signal = leaving.signal) => {
    const answer = await fetch(`${base}/topups/${order.id}/events`, { headers, signal });
    kept.push(answer);
    return answer.status;
  };

  const one = new AbortController();
  assert.equal(await watch(one.signal), 200);
  const others = await Promise.all(Array.from({ length: 9 }, () => watch()));
  assert.deepEqual(
    [200, 429].map((status) => others.filter((one) => one === status).length),
    [7, 2],
  );
  one.abort();
  await eventually('whoever left has made room', async () => (await watch()) === 200);
});
