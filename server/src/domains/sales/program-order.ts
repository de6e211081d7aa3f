import {
  type Id,
  type InstantMs,
  type PhoneNumber,
  Refusal,
  type RefusalDetails,
  type RefusalKind,
} from '#base';
import type { ClientId } from '#partners';
import type { ResellerId } from '#resellers';
import type { TopupId } from '#topups';

export type OrderId = Id<'ord'>;

/**
 * held → accepted is not a way: a held order is sold by its confirmation, an accepted one by us.
 * held → credited | refused | cancelled | lapsed; accepted → credited | refused.
 */
export type OrderState = 'held' | 'accepted' | 'credited' | 'refused' | 'cancelled' | 'lapsed';

export interface KeptRefusal {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;
}

/** What a partner's program has ordered, until it is sold or is not to be. */
export interface ProgramOrder {
  readonly id: OrderId;
  readonly reseller: ResellerId;
  readonly client: ClientId;
  readonly reference: string;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  readonly isTwinIntended: boolean;
  readonly typedCode: string | undefined;
  readonly priceMinor: bigint | undefined;
  readonly state: OrderState;
  /** Of a held one: behind this instant the float has its money back. */
  readonly confirmBefore: InstantMs | null;
  readonly topup: TopupId | null;
  readonly refusal: KeptRefusal | null;
  readonly orderedAt: InstantMs;
  readonly changedAt: InstantMs;
}

/** What an order has ended with, as it was thrown then. */
export function refusalOf({ code, kind, details }: KeptRefusal): Refusal {
  return new Refusal(code, kind, details);
}
