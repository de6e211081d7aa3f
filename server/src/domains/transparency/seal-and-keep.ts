import type { Context } from '#platform/context';
import { keeping } from './keeping.ts';
import { sealLog } from './seal-log.ts';

/** Seals what has come to rest, and keeps in a file beside the database what was signed last. */
export async function sealAndKeep(context: Context, file: string): Promise<number> {
  return keeping(context, file, sealLog);
}
