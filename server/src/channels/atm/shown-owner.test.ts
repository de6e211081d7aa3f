import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownOwner } from './shown-owner.ts';

function read(name: string, charset: 'gbk' | 'utf8', label: string): string {
  return new TextDecoder(label).decode(Buffer.from(shownOwner(name, charset), 'hex'));
}

test('a name is written as whoever reads that charset reads it', () => {
  for (const name of ['陳*文', '欧阳**', 'C*** T** M**', '龍*€']) {
    assert.equal(read(name, 'gbk', 'gb18030'), name);
    assert.equal(read(name, 'utf8', 'utf-8'), name);
  }
  assert.equal(shownOwner('陳', 'gbk'), 'EA90');
  assert.equal(read('𠮷*', 'gbk', 'gbk'), '?*', 'a sign that GBK has not');
  assert.equal(shownOwner('陳*文', undefined), '?*?');
  assert.equal(read('文'.repeat(40), 'gbk', 'gbk'), '文'.repeat(25));
});
