import { type Id, idFrom, slotOf, uuidOf } from '#base';
import { type Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Action, ActionId, Place, Viewer } from './action.ts';
import { refuse } from './refusals.ts';
import { type ActionRow, insertActions, lockAction, readActions } from './store/actions.ts';

export function actionOf(row: ActionRow): Action {
  const { account, receiver, receiverBucket, ...rest } = row;
  return {
    ...rest,
    id: idFrom('bal', row.id),
    reseller: idFrom('rsl', row.reseller),
    client: idFrom('cli', row.client),
    line: idFrom('lin', account),
    receiver: placeOf(receiver, receiverBucket),
    topup: idOrNull('top', row.topup),
    hold: idOrNull('hld', row.hold),
    parent: idOrNull('bal', row.parent),
  };
}

function placeOf(account: string | null, bucket: bigint | null): Place | null {
  return account === null ? null : { line: idFrom('lin', account), bucket: bucket ?? 0n };
}

function idOrNull<Kind extends string>(kind: Kind, uuid: string | null): Id<Kind> | null {
  return uuid === null ? null : idFrom(kind, uuid);
}

/** Refuses with `balance_action_unknown`, also where it is somebody else's. */
export async function loadAction(
  { db }: Context,
  { reseller }: Viewer,
  id: ActionId,
): Promise<Action> {
  const [row] = await db.readBy(readActions, { slot: slotOf(id), id: uuidOf(id) });
  const isTheirs = row && (reseller === null || row.reseller === uuidOf(reseller));
  if (!isTheirs) throw refuse.balance_action_unknown();
  return actionOf(row);
}

/** Locked for the rest of the transaction, behind the account of its line. */
export async function lockedAction(tx: Tx, id: ActionId): Promise<Action> {
  const action = await findLocked(tx, id);
  if (!action) throw refuse.balance_action_unknown();
  return action;
}

/** The same, undefined where there is none. */
export async function findLocked(tx: Tx, id: ActionId): Promise<Action | undefined> {
  const [row] = await tx.query(lockAction, [slotOf(id), uuidOf(id)]);
  return row && actionOf(row);
}

/** Writes a new one down. */
export function keepAction(tx: Tx, action: Action): void {
  const { id, reseller, client, line, receiver, hold, parent, topup: _, ...rest } = action;
  tx.append(insertActions, {
    ...rest,
    slot: slotOf(id),
    id: uuidOf(id),
    reseller: uuidOf(reseller),
    client: uuidOf(client),
    account: uuidOf(line),
    receiver: receiver && uuidOf(receiver.line),
    receiverBucket: receiver && receiver.bucket,
    hold: hold && uuidOf(hold),
    parent: parent && uuidOf(parent),
  });
}
