import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { dumpSchema } from '#test/schema-dump';

const file = new URL('../../db/schema.sql', import.meta.url);

test('server/db/schema.sql is what the migrations make', async (t) => {
  const { ownerUrl } = await testDatabase(t);
  const dumped = await dumpSchema(ownerUrl);
  if (process.env['LOWU_WRITE_SCHEMA'] === '1') writeFileSync(file, dumped);
  assert.equal(readFileSync(file, 'utf8'), dumped, 'run "npm run schema" and look at the change');
});
