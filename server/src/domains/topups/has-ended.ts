import type { Tx } from '#platform/postgres';
import { barsOf, lockedLine } from '#subscribers';
import type { LockedTopup } from './topup.ts';

/** Nobody can use what is credited to a line that was closed, or whose number has gone on. */
export function hasEnded(tx: Tx, { line: id }: LockedTopup): boolean {
  const { bars, toldState } = lockedLine(tx, id);
  return barsOf(bars).includes('closed') || toldState === 'recycled';
}
