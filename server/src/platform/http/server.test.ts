import assert from 'node:assert/strict';
import net, { type AddressInfo } from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { refusals } from '#base';
import { openLog, silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import {
  answerProblems,
  openServer,
  plainAnswers,
  type RouteShape,
  type ServerOptions,
  serve,
} from './index.ts';

const metrics = openMetrics();
const closed = { additionalProperties: false } as const;
const refuse = refusals({ too_often: 'limited' });

const pay = {
  method: 'POST',
  path: '/lines/{line}/pay',
  params: Type.Object({ line: Type.String({ maxLength: 8 }) }, closed),
  query: Type.Object({ currency: Type.Optional(Type.String()) }, closed),
  body: Type.Object(
    { amountMinor: Type.Integer({ minimum: 1 }), note: Type.Optional(Type.String()) },
    closed,
  ),
  answer: Type.Object({}),
  status: 201,
} as const satisfies RouteShape;
const forget = { method: 'DELETE', path: '/session', answer: Type.Null(), status: 204 } as const;
const limited = { method: 'GET', path: '/limited', answer: Type.Null() } as const;
const untrue = { method: 'GET', path: '/untrue', answer: Type.Object({}, closed) } as const;
const broken = { method: 'GET', path: '/broken', answer: Type.Null() } as const;

interface Running {
  readonly app: FastifyInstance;
  readonly port: number;
  call(path: string, init?: RequestInit): Promise<Response>;
}

async function open(t: TestContext, options: Partial<ServerOptions> = {}): Promise<Running> {
  const app = openServer({ log: silentLog, metrics, ...options });
  const channel = {
    app,
    log: options.log ?? silentLog,
    answers: { ...plainAnswers, statusOfCode: { ...plainAnswers.statusOfCode, too_often: 429 } },
    identify: async () => 'someone',
    languageOf: () => 'en' as const,
  };
  await app.register(async (scope) => {
    const within = { ...channel, app: scope };
    answerProblems(within);
    serve(within, pay, async ({ params, query, body, who }) => ({
      ...params,
      ...query,
      ...body,
      who,
    }));
    serve(within, forget, async () => undefined);
    serve(within, limited, async () => {
      throw refuse.too_often({ retryAfterSeconds: 7 });
    });
    serve({ ...within, isCheckingAnswers: true }, untrue, async () => ({ extra: 1 }));
    serve(within, broken, async () => {
      throw new Error('the secret inside');
    });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  return { app, port, call: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init) };
}

function json(body: string | Buffer, type = 'application/json'): RequestInit {
  return {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': type },
  };
}

/** Sends bytes as they are and reads until the server ends the connection. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    net
      .connect(port, '127.0.0.1', function connected(this: net.Socket) {
        this.write(text);
      })
      .on('data', (piece) => {
        answer += String(piece);
      })
      .on('error', reject)
      .on('close', () => resolve(answer));
  });
}

interface Told {
  readonly code: string;
  readonly errors?: readonly { where: string; what: string }[];
}

async function problemIn(response: Response): Promise<Told> {
  assert.match(String(response.headers.get('content-type')), /^application\/problem\+json/);
  return (await response.json()) as Told;
}

suite('an operation', () => {
  test('gets what it was sent, whole and checked, and answers with its status', async (t) => {
    const { call } = await open(t);
    const response = await call('/lines/7/pay?currency=HKD', json('{"amountMinor":5}'));
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), {
      line: '7',
      currency: 'HKD',
      amountMinor: 5,
      who: 'someone',
    });
  });

  test('that answers nothing answers 204 and ends', async (t) => {
    const { call } = await open(t);
    const response = await call('/session', { method: 'DELETE' });
    assert.equal(response.status, 204);
  });

  test('names every place that is wrong and what to do there', async (t) => {
    const { call } = await open(t);
    const response = await call('/lines/123456789/pay', json('{"amountMinor":1}'));
    assert.deepEqual((await problemIn(response)).errors, [
      { where: 'path/line', what: 'may have 8 characters at most' },
    ]);
    const other = await call('/lines/7/pay', json('{"amountMinor":"5","note":4,"x":1}'));
    assert.equal(other.status, 400);
    const { errors = [] } = await problemIn(other);
    assert.deepEqual(errors.map(({ where, what }) => `${where} ${what}`).sort(), [
      'body/amountMinor must be a whole number',
      'body/note must be text',
      'body/x is not a field we know; take it out',
    ]);
  });

  test('that takes nothing refuses to be given anything', async (t) => {
    const { call } = await open(t);
    assert.equal((await call('/limited?x=1')).status, 400);
    assert.equal((await call('/session', { ...json('{"x":1}'), method: 'DELETE' })).status, 400);
  });

  test('that is refused for a time says when to come again', async (t) => {
    const { call } = await open(t);
    const response = await call('/limited');
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('retry-after'), '7');
  });

  test('whose answer is not what its contract says fails where answers are checked', async (t) => {
    const { call } = await open(t);
    assert.equal((await call('/untrue')).status, 500);
  });

  test('that fails keeps the reason inside and gives a number to quote', async (t) => {
    const lines: string[] = [];
    const { call } = await open(t, { log: openLog('error', (line) => lines.push(line)) });
    const response = await call('/broken');
    const text = await response.text();
    assert.equal(response.status, 500);
    assert.doesNotMatch(text, /secret/);
    const { instance } = JSON.parse(text) as { instance: string };
    assert.equal(instance, `urn:uuid:${response.headers.get('x-request-id')}`);
    assert.ok(lines.some((line) => line.includes(instance.slice(9)) && line.includes('secret')));
  });
});

suite('bad input', () => {
  const bodies: [string, RequestInit, number, string][] = [
    ['half a body', json('{"amountMinor":'), 400, 'body_unreadable'],
    ['a body that is too large', json(`"${'x'.repeat(70_000)}"`), 413, 'body_too_large'],
    ['a body that is too deep', json('['.repeat(30) + ']'.repeat(30)), 400, 'body_unreadable'],
    ['a body in another form', json('amountMinor=5', 'text/plain'), 415, 'content_type_unknown'],
    ['a form', json('a=5', 'application/x-www-form-urlencoded'), 415, 'content_type_unknown'],
    [
      'another encoding by name',
      json('{"amountMinor":5}', 'application/json; charset=gbk'),
      ...([415, 'content_type_unknown'] as const),
    ],
    [
      'another encoding in fact',
      json(Buffer.from('{"note":"\xe9"}', 'latin1')),
      400,
      'body_unreadable',
    ],
    [
      'a text with a zero in it',
      json('{"amountMinor":1,"note":"\\u0000"}'),
      400,
      'body_unreadable',
    ],
    ['half a character', json('{"amountMinor":1,"note":"\\ud800"}'), 400, 'body_unreadable'],
    ['a number beyond all numbers', json('{"amountMinor":1e400}'), 400, 'request_invalid'],
    ['no body', { method: 'POST' }, 400, 'request_invalid'],
  ];
  for (const [name, init, status, code] of bodies) {
    test(`${name} is refused by its code`, async (t) => {
      const { call } = await open(t);
      const response = await call('/lines/7/pay', init);
      assert.equal((await problemIn(response)).code, code);
      assert.equal(response.status, status);
    });
  }

  for (const path of ['/nowhere', '/%', '/lines/%ff/pay', `/lines/${'9'.repeat(300)}/pay`]) {
    test(`an address that leads nowhere is refused: ${path.slice(0, 20)}`, async (t) => {
      const { call } = await open(t);
      const response = await call(path, { method: 'POST' });
      assert.equal((await problemIn(response)).code, 'route_unknown');
      assert.equal(response.status, 404);
    });
  }

  const raw: [string, string, RegExp][] = [
    ['bytes that are no request', 'hello\r\n\r\n', /^HTTP\/1.1 400 /],
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1.1 431 /,
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      /^HTTP\/1.1 400 /,
    ],
  ];
  for (const [name, text, expected] of raw) {
    test(`${name} are answered and the connection ends`, async (t) => {
      const { port } = await open(t);
      const answer = await sendRaw(port, text);
      assert.match(answer, expected);
      assert.match(answer, /application\/problem\+json/);
    });
  }
});

suite('limits', () => {
  const limits = { headersTimeoutMs: 200, requestTimeoutMs: 400 };
  test('headers that do not come are waited for no longer than allowed', async (t) => {
    const { port } = await open(t, { limits });
    assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nhost:'), /^HTTP\/1.1 408 /);
  });

  test('half a request does not hold a connection', async (t) => {
    const { port } = await open(t, { limits });
    const head = 'POST /lines/7/pay HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';
    const answer = await sendRaw(port, `${head}content-length: 100\r\n\r\n{"amount`);
    assert.match(answer, /^(HTTP\/1.1 408 |$)/);
  });

  test('a server that does not keep up turns requests away and says so', async (t) => {
    const { call } = await open(t, { limits: { overloadDelayMs: 50 } });
    const busy = setInterval(() => {
      const until = performance.now() + 90;
      while (performance.now() < until);
    }, 1);
    t.after(() => clearInterval(busy));
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    const response = await call('/limited');
    assert.equal(response.status, 503);
    assert.equal((await problemIn(response)).code, 'overloaded');
    assert.ok(response.headers.has('retry-after'));
  });

  test('closing ends even a stream that never ends', async (t) => {
    const { app, call } = await open(t, { limits: { closeTimeoutMs: 100 } });
    const quick = openServer({ log: silentLog, metrics, limits: { closeTimeoutMs: 100 } });
    quick.get('/stream', (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
      reply.raw.write('data: 1\n\n');
    });
    const address = await quick.listen({ host: '127.0.0.1', port: 0 });
    const stream = await fetch(`${address}/stream`);
    const reader = stream.body?.getReader();
    await reader?.read();
    const ended = assert.rejects(async () => reader?.read());
    await quick.close();
    await ended;
    assert.equal((await call('/limited')).status, 429);
    await app.close();
  });
});

test('every answer tells the browser to trust it with nothing', async (t) => {
  const { call } = await open(t);
  for (const path of ['/limited', '/nowhere']) {
    const { headers } = await call(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(String(headers.get('content-security-policy')), /default-src 'none'/);
  }
});

test('a request is one line in the log, by its route and not by its address', async (t) => {
  const lines: string[] = [];
  const { call } = await open(t, { log: openLog('debug', (line) => lines.push(line)) });
  const response = await call('/lines/51234567/pay', json('{"amountMinor":5}'));
  await response.text();
  const told = lines.filter((line) => line.includes('"msg":"request"'));
  assert.equal(told.length, 1);
  assert.ok(told[0]?.includes('/lines/:line/pay') && !told[0].includes('51234567'));
});

test('a method that no route has is told from an address that leads nowhere', async (t) => {
  const { call } = await open(t);
  for (const method of ['QUERY', 'PROPFIND', 'OPTIONS', 'PUT']) {
    const answer = await call('/session?a=1', { method });
    const { code } = (await answer.json()) as { code: string };
    assert.deepEqual([answer.status, code], [405, 'address_method_unknown'], method);
    assert.match(String(answer.headers.get('allow')), /^[A-Z]+(, [A-Z]+)*$/);
    const nowhere = await call('/nothing', { method });
    assert.deepEqual([nowhere.status, nowhere.headers.get('allow')], [404, null], method);
  }
});
