import assert from 'node:assert/strict';
import net from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { digestOfBooks } from './books.ts';
import { closeConnections, send } from './send.ts';
import { openGarbageWorld } from './world.ts';

const world = await openGarbageWorld({ after });
after(closeConnections);

/**
 * Long, because a machine that is busy with other tests may take seconds for what takes moments.
 */
const patienceMs = 30_000;

/** What comes back until it is enough, or the server ends the connection. */
async function exchange(
  pieces: readonly (string | Buffer)[],
  isEnough: (said: string) => boolean,
): Promise<string> {
  const socket = net.connect(world.port, '127.0.0.1');
  let said = '';
  const over = Promise.withResolvers<void>();
  socket.on('data', (piece) => {
    said += piece.toString('latin1');
    if (isEnough(said)) over.resolve();
  });
  socket.on('error', () => over.resolve());
  socket.on('close', () => over.resolve());
  socket.setTimeout(patienceMs, () => over.reject(new Error(`only this came: ${said}`)));
  for (const piece of pieces) {
    socket.write(piece);
    await delay(5);
  }
  await over.promise;
  socket.destroy();
  return said;
}

/** One answer, with as much of a body as its head has promised. */
function isWhole(said: string): boolean {
  const [head = '', body] = said.split('\r\n\r\n', 2);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
  return body !== undefined && body.length >= length;
}

/** Of an answer that does not say so the end is waited for. */
const keepsConnection = /^connection: keep-alive$/im;

const host = 'Host: localhost';
const json = 'Content-Type: application/json';

/** Bytes that are no request, and the statuses that say so; none where the server just hangs up. */
const broken: Readonly<Record<string, readonly [RegExp, ...(string | Buffer)[]]>> = {
  'no HTTP at all': [/^HTTP\/1\.1 400 /, 'hello\r\n\r\n'],
  'a TLS greeting': [/^HTTP\/1\.1 400 /, Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3])],
  'a version that is none': [/^HTTP\/1\.1 400 /, `GET / HTTP/9.9\r\n${host}\r\n\r\n`],
  'no host': [/^HTTP\/1\.1 400 /, 'GET /api/app/session HTTP/1.1\r\n\r\n'],
  'two hosts': [
    /^HTTP\/1\.1 400 /,
    `GET /api/app/session HTTP/1.1\r\n${host}\r\nhost: elsewhere\r\n\r\n`,
  ],
  'two who ask': [
    /^HTTP\/1\.1 400 /,
    `GET /api/app/session HTTP/1.1\r\n${host}\r\nAuthorization: Bearer a\r\n` +
      'AUTHORIZATION: Bearer b\r\n\r\n',
  ],
  'two kinds of body': [
    /^HTTP\/1\.1 400 /,
    `POST /api/app/quotes HTTP/1.1\r\n${host}\r\n${json}\r\nContent-Type: text/plain\r\n` +
      'Content-Length: 2\r\n\r\n{}',
  ],
  'two keys of one order': [
    /^HTTP\/1\.1 400 /,
    `POST /api/app/topups HTTP/1.1\r\n${host}\r\n${json}\r\nIdempotency-Key: a\r\n` +
      'Idempotency-Key: b\r\nContent-Length: 2\r\n\r\n{}',
  ],
  'a header without a colon': [/^HTTP\/1\.1 400 /, `GET / HTTP/1.1\r\n${host}\r\nodd\r\n\r\n`],
  'a zero in a header': [/^HTTP\/1\.1 400 /, `GET / HTTP/1.1\r\n${host}\r\nX: a\0b\r\n\r\n`],
  'headers too large': [
    /^HTTP\/1\.1 431 /,
    `GET / HTTP/1.1\r\n${host}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
  ],
  'two lengths': [
    /^HTTP\/1\.1 400 /,
    `POST /api/app/quotes HTTP/1.1\r\n${host}\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
  ],
  'a length and chunks': [
    /^HTTP\/1\.1 400 /,
    `POST /notices/alipay_cn HTTP/1.1\r\n${host}\r\nContent-Length: 2\r\n` +
      'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  'a length that nobody should send': [
    /^HTTP\/1\.1 413 /,
    `POST /notices/alipay_cn HTTP/1.1\r\n${host}\r\nContent-Length: 70000000\r\n\r\na=1`,
  ],
  'a length below zero': [
    /^HTTP\/1\.1 400 /,
    `POST /api/app/quotes HTTP/1.1\r\n${host}\r\nContent-Length: -2\r\n\r\n`,
  ],
  'a chunk that is none': [
    /^HTTP\/1\.1 (?:400|401) /,
    `POST /api/app/quotes HTTP/1.1\r\n${host}\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    'zz\r\n{}\r\n0\r\n\r\n',
  ],
  'an expectation nobody meets': [
    /^HTTP\/1\.1 417 /,
    `POST /api/app/quotes HTTP/1.1\r\n${host}\r\nExpect: wonders\r\nContent-Length: 0\r\n\r\n`,
  ],
  'a tunnel': [/^(?:HTTP\/1\.1 4|$)/, `CONNECT localhost:22 HTTP/1.1\r\n${host}\r\n\r\n`],
  'another protocol': [
    /^HTTP\/1\.1 200 /,
    `GET /healthz HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  ],
};

