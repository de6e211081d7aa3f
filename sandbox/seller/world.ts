import type { Clock } from '../kit/clock.ts';
import type { Log } from '../kit/log.ts';

/** Where the platform is, and as whom the shop comes. */
export interface Connection {
  readonly baseUrl: string;
  readonly client: string;
  readonly secret: string;
}

/** What the platform has answered to something that the shop asked of it. */
export interface Heard {
  readonly asked: string;
  readonly status: number | 'lost';
  readonly took: string;
}

/** How a buyer's order stands, as the shop tells it. */
export type OrderState = 'paid' | 'sold' | 'waiting' | 'refused' | 'unknown';

/** An order of a buyer, kept before the platform is asked. */
export interface ShopOrder {
  readonly reference: string;
  readonly number: string;
  readonly amount: number;
  state: OrderState;
  /** Of the platform: the receipt, or why not. */
  told: string;
}

/** What a buyer has asked about before paying. */
export interface Basket {
  readonly number: string;
  readonly amount: number;
  readonly owner: string;
  readonly bonus: string;
  readonly validUntil: string;
}

export interface World {
  readonly clock: Clock;
  readonly log: Log;
  connection: Connection | undefined;
  token: { readonly text: string; readonly untilMs: number } | undefined;
  amounts: readonly number[];
  basket: Basket | undefined;
  /** Why the last thing a buyer asked about could not be shown. */
  trouble: string | undefined;
  readonly orders: ShopOrder[];
  readonly heard: Heard[];
  nextOrder: number;
  /** How many of the next answers the shop's own network loses. */
  answersToLose: number;
}
