import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ClawBack } from './claw-back.ts';
import type { Reviewer } from './review.ts';
import {
  type ClawBackRow,
  insertClawBacks,
  readClawBacksOfTopups,
  updateClawBacks,
} from './store/claw-backs.ts';
import type { TopupId } from './topup.ts';

export function clawBackOf(row: ClawBackRow): ClawBack {
  const { kind, price, spentRule, reason, state, isWhole, openedAt } = row;
  const { taken, owed, writtenOff, bonus } = row;
  return {
    id: idFrom(kind === 'chargeback' ? 'dsp' : 'rfd', row.id),
    topup: idFrom('top', row.topup),
    kind,
    price,
    spentRule,
    reason,
    state,
    isWhole,
    openedAt,
    taken,
    owed,
    writtenOff,
    bonus,
    proposedBy: row.proposedBy as Reviewer | null,
    decidedBy: row.decidedBy as Reviewer | null,
  };
}

/** What was given back, or is to be, of orders that this transaction has locked. */
export async function loadClawBacks(
  tx: Tx,
  topups: readonly TopupId[],
): Promise<ReadonlyMap<TopupId, readonly ClawBack[]>> {
  const keys = [...new Set(topups)].map((id) => ({ slot: slotOf(id), topup: uuidOf(id) }));
  const rows = await tx.load(readClawBacksOfTopups, keys);
  return Map.groupBy(rows.map(clawBackOf), ({ topup }) => topup);
}

export function keepClawBack(tx: Tx, clawBack: ClawBack): void {
  tx.append(insertClawBacks, rowOf(tx, clawBack));
}

export function changeClawBack(tx: Tx, clawBack: ClawBack): void {
  tx.append(updateClawBacks, rowOf(tx, clawBack));
}

function rowOf(tx: Tx, clawBack: ClawBack) {
  const { id, topup } = clawBack;
  const uuids = { id: uuidOf(id), topup: uuidOf(topup) };
  return { ...clawBack, ...uuids, slot: slotOf(topup), changedAt: tx.nowMs };
}
