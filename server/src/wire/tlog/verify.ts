import { type Hash, nodeHash } from './hash.ts';

/**
 * The root that a leaf leads to by its inclusion proof (RFC 9162, 2.1.3.2); undefined where the
 * proof has not the length it must have at this place of a tree of this size.
 */
export function rootByInclusion(
  { index, size }: { readonly index: number; readonly size: number },
  leaf: Hash,
  path: readonly Hash[],
): Hash | undefined {
  if (!isCount(index) || !isCount(size) || index >= size) return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (isOdd(at) || at === last) {
      root = nodeHash(sibling, root);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      root = nodeHash(root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : undefined;
}

export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** Whether a tree begins with all leaves of an older one, in their order (RFC 9162, 2.1.4.2). */
export function isConsistent(before: TreeHead, now: TreeHead, proof: readonly Hash[]): boolean {
  if (!isCount(before.size) || !isCount(now.size) || before.size > now.size) return false;
  if (before.size === now.size) return proof.length === 0 && before.root.equals(now.root);
  if (before.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(before.size) ? [before.root, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let [at, last] = [before.size - 1, now.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [older, newer] = [first, first];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newer = nodeHash(newer, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && older.equals(before.root) && newer.equals(now.root);
}

// Sizes pass 32 bits in a country's year, so there is no shifting here.
const half = (count: number) => Math.floor(count / 2);
const isOdd = (count: number) => count % 2 === 1;
const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count)) && 2 ** Math.round(Math.log2(count)) === count;
}
