import { Refusal } from '#base';
import { isLasting } from '#platform/idempotency';
import type { SaleRefused } from './facts.ts';
import type { SaleCommand } from './sale-command.ts';

/**
 * What every copy of a program's sale will be told from now on; undefined where it may come again.
 */
export function refusedForGood(
  { by, seller, receiver, terms, order }: SaleCommand,
  error: unknown,
): SaleRefused | undefined {
  if (!(error instanceof Refusal) || !isLasting(error) || !('client' in by)) return undefined;
  // An order is told of when it ends.
  if (order) return undefined;
  const { code, kind, details } = error;
  const { reference } = by;
  const { number } = receiver;
  const why = { code, kind, details };
  return { reseller: seller.reseller, reference, number, valueMinor: terms.value, ...why };
}
