import type { HoldId } from '#ledger';
import type { Request } from '#platform/idempotency';
import type { Selling } from '#resellers';
import type { Receiver, SoldTerms } from '#topups';
import type { OrderId } from './program-order.ts';
import type { SoldBy } from './sale.ts';

/** A sale as the batch of all of them takes it. */
export interface SaleCommand {
  readonly request: Request;
  readonly seller: Selling;
  readonly by: SoldBy;
  /** As which the catalogue, receipts and lists know where it is made. */
  readonly channel: string;
  readonly receiver: Receiver;
  readonly terms: SoldTerms;
  readonly isTwinIntended: boolean;
  /** What its buyer was shown that it costs; undefined where nobody was. */
  readonly priceMinor: bigint | undefined;
  /** What a program ordered before, with what that holds. */
  readonly order?: { readonly id: OrderId; readonly hold: HoldId | null };
}
