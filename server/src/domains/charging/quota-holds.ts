import { type InstantMs, minuteMs, secondMs } from '#base';
import { type HoldId, lockedHold, placeHold, releaseHold, renewHold, type Spending } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import type { Group } from './session.ts';
import { chargingSettings } from './settings.ts';

/**
 * An end is set so much later than is needed, and then stays for as long as it is late enough: most
 * renewals leave the indexes of what is due alone, and no two lines move in them at one instant. An
 * update that moves costs PostgreSQL 30 µs instead of 12.
 */
const slackMs = 15 * minuteMs;

/** Until when a network may be silent about what runs for so long. */
export function silentUntil(tx: Tx, validForSeconds: number): InstantMs {
  const silenceMs = tx.settings.get(chargingSettings.silenceSeconds) * secondMs;
  return tx.nowMs + validForSeconds * secondMs + silenceMs;
}

/** When something ends that ended at `beforeMs`, and is to live until `leastMs` at least. */
export function endingAfter(leastMs: InstantMs, beforeMs: InstantMs | undefined): InstantMs {
  const isFitting = beforeMs !== undefined && beforeMs >= leastMs && beforeMs <= leastMs + slackMs;
  return isFitting ? beforeMs : leastMs + slackMs;
}

/** Lets the money and the units that a group has set aside be spent, by itself and at once. */
export function emptyHolds(tx: Tx, group: Group): Group {
  return {
    ...group,
    moneyHold: emptied(tx, group.moneyHold),
    packHold: emptied(tx, group.packHold),
  };
}

/** Null for a hold that is no more: time was up before the network spoke again. */
function emptied(tx: Tx, id: HoldId | null): HoldId | null {
  const hold = id === null ? undefined : lockedHold(tx, id);
  if (id === null || hold?.state !== 'open') return null;
  renewHold(tx, id, 0n, { unit: hold.unit }, hold.expiresAt);
  return id;
}

/** Sets an amount aside by the hold that is there and empty, or by a new one. */
export function setAside(
  tx: Tx,
  line: LineId,
  id: HoldId | null,
  amount: bigint,
  spending: Spending,
  { cause, leastMs }: { readonly cause: string; readonly leastMs: InstantMs },
): HoldId | null {
  if (amount === 0n) return id;
  const before = id === null ? undefined : lockedHold(tx, id);
  const expiresAt = endingAfter(leastMs, before?.expiresAt);
  if (id === null) return placeHold(tx, accountOf(line), amount, spending, { cause, expiresAt }).id;
  renewHold(tx, id, amount, spending, expiresAt);
  return id;
}

export function releaseHolds(tx: Tx, group: Group): Group {
  for (const id of [group.moneyHold, group.packHold]) {
    if (id !== null && lockedHold(tx, id)?.state === 'open') releaseHold(tx, id);
  }
  return { ...group, moneyHold: null, packHold: null, grantedAt: null };
}
