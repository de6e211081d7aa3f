import { listDueAnswers } from '#payments';
import type { Context } from '#platform/context';
import { handInAnswers } from './hand-in-answers.ts';

/**
 * Hands in again what nobody has heard of arriving, until its provider has said yes or no, or the
 * dispute is decided. Returns how many were tried.
 */
export async function handInDueAnswers(context: Context): Promise<number> {
  const due = await listDueAnswers(context);
  await handInAnswers(context, due);
  return due.length;
}
