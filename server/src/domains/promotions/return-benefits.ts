import { assert, type Id, idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { hasLocked } from './locked-benefits.ts';
import {
  type BenefitRow,
  releaseClosed,
  returnGiven,
  returnToPersons,
  returnToSlices,
} from './store/benefits.ts';

type Topups = readonly Id<'top'>[];

/** Of orders of which it is proved that nobody paid: budget and person have it again at once. */
export async function releaseClosedBenefits(tx: Tx, topups: Topups): Promise<void> {
  await putBack(tx, await tx.load(releaseClosed, keysOf(topups)));
}

/**
 * Of top-ups that were taken back whole: each has its use again, and the budget what it cost. What
 * was given beyond a budget goes nowhere.
 */
export async function returnBenefits(tx: Tx, topups: Topups): Promise<void> {
  const rows = await tx.load(returnGiven, keysOf(topups));
  await putBack(
    tx,
    rows.filter(({ before }) => before === 'given'),
  );
}

function keysOf(topups: Topups) {
  return topups.map((topup) => ({ slot: slotOf(topup), topup: uuidOf(topup) }));
}

/** Puts back into budgets what is out of them, behind whatever is locked of persons and slices. */
export async function putBack(tx: Tx, rows: readonly BenefitRow[]): Promise<void> {
  if (rows.length === 0) return;
  assert(!hasLocked(tx), 'what is taken and what is put back are not one transaction');
  await tx.load(
    returnToPersons,
    rows.map(({ promotion, person, amount }) => {
      return { slot: slotOf(idFrom('sub', person)), promotion, person, amount };
    }),
  );
  await tx.load(
    returnToSlices,
    rows.map(({ slot, promotion, amount }) => ({ slot, promotion, amount })),
  );
}
