import type { Context } from '#platform/context';
import { keeping } from './keeping.ts';
import { sweepLog } from './sweep-log.ts';

/** Seals what came late, and keeps in a file beside the database what was signed last. */
export async function sweepAndKeep(context: Context, file: string): Promise<number> {
  return keeping(context, file, sweepLog);
}
