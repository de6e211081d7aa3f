import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context';
import { saveMacKey } from './save-mac-key.ts';

/** What every method takes. */
const keyBytes = 16;

/**
 * Judges an acquirer by a key that nobody has, until the one of its host is kept again: by the one
 * before whoever it was changed for would be believed, and without any no host is served at all.
 */
export async function loseMacKey(context: Context, code: string): Promise<void> {
  await saveMacKey(context, code, randomBytes(keyBytes).toString('hex'));
}
