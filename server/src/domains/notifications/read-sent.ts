import { type InstantMs, type PhoneNumber, slotFor } from '#base';
import type { Context } from '#platform/context';
import { readFirstSent } from './store/sent.ts';

/**
 * When the first of the messages to a number whose keys begin so left us: a gateway has it, or its
 * reader. Null while none of them has, or where each was lost on its way.
 */
export async function readSent(
  context: Context,
  to: PhoneNumber,
  keyStart: string,
): Promise<InstantMs | null> {
  const [first] = await context.db.read(readFirstSent, [slotFor(to), to, keyStart]);
  return first?.sentAt ?? null;
}
