import assert from 'node:assert/strict';
import http2, { type ClientHttp2Session, type ClientSessionOptions } from 'node:http2';
import { suite, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { type Http2Call, openHttp2Server } from '../http2-server.ts';

const metrics = openMetrics();

interface Place {
  readonly heard: Http2Call[];
  readonly session: ClientHttp2Session;
}

/** A server before the client of Node, which is nghttp2's and shares nothing with it. */
async function open(t: TestContext, answer = 'yes', given: ClientSessionOptions = {}) {
  const heard: Http2Call[] = [];
  const server = await openHttp2Server({
    host: '127.0.0.1',
    port: 0,
    tls: undefined,
    log: silentLog,
    metrics,
    handle: async (call) => {
      heard.push(call);
      const said = { 'x-said': call.headers['x-said'] ?? '', 'content-type': 'text/plain' };
      return { status: 299, headers: said, body: answer, route: '' };
    },
    refuse: (error) => ({ status: 400, headers: {}, body: String(error), route: '' }),
  });
  const session = http2.connect(`http://127.0.0.1:${server.port}`, given);
  t.after(async () => {
    session.close();
    await server.stop();
  });
  return { heard, session };
}

function ask({ session }: Place, headers: Readonly<Record<string, string>>, body = '') {
  return new Promise<{ status: number; said: string; body: string }>((resolve, reject) => {
    const stream = session.request({ ':method': 'POST', ':path': '/', ...headers });
    let [status, said, text] = [0, '', ''];
    stream.on('response', (heads) => {
      status = heads[':status'] ?? 0;
      said = String(heads['x-said']);
    });
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    stream.on('error', reject).on('end', () => resolve({ status, said, body: text }));
    stream.end(body);
  });
}

suite('fields and bodies of HTTP/2', () => {
  test('any text arrives as it was sent, whatever was sent before it, and goes back', async (t) => {
    const place = await open(t);
    const text = fc.stringMatching(/^[!-~\u0080-\u00ff]([ -~\u0080-\u00ff]{0,300}[!-~])?$/);
    const name = fc.stringMatching(/^x-[a-z0-9_-]{1,30}$/);
    const fields = fc.dictionary(name, text, { maxKeys: 12 });
    await fc.assert(
      fc.asyncProperty(fields, text, async (sent, said) => {
        const answer = await ask(place, { ...sent, 'x-said': said });
        const { headers } = place.heard.at(-1) as Http2Call;
        for (const [one, value] of Object.entries(sent)) assert.equal(headers[one], value);
        assert.deepEqual(answer, { status: 299, said, body: 'yes' });
      }),
      { numRuns: 300 },
    );
  });

  test('fields of one name are one, those of cookies by a semicolon', async (t) => {
    const place = await open(t);
    const headers = { 'x-two': ['a', 'b'], cookie: ['c=1', 'd=2'], 'x-said': '' };
    await ask(place, headers as unknown as Record<string, string>);
    assert.equal(place.heard[0]?.headers['x-two'], 'a, b');
    assert.equal(place.heard[0]?.headers['cookie'], 'c=1; d=2');
  });

  test('a long answer waits for whoever takes it in small pieces', async (t) => {
    const answer = 'long '.repeat(40_000);
    const place = await open(t, answer, { settings: { initialWindowSize: 100 } });
    const answers = await Promise.all([1, 2, 3].map(() => ask(place, { 'x-said': '' })));
    for (const { body } of answers) assert.ok(body === answer);
  });

  test('bodies that are longer than any window arrive, side by side', async (t) => {
    const place = await open(t);
    const bodies = Array.from({ length: 20 }, (_, at) => String(at % 10).repeat(262_144 - at));
    await Promise.all(bodies.map((body) => ask(place, { 'x-said': '' }, body)));
    const heard = new Set(place.heard.map(({ body }) => body.toString()));
    for (const body of bodies) assert.ok(heard.has(body));
  });
});
