import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { openConnection } from './connection.ts';

const request = Buffer.from('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');

/** A connection to a server that does this with whatever it is asked. */
async function connectionTo(t: TestContext, answer: (socket: Socket) => unknown) {
  const server = createServer((socket) => {
    socket.setNoDelay(true).on('data', () => void answer(socket));
    t.after(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const connection = await openConnection((server.address() as AddressInfo).port);
  t.after(() => connection.close());
  return connection;
}

for (const field of ['content-length', 'Content-Length']) {
  test(`an answer that says its ${field} is read whole, in whatever pieces it comes`, async (t) => {
    const bytes = Buffer.from(`HTTP/1.1 201 Created\r\nx: y\r\n${field}: 7\r\n\r\n收到.`);
    let size = bytes.length;
    const connection = await connectionTo(t, async (socket) => {
      for (let from = 0; from < bytes.length; from += size) {
        socket.write(bytes.subarray(from, from + size));
        await turn();
      }
    });
    for (size of [bytes.length, 9, bytes.length - 1, bytes.length]) {
      assert.deepEqual(await connection.ask(request), { status: 201, body: '收到.' });
    }
  });
}

test('a server that hangs up instead of answering is a fault of the run', async (t) => {
  const connection = await connectionTo(t, (socket) => socket.end());
  await assert.rejects(connection.ask(request), /the server closed the connection/);
});

test('an answer that does not say how long it is, is none', async (t) => {
  const connection = await connectionTo(t, (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
  await assert.rejects(connection.ask(request), /an answer without its length/);
});
