import { emptyRoot, type Hash, nodeHash } from './hash.ts';

/** Leaves from `start` on, up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A whole subtree: the leaves from `index × 2^height` on, `2^height` of them. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

export type HashOf = (subtree: Subtree) => Hash;

/**
 * The whole subtrees that a range of leaves falls into, from the left. The range must begin where
 * a subtree of its size may: all ranges of a tree and of its proofs do.
 */
export function subtreesOf({ start, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end; ) {
    let height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height += 1;
    subtrees.push({ height, index: at / 2 ** height });
    at += 2 ** height;
  }
  return subtrees;
}

/** The root over a range of leaves (RFC 6962, 2.1): its subtrees, joined from the right. */
export function rootOf(range: Range, hashOf: HashOf): Hash {
  const hashes = subtreesOf(range).map(hashOf);
  return hashes.reduceRight((right, left) => nodeHash(left, right), hashes.pop() ?? emptyRoot);
}

/** What a leaf's path up to the root of `size` leaves is joined with, from below (2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const path: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.reverse();
}

/** What shows that the tree of `size` begins with the tree of `before` (2.1.2). */
export function consistencyRanges(before: number, size: number): Range[] {
  if (before <= 0 || before >= size) return [];
  const path: Range[] = [];
  let [start, end] = [0, size];
  // Whether the older tree is, as far as we look, the whole: then its verifier has its root.
  let isOwnRoot = true;
  while (before !== end) {
    const middle = start + splitOf(end - start);
    if (before <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
      isOwnRoot = false;
    }
  }
  if (!isOwnRoot) path.push({ start, end });
  return path.reverse();
}

/** The largest power of two that is smaller than a count above 1. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
