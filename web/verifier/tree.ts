import { type Bytes, join, sha256 } from './bytes.ts';

/** The hash of a leaf and of a node (RFC 6962, 2.1). */
export const leafHash = (entry: Bytes) => sha256(join(Uint8Array.of(0), entry));
const nodeHash = (left: Bytes, right: Bytes) => sha256(join(Uint8Array.of(1), left, right));

/**
 * The root that a leaf leads to. The tree is cut from above as RFC 6962 draws it: the left part has
 * the largest power of two below the size. Each cut is one hash of the path, from its end.
 */
export async function rootFrom(
  leaf: Bytes,
  { index, size }: { readonly index: number; readonly size: number },
  path: readonly Bytes[],
): Promise<Bytes | undefined> {
  if (index >= size) return undefined;
  if (size === 1) return path.length === 0 ? leaf : undefined;
  const sibling = path.at(-1);
  if (!sibling) return undefined;
  const rest = path.slice(0, -1);
  let left = 1;
  while (left * 2 < size) left *= 2;
  if (index < left) {
    const root = await rootFrom(leaf, { index, size: left }, rest);
    return root && nodeHash(root, sibling);
  }
  const root = await rootFrom(leaf, { index: index - left, size: size - left }, rest);
  return root && nodeHash(sibling, root);
}
