import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import type { Bytes } from './bytes.ts';
import { leafHash, rootFrom } from './tree.ts';

const digest = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(hash('sha256', Buffer.concat(parts), 'buffer'));
const nodeOf = (left: Bytes, right: Bytes): Bytes => digest(Uint8Array.of(1), left, right);

/** The tree of RFC 6962, 2.1, cut where the RFC cuts it; and the path of one of its leaves. */
function grown(leaves: readonly Bytes[], index: number): { root: Bytes; path: Bytes[] } {
  const [only] = leaves;
  if (only && leaves.length === 1) return { root: only, path: [] };
  const split = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  const isLeft = index < split;
  const [mine, other] = isLeft
    ? [grown(left, index), grown(right, 0).root]
    : [grown(right, index - split), grown(left, 0).root];
  const root = isLeft ? nodeOf(mine.root, other) : nodeOf(other, mine.root);
  return { root, path: [...mine.path, other] };
}

test('every leaf of every small tree leads to its root, and no other path does', async () => {
  for (let size = 1; size <= 33; size += 1) {
    const entries = Array.from({ length: size }, (_, at) => Uint8Array.of(at));
    const leaves = entries.map((entry) => digest(Uint8Array.of(0), entry));
    for (const [index, entry] of entries.entries()) {
      const { root, path } = grown(leaves, index);
      const leaf = await leafHash(entry);
      assert.deepEqual(await rootFrom(leaf, { index, size }, path), root, `${index} of ${size}`);
      const longer = [...path, root];
      assert.notDeepEqual(await rootFrom(leaf, { index, size }, longer), root);
      const shorter = await rootFrom(leaf, { index, size }, path.slice(1));
      if (size > 1) assert.equal(shorter, undefined, `a hash less, ${index} of ${size}`);
      const elsewhere = await rootFrom(leaf, { index: index + size, size }, path);
      assert.equal(elsewhere, undefined, 'there is no such leaf');
    }
  }
});
