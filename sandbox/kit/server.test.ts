import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { json, Problem, text } from './answers.ts';
import { html } from './html.ts';
import { languageOf } from './language.ts';
import { type Incoming, type RunningServer, startServer } from './server.ts';

let server: RunningServer;
const answered: string[] = [];
const logged: string[] = [];

before(async () => {
  server = await startServer({
    port: 0,
    log: (what) => logged.push(what),
    onAnswered: () => answered.push('answered'),
    routes: [
      {
        method: 'GET',
        path: '/things/:id.svg',
        answer: ({ params }) => json(200, { svg: params }),
      },
      { method: 'GET', path: '/things/:id', answer: ({ params }) => json(200, params) },
      { method: 'POST', path: '/echo', answer: ({ body }) => text(200, body) },
      { method: 'GET', path: '/language', answer: (incoming) => text(200, languageOf(incoming)) },
      { method: 'GET', path: '/hang', answer: () => 'hang' },
      { method: 'GET', path: '/reset', answer: () => 'reset' },
      {
        method: 'GET',
        path: '/teapot',
        answer() {
          throw new Problem(418, 'A teapot.');
        },
      },
      {
        method: 'GET',
        path: '/bug',
        answer() {
          throw new TypeError('A bug.');
        },
      },
    ],
  });
});

after(() => server.stop());

const get = (path: string, init?: RequestInit) => fetch(`${server.address}${path}`, init);

const post = (body: Uint8Array | string) =>
  get('/echo', { method: 'POST', body: typeof body === 'string' ? body : Buffer.from(body) });

const ask = async (query: string, header: string) =>
  (await get(`/language${query}`, { headers: { 'accept-language': header } })).text();

test('paths are matched in order and their parameters decoded', async () => {
  assert.deepEqual(await (await get('/things/a%20b')).json(), { id: 'a b' });
  assert.deepEqual(await (await get('/things/a.svg?x=1')).json(), { svg: { id: 'a' } });
});

test('what is not there is 404, another method 405, bad encoding 400', async () => {
  assert.equal((await get('/nothing')).status, 404);
  assert.equal((await get('/echo')).status, 405);
  assert.equal((await get('/things/%E0%A4%A')).status, 400);
  assert.equal((await get('/teapot')).status, 418);
});

test('a body that is not UTF-8 is 400 and one beyond 1 MiB is 413', async () => {
  assert.equal((await post(new Uint8Array([0xff, 0xfe]))).status, 400);
  assert.equal((await post('x'.repeat(1024 * 1024 + 1))).status, 413);
  assert.equal(await (await post('\ufeff中')).arrayBuffer().then((b) => b.byteLength), 6);
});

test('a bug in a handler is 500, is logged, and harms nobody else', async () => {
  assert.equal((await get('/bug')).status, 500);
  assert.deepEqual(logged, ['a handler failed']);
  assert.equal((await get('/things/1')).status, 200);
});

test('hanging and broken connections look so from outside', async () => {
  const countBefore = answered.length;
  await assert.rejects(get('/hang', { signal: AbortSignal.timeout(100) }), {
    name: 'TimeoutError',
  });
  await assert.rejects(get('/reset'));
  assert.equal(answered.length, countBefore + 2);
});

test('bytes that are no HTTP, and half a request, leave the server standing', async () => {
  for (const bytes of [
    '\x16\x03\x01 hello\r\n\r\n',
    'POST /echo HTTP/1.1\r\nContent-Length: 9\r\n\r\nab',
  ]) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(bytes);
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();
  }
  assert.equal((await get('/things/1')).status, 200);
});

test('the language is what the address or the browser asks for', async () => {
  assert.equal(await ask('?lang=en', 'zh-HK'), 'en');
  assert.equal(await ask('', 'zh-HK,zh;q=0.9'), 'zh-Hant');
  assert.equal(await ask('', 'zh-CN,en;q=0.5'), 'zh-Hans');
  assert.equal(await ask('', 'fr,en-GB;q=0.5'), 'en');
  assert.equal(await ask('?lang=xx', 'fr'), 'zh-Hant');
});

test('text inside a page is escaped, pages inside pages are not', () => {
  const inner = html`<b>${'<i> & "x" \'y\''}</b>`;
  assert.equal(
    html`<p title="${'"'}">${inner}${[inner, inner].slice(1)}</p>`.html,
    `<p title="&quot;">${`<b>&lt;i&gt; &amp; &quot;x&quot; &#39;y&#39;</b>`.repeat(2)}</p>`,
  );
});

test('stopping ends hanging connections too', async () => {
  const other = await startServer({
    port: 0,
    log: () => {},
    routes: [{ method: 'GET', path: '/hang', answer: (_incoming: Incoming) => 'hang' }],
  });
  const hanging = assert.rejects(fetch(`${other.address}/hang`));
  await new Promise((resolve) => setTimeout(resolve, 30));
  await Promise.all([other.stop(), hanging]);
});
