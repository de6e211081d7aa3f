import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statement } from '#platform/postgres';
import { testDatabase, testStartMs } from '#test/database';

const countRequests = statement<{ count: bigint }>(
  'count platform.request',
  'select count(*) from platform.request',
);

test('every test database has the schema and rows of its own', async (t) => {
  const [one, other] = await Promise.all([testDatabase(t), testDatabase(t)]);
  assert.notEqual(one.url, other.url);
  const context = one.context();
  assert.equal(context.clock.now(), testStartMs);
  assert.deepEqual(await context.db.read(countRequests), [{ count: 0n }]);
  assert.deepEqual(await other.context().db.read(countRequests), [{ count: 0n }]);
});
