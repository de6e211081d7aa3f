import { loadLoans, openLoanOf } from '#emergency-credits';
import { lockAccounts } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId, lockLines } from '#subscribers';
import type { PaidOrder } from './paid-order.ts';

/** The lines of orders, with all that crediting them changes. */
export async function lockLinesOf(tx: Tx, orders: readonly PaidOrder[]): Promise<void> {
  const lines = orders.map(({ topup }) => topup.line);
  const others = orders.filter(({ topup }) => topup.terms.valueCurrency !== 'HKD');
  // An order that may be credited was not credited before, and nothing else grants by its id.
  const grantingFirst = orders.map(({ topup }) => ({ line: topup.line, cause: topup.id }));
  await Promise.all([
    lockAccounts(
      tx,
      others.map(({ topup }) => accountOf(topup.line)),
      [],
      lines.map(accountOf),
    ),
    loadLoans(tx, lines),
    lockLines(tx, { grantingFirst }),
  ]);
  await readWhereOwed(tx, lines);
}

/** A top-up repays first, which takes from the account: of those who owe all buckets are read. */
export async function readWhereOwed(tx: Tx, lines: readonly LineId[]): Promise<void> {
  const owing = lines.filter((line) => openLoanOf(tx, line));
  if (owing.length > 0) await lockAccounts(tx, owing.map(accountOf));
}
