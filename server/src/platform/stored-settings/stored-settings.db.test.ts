import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog, silentLog } from '#platform/log';
import { statement } from '#platform/postgres';
import { setting, wholeNumber, yesOrNo } from '#platform/settings';
import { testDatabase } from '#test/database';
import { openSettings, storeSetting } from './index.ts';

const mostTries = setting('most_tries', 'How often one may try', 5, wholeNumber(1, 10));
const isOpen = setting('is_open', 'Whether it is open', true, yesOrNo);

const writeRaw = statement(
  'write a setting past the check',
  `insert into platform.setting (name, value, set_by, set_at) values ($1, $2::jsonb, 'x', now())`,
);

test('a value is its default until it is set, and then what everyone sees', async (t) => {
  const { db } = (await testDatabase(t)).context();
  const settings = openSettings(silentLog);
  await settings.refresh(db);
  assert.equal(settings.values().get(mostTries), 5);
  await storeSetting(db, mostTries, 7, 'staff_1');
  await storeSetting(db, isOpen, false, 'staff_1');
  assert.equal(settings.values().get(mostTries), 5);
  await settings.refresh(db);
  assert.equal(settings.values().get(mostTries), 7);
  assert.equal(settings.values().get(isOpen), false);
});

test('what is fixed from outside stays in force', async (t) => {
  const { db } = (await testDatabase(t)).context();
  const settings = openSettings(silentLog, { most_tries: 9 });
  await storeSetting(db, mostTries, 7, 'staff_1');
  await settings.refresh(db);
  assert.equal(settings.values().get(mostTries), 9);
});

test('a value that is not legal is refused, with what would be', async (t) => {
  const { db } = (await testDatabase(t)).context();
  await assert.rejects(storeSetting(db, mostTries, 11, 'staff_1'), {
    code: 'setting_not_legal',
    details: { name: 'most_tries', problem: 'must be a whole number from 1 to 10' },
  });
});

test('a stored value that is not legal any more is told once and not used', async (t) => {
  const { db } = (await testDatabase(t)).context();
  const lines: string[] = [];
  const settings = openSettings(openLog('warn', (line) => lines.push(line)));
  await db.read(writeRaw, ['most_tries', '"many"']);
  for (let reads = 0; reads < 3; reads += 1) {
    await settings.refresh(db);
    assert.equal(settings.values().get(mostTries), 5);
    assert.equal(settings.values().get(mostTries), 5);
  }
  assert.equal(lines.length, 1);
  assert.match(String(lines[0]), /most_tries.*must be a whole number/);
});
