import { Refusal } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Before } from './asked.ts';

export interface Done<MadeId, Result> {
  readonly work: () => Promise<Result>;
  readonly find: (tx: Tx) => Promise<Before<MadeId>>;
  readonly tellAgain: (id: MadeId) => Promise<Result>;
}

/** Does it; where that is refused, what was done before counts. */
export async function orBefore<MadeId, Result>(
  { db }: Context,
  { work, find, tellAgain }: Done<MadeId, Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What is of the moment is told, also of what has been written down and has no end yet.
    if (!(error instanceof Refusal) || isOfTheMoment(error)) throw error;
    const before = await db.transaction(find);
    if ('id' in before) return tellAgain(before.id);
    throw error;
  }
}

function isOfTheMoment({ kind }: Refusal): boolean {
  return kind === 'limited' || kind === 'unavailable';
}
