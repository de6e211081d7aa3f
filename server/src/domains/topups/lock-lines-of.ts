import { loadLoans } from '#emergency-credits';
import { lockAccounts } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, lockLines } from '#subscribers';
import type { PaidOrder } from './paid-order.ts';
import { readWhereOwed } from './read-where-owed.ts';

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
