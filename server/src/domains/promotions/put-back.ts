import { assert, idFrom, slotOf } from '#base';
import type { Tx } from '#platform/postgres';
import { hasLocked } from './locked-benefits.ts';
import { type BenefitRow, returnToPersons, returnToSlices } from './store/benefits.ts';

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
