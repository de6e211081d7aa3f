import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { openServer } from '#platform/http';
import { hourMs, present } from '#base';
import { leafHash, readCheckpoint, readVerifierKey, signersOf } from '#wire/tlog';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { openLogChannel } from './index.ts';

const { context, person, order, tell } = await openTopupWorld();
context.clock.advance(hourMs);
const app = openServer({ log: context.log, metrics: context.metrics, trustedProxies: [] });
await app.register(async (scope) => openLogChannel(scope, context));
await app.listen({ host: '127.0.0.1', port: 0 });
test.after(() => app.close());
const address = app.server.address();
const port = typeof address === 'object' ? present(address, 'an address').port : 0;
const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

test('before anything was sealed there is nothing to fetch', async () => {
  for (const path of ['/log/checkpoint', '/log/tile/0/000.p/1', '/log/tile/entries/000.p/1']) {
    assert.equal((await get(path)).status, 404, path);
  }
});

test('a stranger verifies the whole log from what it publishes', async () => {
  const { subscriber, number } = await person(['+85265432101']);
  await tell(await order(number, 5_000n, subscriber));
  await sealAll(context);

  const published = await get('/log/checkpoint');
  assert.equal(published.headers.get('content-type'), 'text/plain; charset=utf-8');
  const { checkpoint, note } = readCheckpoint(await published.text());
  const keys = (await (await get('/log/keys')).text()).trim().split('\n').map(readVerifierKey);
  assert.deepEqual(signersOf(note, keys), keys);

  const { size } = checkpoint;
  const tile = await get(`/log/tile/0/000.p/${size}`);
  assert.match(present(tile.headers.get('cache-control'), 'cache-control'), /immutable/);
  const hashes = Buffer.from(await tile.arrayBuffer());
  const bundle = Buffer.from(await (await get(`/log/tile/entries/000.p/${size}`)).arrayBuffer());
  const leaves = Array.from({ length: size }, (_, at) => {
    assert.equal(bundle.readUInt16BE(at * 34), 32);
    return leafHash(bundle.subarray(at * 34 + 2, at * 34 + 34));
  });
  assert.ok(Buffer.concat(leaves).equals(hashes));
  assert.ok(rootOf(leaves).equals(checkpoint.root));
});

/** RFC 6962, 2.1, word by word, and not with the code that made it. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(rootOf(leaves.slice(0, split)))
    .update(rootOf(leaves.slice(split)))
    .digest();
}

test('by its name a log stands at an address of its own, as it does at that of all', async () => {
  const size = readCheckpoint(await (await get('/log/checkpoint')).text()).checkpoint.size;
  for (const part of ['checkpoint', `tile/0/000.p/${size}`, `tile/entries/000.p/${size}`]) {
    const [one, other] = await Promise.all([
      get(`/log/of/lowu.localhost/log/${part}`),
      get(`/log/${part}`),
    ]);
    assert.equal(one.status, 200, part);
    for (const name of ['content-type', 'cache-control']) {
      assert.equal(one.headers.get(name), other.headers.get(name), part);
    }
    assert.deepEqual(await one.arrayBuffer(), await other.arrayBuffer(), part);
  }
});

test('a place that no tree has, or that is written otherwise, is not there', async () => {
  for (const path of [
    '/log/tile/0/000',
    '/log/tile/0/000.p/255',
    '/log/tile/0/0',
    '/log/tile/64/000.p/1',
    '/log/tile/00/000.p/1',
    '/log/tile/7/x999/x999/x999/x999/999',
    '/log/tile/0/..%2f..%2fkeys',
    '/log/tile/entries/001.p/1',
    '/log/tile/entries/x000/000.p/1',
    '/log/secrets',
    '/log/of/another.example/log/checkpoint',
    '/log/of/lowu.localhost/log',
    '/log/of/lowu.localhost/log/tile/64/000.p/1',
    '/log/of/lowu.localhost/log/tile/0/000',
    '/log/of/lowu.localhost/log/tile/entries/001.p/1',
  ]) {
    assert.equal((await get(path)).status, 404, path);
  }
});
