import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { hasGrown } from './tree.ts';

const hash = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const leaves = Array.from({ length: 70 }, (_, at) => hash(Buffer.of(0), Buffer.from(`${at}`)));

function leftOf(count: number): number {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

/** MTH of RFC 6962, 2.1. */
function rootOf(of: readonly Buffer[]): Buffer {
  const [only] = of;
  if (only && of.length === 1) return only;
  const left = leftOf(of.length);
  return hash(Buffer.of(1), rootOf(of.slice(0, left)), rootOf(of.slice(left)));
}

/** SUBPROOF of RFC 6962, 2.1.2. */
function proofOf(m: number, of: readonly Buffer[], isWhole = true): Buffer[] {
  if (m === of.length) return isWhole ? [] : [rootOf(of)];
  const left = leftOf(of.length);
  return m <= left
    ? [...proofOf(m, of.slice(0, left), isWhole), rootOf(of.slice(left))]
    : [...proofOf(m - left, of.slice(left), false), rootOf(of.slice(0, left))];
}

test('a tree that grew out of another is told from every other tree', () => {
  for (let size = 1; size <= leaves.length; size += 1) {
    const newer = { size, root: rootOf(leaves.slice(0, size)) };
    for (let old = 1; old <= size; old += 1) {
      const older = { size: old, root: rootOf(leaves.slice(0, old)) };
      const proof = proofOf(old, leaves.slice(0, size));
      assert.ok(hasGrown(older, newer, proof), `${old} to ${size}`);
      const forged = { size: old, root: hash(Buffer.from('forged')) };
      assert.ok(!hasGrown(forged, newer, proof), `a forged ${old} to ${size}`);
      assert.ok(!hasGrown(older, newer, [...proof, newer.root]), 'one hash too many');
      if (proof.length > 0) assert.ok(!hasGrown(older, newer, proof.slice(1)), 'one too few');
    }
  }
});

test('of nothing everything has grown, and nothing has shrunk', () => {
  const head = { size: 3, root: rootOf(leaves.slice(0, 3)) };
  assert.ok(hasGrown({ size: 0, root: Buffer.alloc(0) }, head, []));
  assert.ok(!hasGrown({ size: 0, root: Buffer.alloc(0) }, head, [head.root]));
  assert.ok(!hasGrown(head, { size: 2, root: rootOf(leaves.slice(0, 2)) }, []));
});
