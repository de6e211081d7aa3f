import { hourMs, present, slotOf, uuidOf } from '#base';
import { lockAccounts, lockedHold, releaseHold } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { undoByProgram } from '#sales';
import { accountOf, type LineId } from '#subscribers';
import type { Action, ActionId, Viewer } from './action.ts';
import { creditPlace, debitPlace, loadMade } from './bucket-credit.ts';
import { loadAction, lockedAction } from './load-actions.ts';
import { moveAction } from './move-action.ts';
import { moveWithReceipt } from './move-with-receipt.ts';
import { type Papers, readPapers } from './read-papers.ts';
import { refuse } from './refusals.ts';
import { balanceActionSettings as settings } from './settings.ts';
import { endStanding } from './store/standing.ts';

/**
 * Takes an action back: a top-up while nothing of it is spent, an adjustment or a transfer as far
 * as what it moved is there, a reservation while it is in force; and stops a top-up that would come
 * again. Doing it twice does it once. Refuses with `balance_action_unknown`,
 * `balance_action_unfinished`, `balance_action_over`, `balance_action_too_late`, and with why it is
 * not there any more.
 */
export async function cancelAction(context: Context, viewer: Viewer, id: ActionId): Promise<void> {
  const action = await loadAction(context, viewer, id);
  const { state, kind, topup, isStanding } = action;
  if (state === 'cancelled') return;
  if (state === 'failed') throw refuse.balance_action_over({ state });
  if (kind === 'topup' && !isStanding) {
    if (topup === null) throw refuse.balance_action_unfinished();
    const { client, reseller } = action;
    await undoByProgram(context, { id: client, reseller }, topup);
  }
  const papers = await readPapers(context, linesOf(action));
  await context.db.transaction((tx) => cancelIn(tx, action, papers));
}

function linesOf({ line, receiver }: Action): LineId[] {
  return [line, ...(receiver ? [receiver.line] : [])];
}

async function cancelIn(tx: Tx, asked: Action, papers: Papers): Promise<void> {
  const { id, hold } = asked;
  await lockAccounts(tx, linesOf(asked).map(accountOf), hold ? [hold] : []);
  const action = await lockedAction(tx, id);
  if (action.state === 'cancelled') return;
  await loadMade(tx, action);
  if (action.kind === 'adjust') takeBackAdjustment(tx, action, papers);
  if (action.kind === 'transfer') takeBackTransfer(tx, action, papers);
  if (action.kind === 'reserve') giveBack(tx, action);
  if (action.isStanding) await stop(tx, action);
  await moveAction(tx, action, 'cancelled');
}

function takeBackAdjustment(tx: Tx, action: Action, papers: Papers): void {
  checkTime(tx, action);
  const { id, line, unit, amount } = action;
  const why = { code: 'adjustment_undone', cause: id };
  const back = { id, line, reason: 'adjusted_back', unit, amount: -amount } as const;
  moveWithReceipt(tx, papers, back, () => {
    if (amount > 0n) return debitPlace(tx, action, { unit, amount }, 'expense:adjustment', why);
    creditPlace(tx, backTo(action), { unit, amount: -amount }, 'expense:adjustment', why);
  });
}

function takeBackTransfer(tx: Tx, action: Action, papers: Papers): void {
  checkTime(tx, action);
  const { id, line, unit, amount } = action;
  const why = { code: 'balance_transfer_undone', cause: id };
  const receiver = present(action.receiver, 'the receiver of a transfer');
  const back = { id, reason: 'sent_back', unit } as const;
  moveWithReceipt(tx, papers, { ...back, line: receiver.line, amount: -amount }, () =>
    debitPlace(tx, receiver, { unit, amount }, 'transit', why),
  );
  moveWithReceipt(tx, papers, { ...back, line, amount }, () =>
    creditPlace(tx, backTo(action), { unit, amount }, 'transit', why),
  );
}

/** What a top-up or a pack had put there stays spent; its money comes back to the main bucket. */
function backTo({ line, unit, bucket }: Action) {
  return { line, bucket: unit === 'HKD' ? 0n : bucket };
}

function giveBack(tx: Tx, { hold: id, state }: Action): void {
  if (state !== 'created') throw refuse.balance_action_over({ state });
  const hold = lockedHold(tx, present(id, 'the hold of a reservation'));
  if (hold?.state === 'open') releaseHold(tx, hold.id);
}

async function stop(tx: Tx, { id, state }: Action): Promise<void> {
  if (state !== 'created') throw refuse.balance_action_over({ state });
  await tx.query(endStanding, [slotOf(id), uuidOf(id)]);
}

function checkTime(tx: Tx, { requestedAt }: Action): void {
  const hours = tx.settings.get(settings.undoHours);
  if (tx.nowMs > requestedAt + hours * hourMs) throw refuse.balance_action_too_late({ hours });
}
