import assert from 'node:assert/strict';
import http2 from 'node:http2';
import net from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import { Refusal } from '#base';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { makeCertificates } from '#test/certificates';
import { openFaultProxy } from '#test/fault-proxy';
import { type HttpClientOptions, openHttpClient } from './client.ts';
import {
  type Http2Call,
  type Http2Reply,
  type Http2ServerOptions,
  openHttp2Server,
} from './http2-server.ts';
import type { HttpClient } from './outcome.ts';

const metrics = openMetrics();

function reply(status: number, body: string): Http2Reply {
  return { status, body, headers: { 'content-type': 'text/plain' }, route: 'test' };
}

async function echo({ body }: Http2Call): Promise<Http2Reply> {
  return reply(200, body.toString());
}

/** A server that echoes, unless told otherwise. Its port. */
async function open(t: TestContext, options: Partial<Http2ServerOptions> = {}): Promise<number> {
  const server = await openHttp2Server({
    host: '127.0.0.1',
    port: 0,
    tls: undefined,
    log: silentLog,
    metrics,
    handle: echo,
    refuse: (error) => reply(error instanceof Refusal ? 400 : 500, String(error)),
    ...options,
  });
  t.after(() => server.stop());
  return server.port;
}

function openClient(t: TestContext, options: Partial<HttpClientOptions> = {}): HttpClient {
  const client = openHttpClient({ isProduction: false, metrics, ...options });
  t.after(() => client.close());
  return client;
}

function post(port: number, body: string, timeoutMs = 30_000) {
  const url = `http://127.0.0.1:${port}/x?y=1`;
  return { method: 'POST', isHttp2: true, url, body, timeoutMs } as const;
}

