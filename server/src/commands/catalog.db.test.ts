import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { testKeys } from '#test/database';
import { freshFolder, lowu } from '#test/lowu';
import { openTopupWorld } from '#test/topup-world';

test('a catalogue is shown, changed, checked and loaded by commands', async (t) => {
  const { database } = await openTopupWorld(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const given = { home: freshFolder(t), environment };
  const shown = await lowu(['catalog', 'show'], given);
  assert.equal(shown.code, 0, shown.stderr);
  const document = JSON.parse(shown.stdout);
  const file = path.join(freshFolder(t), 'catalog.json');
  const loaded = async (content: unknown) => {
    writeFileSync(file, JSON.stringify(content));
    return lowu(['catalog', 'load', file, '--json'], given);
  };
  assert.deepEqual(JSON.parse((await loaded(document)).stdout), { version: 1, isNew: false });
  const wrong = { ...document, packs: 'none', operator: { ...document.operator, hotline: 7 } };
  const refused = await loaded(wrong);
  assert.deepEqual([refused.code, refused.stdout], [65, '']);
  assert.match(refused.stderr, /^operator\.hotline: .+\npacks: .+\n$/);
  const checked = await lowu(['catalog', 'check', file, '--json'], given);
  assert.deepEqual([checked.code, JSON.parse(checked.stdout).problems.length], [1, 2]);
  const next = { ...document, operator: { ...document.operator, hotline: '10086' } };
  assert.deepEqual(JSON.parse((await loaded(next)).stdout), { version: 2, isNew: true });
  assert.equal((await loaded({ ...next, plans: next.plans.slice(1) })).code, 65);
  const { versions } = JSON.parse((await lowu(['catalog', 'list', '--json'], given)).stdout);
  const told = versions.map(({ version, state }: { version: number; state: string }) => {
    return `${version} ${state}`;
  });
  assert.deepEqual(told, ['2 in force', '1 past']);
  assert.equal((await lowu(['catalog', 'show', '9'], given)).code, 65);
  assert.equal((await lowu(['catalog', 'load', '/nowhere.json'], given)).code, 78);
});
