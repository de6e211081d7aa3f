import type { Clock } from '../kit/clock.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Log } from '../kit/log.ts';
import type { Phones } from './messages.ts';
import type { Session } from './smpp-library.ts';

/** A text from a phone, or what became of one, on its way to a client. */
export interface Delivery {
  readonly fields: object;
}

/** Everything the centre consists of. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly phones: Phones;
  readonly faults: FaultBook;
  readonly systemId: string;
  readonly password: string;
  /** Sessions that are bound; what comes from phones goes to them in turns. */
  readonly bound: Set<Session>;
  readonly counts: Record<string, number>;
  /** What clients have not taken yet, each with the session that it was given to, if any. */
  readonly untaken: Map<Delivery, Session | undefined>;
  /** Parts of texts whose other parts have not come yet, by phone, sender and reference. */
  readonly parts: Map<string, string[]>;
  /** What bound sessions may send in a second; 0 for as much as they like. */
  perSecond: number;
  sent: { second: number; count: number };
  nextId: number;
  nextSession: number;
}

export function count(world: World, what: string): void {
  world.counts[what] = (world.counts[what] ?? 0) + 1;
}
