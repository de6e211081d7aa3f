import assert from 'node:assert/strict';
import { createServer, type Http2Server } from 'node:http2';
import { test } from 'node:test';
import { openNetworkConnection } from './connection.ts';

/** Node's own server, which shares nothing with the connection, tells what it understood. */
async function serve(answer: (path: string, body: string) => { status: number; body: string }) {
  const server: Http2Server = createServer();
  server.on('stream', (stream, headers) => {
    let body = '';
    stream.setEncoding('latin1').on('data', (piece: string) => (body += piece));
    stream.on('end', () => {
      const { status, body: said } = answer(headers[':path'] ?? '', body);
      const heads = [headers[':method'], headers[':authority'], headers['content-type']];
      stream.respond({ ':status': status });
      stream.end(`${heads.join(' ')} ${said}`);
    });
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  const connection = await openNetworkConnection(port);
  test.after(() => {
    connection.close();
    server.close();
  });
  return { port, connection };
}

test('requests at once get their own answers, also those beyond the window', async () => {
  const { port, connection } = await serve((path, body) => ({
    status: 200,
    body: `${path} ${body.length}.`,
  }));
  const asked = Array.from({ length: 200 }, (_, at) => {
    const path = `/${'long/'.repeat(at % 40)}${at}`;
    const body = 'x'.repeat(1 + ((at * 977) % 16_384));
    const said = `POST 127.0.0.1:${port} application/json ${path} ${body.length}.`;
    return connection.ask(path, body, Buffer.from(said));
  });
  await Promise.all(asked);
});

test('another status, or another answer, is an error that says what was answered', async () => {
  const { connection } = await serve((path) => ({
    status: path === '/gone' ? 404 : 200,
    body: 'nobody here',
  }));
  const here = Buffer.from('here');
  await connection.ask('/there', '{}', here);
  await assert.rejects(connection.ask('/gone', '{}', here), /another answer: .*nobody here/);
  const there = connection.ask('/there', '{}', Buffer.from('there'));
  await assert.rejects(there, /another answer: .*nobody here/);
});
