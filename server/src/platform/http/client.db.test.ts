import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#test/database';

test('a call inside a transaction is a fault', async (t) => {
  const { db, http } = (await testDatabase(t)).context();
  const call = { method: 'GET', url: 'http://127.0.0.1:9/', timeoutMs: 100 } as const;
  await assert.rejects(
    db.transaction(async () => http.call(call)),
    /inside a transaction/,
  );
  assert.equal((await http.call(call)).outcome, 'not_sent');
});
