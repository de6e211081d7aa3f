import { type InstantMs, newId, Refusal, slotOf, type Unit, uuidOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { isLasting } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { accountOf, barsOf, type LineId, lockedLine, lockLines } from '#subscribers';
import type { Action, ActionId, ActionKind, ActionState, Place, Said } from './action.ts';
import { type Asked, lookUp } from './asked.ts';
import { actionMoved } from './facts.ts';
import { keepAction, loadAction } from './load-actions.ts';
import { type Papers, readPapers } from './read-papers.ts';
import { refuse } from './refusals.ts';
import { readState } from './store/actions.ts';

/** What is to be done, once its lines are locked. */
export interface Work extends Place {
  readonly kind: ActionKind;
  readonly receiver?: Place;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly said: Said;
  readonly endsAt?: InstantMs;
  readonly isStanding?: boolean;
  /** What else must be loaded or counted; a refusal of this is of the moment and not kept. */
  readonly prepare?: (tx: Tx) => Promise<void>;
  /** Moves the books. All of it is taken back where it is refused. Must not await. */
  readonly apply: (tx: Tx, id: ActionId, papers: Papers) => Applied;
}

export interface Applied {
  readonly state: ActionState;
  readonly amount?: bigint;
  readonly hold?: Action['hold'];
  readonly creditedBucket?: bigint;
}

/**
 * Does an action once: its movements, its row and the answer under its key are one commit. What the
 * books refuse is an action that has failed, and is refused again to whoever comes again. Throws
 * that refusal, or `request_key_reused`.
 */
export async function perform(context: Context, asked: Asked, work: Work): Promise<Action> {
  const papers = await readPapers(context, linesOf(work));
  const id = await context.db.transaction((tx) => performIn(tx, asked, work, papers));
  return outcomeOf(await loadAction(context, { reseller: asked.client.reseller }, id));
}

/** The action; or the refusal that it was, thrown. */
export function outcomeOf(action: Action): Action {
  const { refusal } = action;
  if (action.state !== 'failed' || !refusal) return action;
  throw new Refusal(refusal.code, refusal.kind, refusal.details);
}

function linesOf({ line, receiver }: Pick<Work, 'line' | 'receiver'>): LineId[] {
  return [line, ...(receiver ? [receiver.line] : [])];
}

async function performIn(tx: Tx, asked: Asked, work: Work, papers: Papers): Promise<ActionId> {
  const before = await lookUp<ActionId>(tx, work.kind, asked, (id) => isOver(tx, id));
  if ('id' in before) return before.id;
  const lines = linesOf(work);
  await lockAccounts(tx, lines.map(accountOf));
  await lockLines(tx, { lines });
  await work.prepare?.(tx);
  const id: ActionId = newId('bal', tx.nowMs, slotOf(work.line));
  const action = madeBy(tx, asked, work, id, papers);
  keepAction(tx, action);
  before.keep(id);
  await tell(tx, actionMoved, [{ action: id, from: null, to: action.state }]);
  return id;
}

/** Whether whoever asks for the same again, without a key, wants it again. */
export async function isOver(tx: Tx, id: ActionId): Promise<boolean> {
  const [row] = await tx.query(readState, [slotOf(id), uuidOf(id)]);
  return row?.state === 'cancelled' || row?.state === 'failed';
}

function madeBy(tx: Tx, asked: Asked, work: Work, id: ActionId, papers: Papers): Action {
  const { kind, line, bucket, receiver = null, unit, amount, said, endsAt = null } = work;
  const { reseller, id: client } = asked.client;
  const base = { id, kind, reseller, client, line, bucket, receiver, unit, amount, said, endsAt };
  const usual = { topup: null, hold: null, creditedBucket: null, refusal: null, parent: null };
  const { isStanding = false } = work;
  const isKeyed = asked.key !== null;
  const all = { ...base, ...usual, isStanding, isKeyed, requestedAt: tx.nowMs };
  try {
    const applied = tx.attempt(() => {
      for (const line of linesOf(work)) checkOpen(tx, line);
      return work.apply(tx, id, papers);
    });
    return { ...all, ...applied, confirmedAt: applied.state === 'completed' ? tx.nowMs : null };
  } catch (error) {
    if (!isLasting(error)) throw error;
    const { code, kind: refusalKind, details } = error;
    const refusal = { code, kind: refusalKind, details };
    return { ...all, refusal, state: 'failed', confirmedAt: tx.nowMs };
  }
}

/** Nobody can use what is put on a line that was closed, or whose number has gone on. */
function checkOpen(tx: Tx, line: Place['line']): void {
  const { bars, toldState } = lockedLine(tx, line);
  if (barsOf(bars).includes('closed') || toldState === 'recycled') {
    throw refuse.balance_line_closed();
  }
}
