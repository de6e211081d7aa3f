import type { Clock } from '../kit/clock.ts';
import type { Log } from '../kit/log.ts';
import type { Fields } from './iso-library.ts';

/** The line to the other side: it signs on, stays, and comes back when it broke. */
export interface HostLink {
  readonly isSignedOn: boolean;
  /** The answer, or undefined where none came in time or the line broke. */
  ask(fields: Fields, about: string): Promise<Fields | undefined>;
  /** Breaks the connection; it comes back by itself. */
  disconnect(): void;
  close(): void;
}

/** What a person has typed at the machine. */
export interface Typed {
  readonly number: string;
  readonly amount: number;
  /** Of the number, where the machine asks for it. */
  readonly checkDigit?: string | undefined;
}

/** What a person at the machine has been shown last. */
export interface Screen extends Typed {
  /** Masked, as the other side tells it. */
  readonly owner?: string;
  readonly outcome?: 'owner' | 'paid' | 'refused' | 'unknown';
  /** The other side's response code. */
  readonly code?: string;
  readonly approval?: string;
}

/** What the acquirer counts of a business day: what it has taken from cards, and given back. */
export interface Totals {
  sales: number;
  salesCents: number;
  reversals: number;
  reversalsCents: number;
}

/** One message, as it went over the wire. */
export interface Said {
  readonly way: 'out' | 'in';
  readonly type: string;
  readonly trace: string;
  readonly about: string;
}

/** Everything the acquirer consists of. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined until somebody has said where the other side is. */
  link: HostLink | undefined;
  /** Where the other side looks for the number's check digit, if it does: people type it then. */
  checkDigitField: number | undefined;
  screen: Screen;
  /** By business day, MMDD as the other side names it. */
  readonly totals: Map<string, Totals>;
  businessDay: string;
  /** Whether the other side agreed on the day that ended last. */
  lastDay: { readonly day: string; readonly isBalanced: boolean } | undefined;
  /** Reversals that were not answered yet: they are sent again until they are. */
  readonly reversals: Map<
    string,
    { readonly message: Record<number, string>; readonly cents: number }
  >;
  readonly said: Said[];
  nextTrace: number;
  /** How often the next sales go wrong, and how. */
  readonly faults: { name: FaultName; left: number }[];
}

/** What befalls a sale on its way. */
export const faultNames = ['answer-lost', 'sent-twice', 'reversal-first', 'disconnect'] as const;
export type FaultName = (typeof faultNames)[number];

export function takeFault(world: World): FaultName | undefined {
  const [first] = world.faults;
  if (!first) return undefined;
  first.left -= 1;
  if (first.left <= 0) world.faults.shift();
  return first.name;
}

const mostSaid = 200;

export function note(world: World, said: Said): void {
  world.said.push(said);
  if (world.said.length > 2 * mostSaid) world.said.splice(0, mostSaid);
}

export function totalsOf(world: World, day: string): Totals {
  const known = world.totals.get(day);
  if (known) return known;
  const fresh = { sales: 0, salesCents: 0, reversals: 0, reversalsCents: 0 };
  world.totals.set(day, fresh);
  return fresh;
}
