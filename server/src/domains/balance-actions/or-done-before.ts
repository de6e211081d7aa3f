import { Refusal } from '#base';
import type { BucketId } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Action, ActionId, ActionKind } from './action.ts';
import { type Asked, type Before, lookUp } from './asked.ts';
import { loadAction } from './load-actions.ts';
import { isOver, outcomeOf } from './perform.ts';

/**
 * Does an action that is asked for. Where that is refused, what was done before counts: a line may
 * have lost the number that names it since, or an end have passed. What is not refused costs
 * nothing more. Refuses with `request_key_reused`.
 */
export function orDoneBefore(
  context: Context,
  kind: ActionKind,
  asked: Asked,
  work: () => Promise<Action>,
): Promise<Action> {
  return orBefore<ActionId, Action>(context, {
    work,
    find: (tx) => lookUp(tx, kind, asked, (id) => isOver(tx, id)),
    tellAgain: async (id) =>
      outcomeOf(await loadAction(context, { reseller: asked.client.reseller }, id)),
  });
}

/** The same for a bucket that is made. */
export function orMadeBefore(
  context: Context,
  asked: Asked,
  work: () => Promise<BucketId>,
): Promise<BucketId> {
  return orBefore<BucketId, BucketId>(context, {
    work,
    find: (tx) => lookUp(tx, 'bucket', asked, async () => false),
    tellAgain: async (id) => id,
  });
}

interface Done<MadeId, Result> {
  readonly work: () => Promise<Result>;
  readonly find: (tx: Tx) => Promise<Before<MadeId>>;
  readonly tellAgain: (id: MadeId) => Promise<Result>;
}

async function orBefore<MadeId, Result>(
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
