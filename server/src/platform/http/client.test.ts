import assert from 'node:assert/strict';
import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import { openMetrics } from '#platform/metrics';
import { type ConnectionFault, openFaultProxy } from '#test/fault-proxy';
import { type HttpClient, openHttpClient } from './index.ts';

const metrics = openMetrics();

function openClient(t: TestContext, isProduction = false): HttpClient {
  const client = openHttpClient({ isProduction, metrics });
  t.after(() => client.close());
  return client;
}

/** The world: a server with this answer, behind a proxy with this fault. */
async function openWorld(
  t: TestContext,
  answer: RequestListener,
  fault: ConnectionFault = {},
): Promise<{ url: string; received: () => number }> {
  let received = 0;
  const server = http.createServer((request, response) => {
    received += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await openFaultProxy(server.address() as AddressInfo, () => fault);
  t.after(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${proxy.port}/pay`, received: () => received };
}

const answerOk: RequestListener = (_request, response) => response.end('success'.repeat(100));
const post = { method: 'POST', body: '{"amount":"100.00"}', timeoutMs: 30_000 } as const;
/** For what never comes. */
const briefly = { ...post, timeoutMs: 300 } as const;

suite('proof', () => {
  test('an answer that came whole is proof, with its headers and bytes', async (t) => {
    const { url } = await openWorld(t, (request, response) => {
      response.writeHead(200, { 'X-One': 'a', 'Set-Cookie': ['b=1', 'c=2'] });
      request.pipe(response);
    });
    const outcome = await openClient(t).call({ ...post, url, headers: { 'x-sent': '1' } });
    assert.equal(outcome.outcome, 'proof');
    assert.equal(outcome.answer.status, 200);
    assert.equal(outcome.answer.body.toString(), post.body);
    assert.equal(outcome.answer.headers['x-one'], 'a');
    assert.equal(outcome.answer.headers['set-cookie'], 'b=1, c=2');
  });

  for (const status of [204, 302, 400, 404]) {
    test(`a ${status} is proof, and nothing is followed or repeated`, async (t) => {
      const { url, received } = await openWorld(t, (_request, response) => {
        response.writeHead(status, { location: '/elsewhere' }).end();
      });
      const outcome = await openClient(t).call({ ...post, url });
      assert.equal(outcome.outcome === 'proof' && outcome.answer.status, status);
      assert.equal(received(), 1);
    });
  }

  test('a connection that was kept alive serves the next call', async (t) => {
    const ports = new Set<number | undefined>();
    const { url } = await openWorld(t, (request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    const client = openClient(t);
    for (let call = 0; call < 5; call += 1) {
      assert.equal((await client.call({ ...post, url })).outcome, 'proof');
    }
    assert.equal(ports.size, 1);
  });
});

suite('not sent', () => {
  const nowhere: [string, string, string][] = [
    ['a host that does not exist', 'http://does-not-exist.invalid/', 'ENOTFOUND|EAI_AGAIN'],
    ['a port that nobody listens on', 'http://127.0.0.1:9/', 'ECONNREFUSED'],
  ];
  for (const [name, url, reason] of nowhere) {
    test(name, async (t) => {
      const outcome = await openClient(t).call({ ...post, url });
      assert.equal(outcome.outcome, 'not_sent');
      assert.match(outcome.reason, new RegExp(reason));
    });
  }

  test('a TLS handshake that fails', async (t) => {
    const { url, received } = await openWorld(t, answerOk);
    const client = openClient(t);
    const outcome = await client.call({ ...post, url: url.replace('http:', 'https:') });
    assert.equal(outcome.outcome, 'not_sent');
    assert.equal(received(), 0);
  });

  test('a TLS handshake that is never answered', async (t) => {
    const { url } = await openWorld(t, answerOk, { isSilent: true });
    const client = openClient(t);
    const outcome = await client.call({ ...briefly, url: url.replace('http:', 'https:') });
    assert.deepEqual(outcome, { outcome: 'not_sent', reason: 'the time was over' });
  });

  test('a call whose time was over before it began', async (t) => {
    const { url, received } = await openWorld(t, answerOk);
    const outcome = await openClient(t).call({ ...post, url, timeoutMs: 0 });
    assert.deepEqual(outcome, { outcome: 'not_sent', reason: 'no time was left' });
    assert.equal(received(), 0);
  });
});

suite('sent without proof', () => {
  const faults: [string, ConnectionFault, RegExp][] = [
    ['a connection that is taken and never read', { isSilent: true }, /the time was over/],
    ['a connection that is reset', { isReset: true }, /ECONNRESET/],
    ['a request that is cut off', { cutRequestAfterBytes: 40 }, /ECONNRESET|hang up/],
    [
      'an answer that is cut off in its headers',
      { cutAnswerAfterBytes: 20 },
      /ECONNRESET|cut off|hang up/,
    ],
    ['an answer that is cut off in its body', { cutAnswerAfterBytes: 500 }, /ECONNRESET|cut off/],
    ['an answer that is lost', { loseFromAnswer: () => true }, /the time was over/],
    ['an answer that is late', { latencyMs: 1_000 }, /the time was over/],
  ];
  for (const [name, fault, reason] of faults) {
    test(name, async (t) => {
      const { url } = await openWorld(t, answerOk, fault);
      const isTimely = !reason.test('the time was over');
      const outcome = await openClient(t).call({ ...(isTimely ? post : briefly), url });
      assert.equal(outcome.outcome, 'sent_without_proof');
      assert.match(outcome.reason, reason);
    });
  }

  test('a 5xx, whose answer may still be read', async (t) => {
    const { url } = await openWorld(t, (_request, response) => {
      response.writeHead(502).end('bad gateway');
    });
    const outcome = await openClient(t).call({ ...post, url });
    assert.equal(outcome.outcome, 'sent_without_proof');
    assert.equal(outcome.reason, 'status 502');
    assert.equal(outcome.answer?.body.toString(), 'bad gateway');
  });

  test('an answer that promised more than it brought', async (t) => {
    const { url } = await openWorld(t, (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('success');
      setTimeout(() => response.destroy(), 20);
    });
    const outcome = await openClient(t).call({ ...post, url });
    assert.equal(outcome.outcome, 'sent_without_proof');
  });

  test('an answer beyond 1 MiB, which is not read to its end', async (t) => {
    const { url } = await openWorld(t, (_request, response) => {
      response.end(Buffer.alloc(1_200_000));
    });
    const outcome = await openClient(t).call({ ...post, url });
    assert.equal(outcome.outcome, 'sent_without_proof');
    assert.equal(outcome.reason, 'the answer is too large');
  });

  test('an answer as long as the caller has allowed is read to its end', async (t) => {
    const { url } = await openWorld(t, (_request, response) => {
      response.end(Buffer.alloc(1_200_000));
    });
    const allowed = { ...post, url, longestAnswerBytes: 1_200_000 };
    assert.equal((await openClient(t).call(allowed)).outcome, 'proof');
    const less = { ...allowed, longestAnswerBytes: 1_199_999 };
    assert.equal((await openClient(t).call(less)).outcome, 'sent_without_proof');
  });

  test('a kept connection that is closed as we write to it', async (t) => {
    let answered = 0;
    const { url } = await openWorld(t, (request, response) => {
      answered += 1;
      if (answered === 1) response.end();
      else request.socket.resetAndDestroy();
    });
    const client = openClient(t);
    await client.call({ ...post, url });
    assert.equal((await client.call({ ...post, url })).outcome, 'sent_without_proof');
    assert.equal(answered, 2);
  });
});

test('production makes no plain call, not even to this machine', async (t) => {
  const { url, received } = await openWorld(t, answerOk);
  await assert.rejects(openClient(t, true).call({ ...post, url }), /encrypted/);
  assert.equal(received(), 0);
});

test('how long calls took is counted by host and outcome', async (t) => {
  const { url } = await openWorld(t, answerOk);
  await openClient(t).call({ ...post, url });
  const { host } = new URL(url);
  const text = await metrics.text();
  assert.ok(
    text.includes(`lowu_http_call_seconds_count{host="${host}",outcome="proof"} 1`),
    'it stands in what Prometheus reads',
  );
});
