import { createHash } from 'node:crypto';

export interface Head {
  size: number;
  root: Buffer;
}

function node(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** The two roots that a proof leads to, or nothing where it ends too early. */
type Roots = { older: Buffer; newer: Buffer } | undefined;

/**
 * Whether a tree grew out of an older one: SUBPROOF of RFC 6962, 2.1.2, read backwards. The proof
 * is taken from its end, as the trees are cut from above.
 */
export function hasGrown(older: Head, newer: Head, proof: readonly Buffer[]): boolean {
  if (older.size === 0) return proof.length === 0;
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  const rest = [...proof];
  const roots = rootsOf(older.size, newer.size, true);
  return (
    roots !== undefined &&
    rest.length === 0 &&
    roots.older.equals(older.root) &&
    roots.newer.equals(newer.root)
  );

  function rootsOf(m: number, n: number, isWhole: boolean): Roots {
    if (m === n) {
      // The verifier has this root already where it is the older tree itself.
      const hash = isWhole ? older.root : rest.pop();
      return hash && { older: hash, newer: hash };
    }
    const hash = rest.pop();
    if (!hash) return undefined;
    const left = leftOf(n);
    if (m <= left) {
      const roots = rootsOf(m, left, isWhole);
      return roots && { older: roots.older, newer: node(roots.newer, hash) };
    }
    const roots = rootsOf(m - left, n - left, false);
    return roots && { older: node(hash, roots.older), newer: node(hash, roots.newer) };
  }
}

/** The largest power of two below a size. */
function leftOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}