/** Resolves when the other side has ended the connection, whatever it said before. */
function ended(socket: net.Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

suite('a server of HTTP/2', () => {
  test('answers many calls on one connection, each with its own body', async (t) => {
    const origins = new Set<string>();
    const port = await open(t, {
      handle: (call) => {
        origins.add(`${call.origin} ${call.path} ${call.method}`);
        return echo(call);
      },
    });
    const client = openClient(t);
    const bodies = Array.from({ length: 200 }, (_, index) => `${index}`.repeat(index));
    const outcomes = await Promise.all(bodies.map((body) => client.call(post(port, body))));
    assert.deepEqual(
      outcomes.map((one) => one.outcome === 'proof' && one.answer.body.toString()),
      bodies,
    );
    assert.deepEqual([...origins], [`http://127.0.0.1:${port} /x?y=1 POST`]);
  });

  test('refuses a body that is too large, and serves the next', async (t) => {
    const port = await open(t, { limits: { bodyBytes: 1_000 } });
    const client = openClient(t);
    const refused = await client.call(post(port, 'x'.repeat(1_001)));
    assert.equal(
      refused.outcome === 'proof' && refused.answer.body.toString(),
      'Refusal: body_too_large',
    );
    const taken = await client.call(post(port, 'x'.repeat(1_000)));
    assert.equal(taken.outcome === 'proof' && taken.answer.status, 200);
  });

  test('answers for what went wrong inside', async (t) => {
    const port = await open(t, { handle: () => Promise.reject(new Error('a fault')) });
    const outcome = await openClient(t).call(post(port, ''));
    assert.equal(outcome.outcome, 'sent_without_proof');
    assert.equal(outcome.answer?.body.toString(), 'Error: a fault');
  });

  test('survives whatever is sent to its port', async (t) => {
    const port = await open(t, { limits: { prefaceTimeoutMs: 100, idleTimeoutMs: 100 } });
    const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
    const garbage = [
      'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
      Buffer.from([0x16, 0x03, 0x01, 0x00, 0xf4, 0x01]),
      Buffer.alloc(70_000, 0xff),
      `${preface}nonsense`,
      Buffer.concat([
        Buffer.from(preface),
        Buffer.from('000000040000000000ffffff0900000000', 'hex'),
      ]),
      Buffer.concat([
        Buffer.from(preface),
        Buffer.from('0000ff0104', 'hex'),
        Buffer.alloc(400, 0x81),
      ]),
    ];
    for (const bytes of garbage) {
      const socket = net.connect(port, '127.0.0.1');
      socket.write(bytes);
      await ended(socket);
    }
    const outcome = await openClient(t).call(post(port, 'still here'));
    assert.equal(outcome.outcome === 'proof' && outcome.answer.body.toString(), 'still here');
  });

  test('ends a connection that says nothing, and those beyond its number', async (t) => {
    const port = await open(t, { limits: { prefaceTimeoutMs: 50, connections: 2 } });
    const silent = [1, 2, 3].map(() => net.connect(port, '127.0.0.1'));
    await Promise.all(silent.map(ended));
    const outcome = await openClient(t).call(post(port, 'in time'));
    assert.equal(outcome.outcome, 'proof');
  });

  test('drops a request that never ends, and answers the others', async (t) => {
    const port = await open(t, { limits: { requestTimeoutMs: 50 } });
    const slow = http2.connect(`http://127.0.0.1:${port}`);
    t.after(() => slow.destroy());
    slow.on('error', () => undefined);
    const stream = slow.request({ ':method': 'POST', ':path': '/' });
    stream.on('error', () => undefined);
    stream.write('half a bo');
    await new Promise((resolve) => stream.on('close', resolve));
    const outcome = await openClient(t).call(post(port, 'whole'));
    assert.equal(outcome.outcome, 'proof');
  });

  test('does nothing more for a caller who has gone', async (t) => {
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    const { promise: mayAnswer, resolve: release } = Promise.withResolvers<void>();
    const port = await open(t, {
      handle: async (call) => {
        if (call.body.toString() !== 'gone') return echo(call);
        asked();
        await mayAnswer;
        return echo(call);
      },
    });
    const session = http2.connect(`http://127.0.0.1:${port}`);
    session.on('error', () => undefined);
    const stream = session.request({ ':method': 'POST', ':path': '/' });
    stream.on('error', () => undefined);
    stream.end('gone');
    await isAsked;
    session.destroy();
    release();
    const outcome = await openClient(t).call(post(port, 'here'));
    assert.equal(outcome.outcome, 'proof');
  });

  test('lets an answer under way go out when it stops', async (t) => {
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
    const server = await openHttp2Server({
      host: '127.0.0.1',
      port: 0,
      tls: undefined,
      log: silentLog,
      metrics,
      handle: async (call) => {
        asked();
        await mayAnswer;
        return echo(call);
      },
      refuse: () => reply(500, ''),
    });
    const answered = openClient(t).call(post(server.port, 'last words'));
    await isAsked;
    const stopped = server.stop();
    answer();
    await stopped;
    const outcome = await answered;
    assert.equal(outcome.outcome === 'proof' && outcome.answer.body.toString(), 'last words');
    assert.equal((await openClient(t).call(post(server.port, ''))).outcome, 'not_sent');
  });

  test('with an authority for callers, takes nobody without its certificate', async (t) => {
    const { authority, server, client, stranger } = await makeCertificates();
    const port = await open(t, { tls: { ...server, callerAuthorities: authority } });
    const url = `https://localhost:${port}/`;
    const call = { ...post(port, 'hello'), url };
    const asWhom = (identity: HttpClientOptions['identity']) =>
      openClient(t, { extraAuthorities: [authority], identity }).call(call);
    assert.equal((await asWhom(client)).outcome, 'proof');
    assert.notEqual((await asWhom(undefined)).outcome, 'proof');
    assert.notEqual((await asWhom(stranger)).outcome, 'proof');
    assert.equal((await openClient(t).call(call)).outcome, 'not_sent', 'its own name is checked');
  });
});

suite('a call over HTTP/2', () => {
  test('to nobody is not sent', async (t) => {
    const outcome = await openClient(t).call(post(9, ''));
    assert.deepEqual(outcome, { outcome: 'not_sent', reason: 'ECONNREFUSED' });
  });

  test('that is taken and never answered proves nothing', async (t) => {
    const port = await open(t, {
      handle: () => new Promise(() => undefined),
      limits: { closeTimeoutMs: 10 },
    });
    const outcome = await openClient(t).call(post(port, '', 100));
    assert.deepEqual(outcome, { outcome: 'sent_without_proof', reason: 'the time was over' });
  });

  test('to a server that does not speak it proves nothing', async (t) => {
    const server = net.createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const { port } = server.address() as net.AddressInfo;
    assert.equal((await openClient(t).call(post(port, ''))).outcome, 'sent_without_proof');
  });

  test('over a connection that breaks proves nothing; the next opens another', async (t) => {
    const port = await open(t);
    let isReset = true;
    const proxy = await openFaultProxy({ port }, () =>
      isReset ? { cutRequestAfterBytes: 60 } : {},
    );
    t.after(() => proxy.close());
    const client = openClient(t);
    assert.equal(
      (await client.call(post(proxy.port, 'x'.repeat(500)))).outcome,
      'sent_without_proof',
    );
    isReset = false;
    assert.equal((await client.call(post(proxy.port, ''))).outcome, 'proof');
  });

  test('is a fault in production without TLS', async (t) => {
    const client = openClient(t, { isProduction: true });
    await assert.rejects(client.call(post(9, '')), /encrypted/);
  });
});
