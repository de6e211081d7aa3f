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
    body: `${path} ${body.length}`,
  }));
  const asked = Array.from({ length: 200 }, (_, at) => ({
    path: `/${'long/'.repeat(at % 40)}${at}`,
    body: Buffer.alloc(1 + ((at * 977) % 16_384), 'x'),
  }));
  const answers = await Promise.all(
    asked.map(({ path, body }) => connection.ask(path, body).then(String)),
  );
  assert.deepEqual(
    answers,
    asked.map(({ path, body }) => `POST 127.0.0.1:${port} application/json ${path} ${body.length}`),
  );
});

test('another status is an error that says what was answered', async () => {
  const { connection } = await serve(() => ({ status: 404, body: 'nobody here' }));
  await assert.rejects(connection.ask('/gone', Buffer.from('{}')), /another status: .*nobody here/);
});
