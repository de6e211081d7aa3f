import type { Client } from '#partners';
import type { Context } from '#platform/context';
import { readSelling } from '#resellers';
import type { TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import type { SaleInFull } from './sale.ts';
import { undoSaleIn } from './undo-sale-in.ts';

/**
 * Takes back what a partner's program has sold to a wrong number, as `undoSale` does at a till.
 * Doing it twice does it once. Refuses with `sale_unknown`, `undo_too_late`, `undo_spent`,
 * `loan_open` and `undo_not_possible`.
 */
export async function undoByProgram(
  context: Context,
  { id: client, reseller }: Pick<Client, 'id' | 'reseller'>,
  topup: TopupId,
  ip?: string,
): Promise<SaleInFull> {
  // A copy gets its first answer, whatever its seller may do by now.
  const before = await readSale(context, reseller, topup);
  if (before.undoneAt !== null) return before;
  const { float } = await readSelling(context, reseller);
  const actor = { kind: 'partner', id: client } as const;
  const why = { reason: 'undone by the partner', isBySeller: true };
  await context.db.transaction((tx) =>
    undoSaleIn(tx, { topup, reseller, float, actor, ...why, ...(ip === undefined ? {} : { ip }) }),
  );
  return readSale(context, reseller, topup);
}
