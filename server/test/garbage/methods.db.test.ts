import assert from 'node:assert/strict';
import { METHODS } from 'node:http';
import { after, test } from 'node:test';
import { allOperations } from './contracts.ts';
import { closeConnections, send } from './send.ts';
import { openGarbageWorld } from './world.ts';

const world = await openGarbageWorld({ after });
after(closeConnections);

/** A tunnel is no request to an address, and is cut off. */
const methods = METHODS.filter((method) => method !== 'CONNECT');

/** As an address is written; whose it is does not matter to a method that it has not. */
function somewhere(path: string): string {
  return path.replaceAll(/\{\w+\}/g, 'x');
}

function patternOf(path: string): RegExp {
  const literal = path.replaceAll(/[.+?()|[\]]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

test('every address says of every method that it has not which it has', async () => {
  const operations = (await allOperations()).map(({ method, path }) => {
    return { method, path: somewhere(path), pattern: patternOf(path) };
  });
  const paths = [...new Set(operations.map(({ path }) => path))];
  assert.ok(paths.length > 100, 'all channels are here');
  const asked = paths.flatMap((path) => {
    // An id may stand where another address has a word of its own.
    const here = operations.filter(({ pattern }) => pattern.test(path));
    const has = new Set<string>(here.map(({ method }) => method));
    if (has.has('GET')) has.add('HEAD');
    const others = methods.filter((method) => !has.has(method));
    return others.map((method) => ({ method, path, has }));
  });
  const bodies = [undefined, Buffer.from('{"a":'), Buffer.from([0xff, 0])];
  for (let from = 0; from < asked.length; from += 8) {
    const some = asked.slice(from, from + 8);
    const answered = some.map(async ({ method, path, has }, index) => {
      const body = method === 'HEAD' ? undefined : bodies[index % bodies.length];
      const sent = { method, path, headers: {}, ...(body ? { body } : {}) };
      const { status, headers } = await send(world.port, sent);
      assert.equal(status, 405, `${method} ${path}`);
      const allowed = new Set(headers.allow?.split(', '));
      assert.deepEqual(allowed, has, `${method} ${path}`);
    });
    await Promise.all(answered);
  }
});
