import { dayMs, idFrom, isoTime, newId, secondMs, slotOf, uuidOf } from '#base';
import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { Action, ActionId } from './action.ts';
import { type Decided, decideStanding, type Sight } from './decide-standing.ts';
import { actionMoved } from './facts.ts';
import { keepAction, loadAction, lockedAction } from './load-actions.ts';
import { moveAction } from './move-action.ts';
import { balanceActionSettings } from './settings.ts';
import { settleTopup } from './settle-topup.ts';
import { lockStanding, readDueStandings, sumMade, updateStanding } from './store/standing.ts';

const atOnce = 100;
const capDays = 30;

/** Looks at standing top-ups that are due, and makes what has come. Returns how many were made. */
export async function runStandings(context: Context): Promise<number> {
  const { db, clock, log } = context;
  const due = await db.read(readDueStandings, [isoTime(clock.now()), atOnce]);
  let made = 0;
  for (const { action: uuid } of due) {
    const parent = await loadAction(context, { reseller: null }, idFrom('bal', uuid));
    const child = await takeDue(context, parent);
    if (!child) continue;
    made += 1;
    await settleTopup(context, child).catch((error: unknown) =>
      log.warn('a standing top-up is not settled yet', { action: child, error }),
    );
  }
  return made;
}

/** Decides, and writes down what is made together with when to look again: once each. */
async function takeDue(context: Context, parent: Action): Promise<ActionId | undefined> {
  const { units } = await readBalance(context, accountOf(parent.line));
  const balance = units.find(({ unit }) => unit === 'HKD')?.available ?? 0n;
  return context.db.transaction(async (tx) => {
    const key = [slotOf(parent.id), uuidOf(parent.id)] as const;
    const [standing] = await tx.query(lockStanding, [...key]);
    if (!standing || standing.lookAt === null || standing.lookAt > tx.nowMs) return undefined;
    const decided = decideStanding(standing, await sightOf(tx, parent, balance));
    const { periodsLeft, made, lookAt } = decided;
    const at = lookAt === null ? null : isoTime(lookAt);
    await tx.query(updateStanding, [...key, periodsLeft, made, at]);
    return endOrMake(tx, parent, decided);
  });
}

async function sightOf(tx: Tx, parent: Action, balance: bigint): Promise<Sight> {
  const { id, line, amount } = parent;
  const since = isoTime(tx.nowMs - capDays * dayMs);
  const [sum] = await tx.query(sumMade, [slotOf(line), uuidOf(line), since, uuidOf(id)]);
  const lookEveryMs = tx.settings.get(balanceActionSettings.standingLookSeconds) * secondMs;
  return { nowMs: tx.nowMs, amount, balance, spent30Days: sum?.amount ?? 0n, lookEveryMs };
}

async function endOrMake(
  tx: Tx,
  parent: Action,
  { makesOne, lookAt }: Decided,
): Promise<ActionId | undefined> {
  const child = makesOne ? childOf(tx, parent) : undefined;
  if (child) {
    keepAction(tx, child);
    await tell(tx, actionMoved, [{ action: child.id, from: null, to: child.state }]);
  }
  if (lookAt === null) await moveAction(tx, await lockedAction(tx, parent.id), 'completed');
  return child?.id;
}

function childOf(tx: Tx, parent: Action): Action {
  // What names the parent alone is not said of each of its children.
  const { externalId: _, validFor: __, ...said } = parent.said;
  return {
    ...parent,
    said,
    id: newId('bal', tx.nowMs, slotOf(parent.line)),
    parent: parent.id,
    isStanding: false,
    isKeyed: true,
    requestedAt: tx.nowMs,
  };
}
