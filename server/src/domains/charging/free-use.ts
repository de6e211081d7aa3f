import type { Tx } from '#platform/postgres';
import { lifeCycleAt } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import { isAllowed } from './allowed-line.ts';
import type { Prices } from './prices.ts';
import { emptyHolds } from './quota-holds.ts';
import { type Group, groupOf, refused, type Session } from './session.ts';
import { chargingSettings } from './settings.ts';
import type { GroupStep } from './step.ts';

/** Whether what runs in a rating group is nobody's to pay, such as the way to the top-up page. */
export function isFree(tx: Tx, ratingGroup: number): boolean {
  return tx.settings.get(chargingSettings.freeRatingGroups).includes(ratingGroup);
}

/**
 * A use that costs nothing: it is neither counted nor written down. A line that has no money may
 * have it, and so may a new one and one in its grace, because that is how they come to money; a
 * locked or barred one may not.
 */
export function freeGroup(
  tx: Tx,
  line: ChargedLine,
  { catalog }: Prices,
  session: Session,
  { ratingGroup, home, use, wanted }: GroupStep,
): Group {
  const group = { ...emptyHolds(tx, groupOf(session, ratingGroup)), zone: use.zone };
  if (wanted === null) return refused(group, 'reported');
  const { state } = lifeCycleAt(line.inUse.validUntil, tx.nowMs, catalog.lifeCycle);
  const isServed = state === 'active' || state === 'one_way' || state === 'inactive';
  if (!isServed || !isAllowed(line, home)) return refused(group, 'barred');
  return refused(group, 'free', 'ask');
}
