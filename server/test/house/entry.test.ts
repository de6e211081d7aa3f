import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { entry, packedFolder, packedFrom, sourcesNow } from '../../bin/entry.js';

/** A project with a server that was packed from all that lies in it. */
function packedProject(t: TestContext) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'lowu-entry-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  write('server/src/main.ts', 'one');
  write('server/src/domains/ledger/post.ts', 'two');
  write('contract/src/app.ts', 'three');
  write('web/verifier/check.ts', 'four');
  write('package-lock.json', '{}');
  write(`${packedFolder}/${packedFrom}`, JSON.stringify({ sources: sourcesNow(root) }));
  return { root, write };
}

const source = 'server/src/main.ts';
const packed = 'server/dist/main.js';

test('a server that was packed from what lies here runs packed', (t) => {
  const { root, write } = packedProject(t);
  assert.equal(entry(root), path.join(root, packed));
  // Tests are no part of it.
  write('server/src/domains/ledger/post.test.ts', 'new');
  assert.equal(entry(root), path.join(root, packed));
});

test('whatever has changed since, the sources run', (t) => {
  const changes: ((project: ReturnType<typeof packedProject>) => void)[] = [
    ({ write }) => write('server/src/domains/ledger/post.ts', 'two and a half'),
    ({ root }) => utimesSync(path.join(root, 'server/src/domains/ledger/post.ts'), 1, 1),
    ({ write }) => write('contract/src/console.ts', 'new'),
    ({ write }) => write('web/verifier/check.ts', 'four and a half'),
    ({ write }) => write('package-lock.json', '{"packages":{}}'),
    ({ root }) => rmSync(path.join(root, 'server/src/domains/ledger/post.ts')),
    ({ root }) => rmSync(path.join(root, packedFolder), { recursive: true }),
  ];
  for (const change of changes) {
    const project = packedProject(t);
    change(project);
    assert.equal(entry(project.root), path.join(project.root, source), String(change));
  }
});
