import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { lineRevived, type ValidityChange, validityExtended, validityReversed } from './facts.ts';
import { lockedLinesOf } from './locked-lines.ts';

/**
 * Tells what this transaction's grants and reversals have changed since it was told last. Apart
 * from them, because they are decided one by one and told all together.
 */
export async function tellValidity(tx: Tx): Promise<void> {
  const changes = lockedLinesOf(tx).changes.splice(0);
  const extended = changes.filter(isLonger);
  await tell(tx, validityExtended, extended);
  await tell(
    tx,
    lineRevived,
    extended.filter(
      ({ before, after }) =>
        (before === null || before < tx.nowMs) && after !== null && after >= tx.nowMs,
    ),
  );
  await tell(
    tx,
    validityReversed,
    changes.filter(({ before, after }) => before !== null && (after === null || after < before)),
  );
}

function isLonger({ before, after }: ValidityChange): boolean {
  return after !== null && (before === null || after > before);
}
