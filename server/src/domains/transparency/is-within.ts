import type { Context } from '#platform/context';
import { hashesOf } from './hashes-of.ts';
import type { Head } from './store/log.ts';

/** Whether the log of now begins with a tree. */
export async function isWithin(
  context: Context,
  { size, root }: { readonly size: number; readonly root: Buffer },
  head: Head | undefined,
): Promise<'begins' | 'lost' | 'forked'> {
  if (!head || size > Number(head.size)) return 'lost';
  const [made] = await hashesOf(context, [{ start: 0, end: size }], head);
  return made?.equals(root) ? 'begins' : 'forked';
}
