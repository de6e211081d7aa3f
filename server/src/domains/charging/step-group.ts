import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import { freeGroup, isFree } from './free-use.ts';
import { grantQuota } from './grant-quota.ts';
import type { Prices } from './prices.ts';
import { type Group, refused, type Session } from './session.ts';
import { settleGroup } from './settle-group.ts';
import type { GroupStep } from './step.ts';

/** Charges what a group reports, then says how much more it may use. */
export function stepGroup(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  session: Session,
  step: GroupStep,
): Group {
  if (isFree(tx, step.ratingGroup)) return freeGroup(tx, line, prices, session, step);
  const settled = settleGroup(tx, line, prices, session, step);
  if (step.wanted === null) return refused(settled, 'reported');
  return grantQuota(tx, line, prices, session, settled, step);
}
