import { isLasting } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import type { SaleRefused } from './facts.ts';
import { keepUnsold } from './keep-unsold.ts';
import type { SaleCommand } from './sale-command.ts';

/**
 * What every copy of a program's sale will be told from now on; undefined where it may come again.
 */
export function refusedForGood(
  tx: Tx,
  { by, seller, receiver, terms, order, isTwinIntended }: SaleCommand,
  error: unknown,
): SaleRefused | undefined {
  if (!isLasting(error) || !('client' in by)) return undefined;
  // An order is told of when it ends.
  if (order) return undefined;
  const { reseller } = seller;
  const wanted = { number: receiver.number, valueMinor: terms.value, isTwinIntended };
  return keepUnsold(tx, { ...by, reseller, ...wanted }, error);
}
