import { type AnswerableDispute, listDecidedDisputes, listUndecidedDisputes } from '#payments';
import type { Context } from '#platform/context';

const most = 100;

/** Undecided ones first. */
export async function allDisputes(context: Context): Promise<AnswerableDispute[]> {
  const [undecided, decided] = await Promise.all([
    listUndecidedDisputes(context, most),
    listDecidedDisputes(context, most),
  ]);
  return [...undecided, ...decided];
}
