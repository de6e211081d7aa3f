import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { openFiles, serveLost, servePages } from './files.ts';
import { openServer } from './server.ts';

const document = 'app/index.html';
const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** A server of one built document, as plain and as packed text. */
function served(t: TestContext) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-files-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'app'));
  writeFileSync(path.join(folder, document), 'the app');
  writeFileSync(path.join(folder, `${document}.br`), 'packed');
  const app = openServer({ log: silentLog, metrics: openMetrics() });
  t.after(() => app.close());
  const files = openFiles(folder);
  servePages(app, files, document, ['/', '/top-ups/{topup}']);
  serveLost(app, files, document);
  return app;
}

test('a page is its document at each of its addresses, packed where that is read', async (t) => {
  const app = served(t);
  for (const address of ['/', '/top-ups/top_1']) {
    const { statusCode, body } = await app.inject(address);
    assert.deepEqual([statusCode, body], [200, 'the app']);
  }
  const packed = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip, br' } });
  assert.deepEqual([packed.headers['content-encoding'], packed.body], ['br', 'packed']);
});

test('a slash behind the address of a page leads to the page', async (t) => {
  const app = served(t);
  const ways = { '/top-ups/top_1/': '/top-ups/top_1', '/top-ups/a/?b=/&c/': '/top-ups/a?b=/&c/' };
  for (const [asked, leads] of Object.entries(ways)) {
    const { statusCode, headers } = await app.inject(asked);
    assert.deepEqual([statusCode, headers.location], [308, leads]);
  }
});

test('a person who is lost sees a page that says so, and a program is refused', async (t) => {
  const app = served(t);
  const person = await app.inject({ url: '/no/such/page', headers: page });
  assert.deepEqual([person.statusCode, person.body], [404, 'the app']);
  assert.match(String(person.headers['content-type']), /^text\/html/);
  for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
    const program = await app.inject({ url: '/no/such/page', headers });
    assert.equal(program.statusCode, 404);
    assert.equal(program.json<{ code: string }>().code, 'route_unknown');
  }
  const posted = await app.inject({ method: 'POST', url: '/no/such/page', headers: page });
  assert.equal(posted.json<{ code: string }>().code, 'route_unknown');
});

test('the length goes before how long it may be kept, over a real connection', async (t) => {
  const app = served(t);
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const socket = net.connect(Number(address.port), address.hostname);
  socket.write('GET / HTTP/1.1\r\nhost: lowu\r\nconnection: close\r\n\r\n');
  const answer = (await text(socket)).toLowerCase();
  const [length, kept] = [
    answer.indexOf('\r\ncontent-length: 7\r\n'),
    answer.indexOf('cache-control'),
  ];
  assert.ok(length > 0 && length < kept, answer);
  assert.ok(!answer.includes('transfer-encoding'), answer);
});
