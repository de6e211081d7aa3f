import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { untar } from './untar.ts';

/** One entry of an archive, as POSIX lays it out. */
function entry(name: string, content: string, kind = '0', prefix = ''): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write(kind, 156);
  head.write(prefix, 345);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([head, body]);
}

function inFolder(check: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'untar-'));
  try {
    check(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('files and folders of an archive are written, long names and sizes included', () => {
  inFolder((folder) => {
    const long = 'x'.repeat(1_300);
    const archive = [
      entry('lib/', '', '5'),
      entry('lib/a', long),
      entry('b', 'two', '0', 'deep/er'),
      entry('link', '', '2'),
      Buffer.alloc(1_024),
    ];
    untar(Buffer.concat(archive), folder);
    assert.equal(readFileSync(path.join(folder, 'lib/a'), 'utf8'), long);
    assert.equal(readFileSync(path.join(folder, 'deep/er/b'), 'utf8'), 'two');
    assert.ok(statSync(path.join(folder, 'lib/a')).mode & 0o100);
    assert.throws(() => statSync(path.join(folder, 'link')));
  });
});

test('a name that would leave the folder is refused', () => {
  inFolder((folder) => {
    for (const name of ['../outside', 'a/../../outside', '/etc/outside']) {
      assert.throws(() => untar(entry(name, 'x'), folder), /outside of/);
    }
  });
});