test('what is no HTTP gets a plain no, and the connection ends', async () => {
  const before = await digestOfBooks(world.database.ownerUrl);
  const told = Object.entries(broken).map(async ([what, [wanted, ...pieces]]) => {
    const said = await exchange(pieces, (so) => isWhole(so) && keepsConnection.test(so));
    assert.match(said, wanted, what);
    if (/^HTTP\/1\.1 (?:400|417|431)/.test(said))
      assert.match(said, /"code":"request_unread/, what);
  });
  await Promise.all(told);
  assert.deepEqual(await digestOfBooks(world.database.ownerUrl), before);
});

function statusesIn(said: string): (string | undefined)[] {
  return [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
}

test('requests that come in one piece are answered each, in their order', async () => {
  const paths = ['/healthz', '/api/app/nothing', '/api/app/session', '/%', '/healthz'];
  const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
  const said = await exchange([requests.join('')], (so) => statusesIn(so).length === paths.length);
  assert.deepEqual(statusesIn(said), ['200', '404', '200', '404', '200']);
});

test('half a request changes nothing, however it ends', async () => {
  const before = await digestOfBooks(world.database.ownerUrl);
  const head = `POST /notices/alipay_cn HTTP/1.1\r\n${host}\r\nContent-Length: 2000\r\n\r\n`;
  const body = world.notice(world.open);
  for (const cut of [0, 1, 200, body.length - 1]) {
    const socket = net.connect(world.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, cut)]));
    await delay(20);
    socket.resetAndDestroy();
  }
  await delay(50);
  assert.deepEqual(await digestOfBooks(world.database.ownerUrl), before);
});

test('many who send a letter now and then hold nobody up, and are sent away in time', async () => {
  let over = 0;
  const slow = Array.from({ length: 40 }, () => {
    const socket = net.connect(world.port, '127.0.0.1');
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    let said = '';
    socket.on('data', (piece) => (said += piece.toString('latin1')));
    socket.on('error', () => undefined);
    socket.write(`GET /healthz HTTP/1.1\r\n${host}\r\nX-Slow: `);
    const drip = setInterval(() => socket.write('a'), 500);
    return ended.then(() => {
      clearInterval(drip);
      over += 1;
      return said;
    });
  });
  const { status } = await send(world.port, { method: 'GET', path: '/readyz', headers: {} });
  assert.deepEqual([status, over], [200, 0]);
  for (const said of await Promise.all(slow)) assert.match(said, /^HTTP\/1\.1 408 /);
});
