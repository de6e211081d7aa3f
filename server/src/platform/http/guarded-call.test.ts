import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import { openMetrics } from '#platform/metrics';
import { openDnsServer } from '#test/dns-server';
import { type HttpClient, openHttpClient } from './index.ts';

interface World {
  readonly client: HttpClient;
  readonly port: number;
  received(): number;
  asked(): number;
}

async function openWorld(
  t: TestContext,
  names: Readonly<Record<string, readonly string[]>> = {},
): Promise<World> {
  let received = 0;
  const server = createServer((_request, response) => {
    received += 1;
    response.setHeader('connection', 'close').end('taken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const names4 = await openDnsServer(names);
  const nameServers = [names4.address];
  const client = openHttpClient({ isProduction: false, metrics: openMetrics(), nameServers });
  t.after(async () => {
    client.close();
    server.close();
    await names4.close();
  });
  const { port } = server.address() as AddressInfo;
  return { client, port, received: () => received, asked: () => names4.asked.length };
}

const get = { method: 'GET', timeoutMs: 10_000 } as const;
const outside = { mayBeLoopback: false };
const demo = { mayBeLoopback: true };
const refused = { outcome: 'not_sent', reason: 'address_not_public' } as const;

suite('a guarded call', () => {
  test('does not connect to our own machines, however their address is written', async (t) => {
    const { client, port, received } = await openWorld(t);
    const hosts = ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', 'localhost'];
    for (const host of [...hosts, 'a.localhost', '10.0.0.1', '169.254.169.254']) {
      const url = `http://${host}:${port}/`;
      assert.deepEqual(await client.call({ ...get, url, guard: outside }), refused, host);
    }
    assert.equal(received(), 0);
  });

  test('does not connect to a name that leads to them', async (t) => {
    const inner = { 'inner.example': ['127.0.0.1'], 'metadata.example': ['169.254.169.254'] };
    const { client, port, received } = await openWorld(t, inner);
    for (const host of Object.keys(inner)) {
      const url = `http://${host}:${port}/`;
      assert.deepEqual(await client.call({ ...get, url, guard: outside }), refused);
      assert.notEqual((await client.call({ ...get, url, guard: demo })).outcome, 'refused');
    }
    assert.equal(received(), 1, 'the demo calls this machine');
  });

  test('connects to the address that was judged, whatever a name says next', async (t) => {
    const name = 'rebound.example';
    // The second answer is what a careless client would look up again and connect to.
    const { client, port, received, asked } = await openWorld(t, {
      [name]: ['203.0.113.1', '127.0.0.1'],
    });
    const url = `http://${name}:${port}/`;
    assert.deepEqual(await client.call({ ...get, url, guard: outside }), refused);
    assert.equal(asked(), 1);
    assert.deepEqual(await client.call({ ...get, url, guard: outside }), refused);
    assert.equal(received(), 0);
  });

  test('of a name that nobody answers for says that nothing was sent', async (t) => {
    const { client } = await openWorld(t);
    const url = 'http://silent.example/';
    const outcome = await client.call({ ...get, url, guard: outside, timeoutMs: 300 });
    assert.deepEqual(outcome, { outcome: 'not_sent', reason: 'the time was over' });
  });
});

test('a call without a guard goes where it always went', async (t) => {
  const { client, port, received } = await openWorld(t);
  await client.call({ ...get, url: `http://localhost:${port}/` });
  await client.call({ ...get, url: `http://127.0.0.1:${port}/` });
  assert.equal(received(), 2);
});
