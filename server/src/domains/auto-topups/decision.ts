import type { InstantMs } from '#base';
import type { MandateId } from '#mandates';
import type { AutoTopup, Cause } from './rule.ts';
import type { Refused } from './told-why.ts';
import type { Why } from './why.ts';
import type { Shelf } from './value.ts';

/** How a mandate that may pay stands just now. */
export interface Funding {
  readonly mandate: MandateId;
  /** Null when it can be asked. */
  readonly problem:
    | 'mandate_over'
    /** Its payment for another line is under way, as it usually is for moments. */
    | 'mandate_paying'
    /** The same for longer than usual. */
    | 'mandate_busy'
    | 'mandate_rests'
    | 'method_failing'
    | null;
  /** When a problem ends by itself. */
  readonly untilMs: InstantMs | null;
  /** What it may still take at once, by its own limits; minor units of HKD. */
  readonly mostMinor: bigint;
}

/**
 * For what one waits that is not refused. What each of them leaves for its owner is in a table of
 * the tests, which lets none be added without.
 */
export type Waits =
  /** The last was too short a while ago. */
  | 'interval'
  /** Its owner has left one out. */
  | 'left_out'
  /** Somebody has just ordered for the line. */
  | 'order_open'
  /** The mandate is just paying for another line. */
  | 'mandate_paying'
  /** Of what is planned, and told ahead: its mandate's hour or day has not come. */
  | 'mandate_not_yet'
  /** Of what is planned: many others' are made just now. */
  | 'turn'
  /** Of what is planned: the cap is free again in a moment. */
  | 'cap_frees';

/** An order of this very look that was refused. */
export interface RefusedOrder {
  readonly cause: Cause;
  /** Whose it was; null where nobody else could have paid either. */
  readonly mandate: MandateId | null;
  readonly code: string;
  readonly untilMs: InstantMs;
  /** Why, as its owner hears it, or for what it waits, which ends by itself and soon. */
  readonly answer: { readonly why: Why } | { readonly waits: Waits };
}

/** What a rule is decided by; amounts in minor units of HKD. */
export interface Situation {
  /** Money on the line, what is held included. */
  readonly balanceMinor: bigint;
  /** Value of orders that may still be credited, whoever pays them. */
  readonly pendingMinor: bigint;
  /** What the next top-up repays first, before it is worth anything to the line. */
  readonly owedMinor: bigint;
  /** Whether the line lives and nothing bars it. */
  readonly isServed: boolean;
  /** Whether anything was used lately. */
  readonly isUsed: boolean;
  /** Planned top-ups whose instant has come. */
  readonly due: readonly ('expiry' | 'monthly')[];
  /** What rules ordered for this line lately, oldest first, back to the caps' period at least. */
  readonly past: readonly AutoTopup[];
  /** In the order in which they are tried. */
  readonly funding: readonly Funding[];
  readonly refused: readonly RefusedOrder[];
  readonly nowMs: InstantMs;
}

export interface House extends Shelf {
  readonly intervalMs: number;
  readonly pauseAfter: number;
}

export type Decision =
  | { readonly does: 'nothing' }
  /** Nobody knows the end of the last one: whatever ends it calls again. */
  | { readonly does: 'wait' }
  /** Later, not never: there is one in an interval. */
  | {
      readonly does: 'defer';
      readonly untilMs: InstantMs;
      readonly cause: Cause;
      readonly waits: Waits;
    }
  | { readonly does: 'skip'; readonly cause: Cause }
  | {
      readonly does: 'order';
      readonly cause: Cause;
      readonly valueMinor: bigint;
      readonly mandate: MandateId;
      readonly roundAt: InstantMs;
    }
  /** The owner is told why; looked at again then, or when the line next falls below its level. */
  | {
      readonly does: 'refuse';
      readonly cause: Cause;
      readonly why: Why;
      /** What ordering was refused with, where it was. */
      readonly code?: string;
      readonly untilMs: InstantMs | null;
    }
  | {
      readonly does: 'pause';
      readonly cause: Cause;
      readonly why: Why;
      readonly failures: number;
    };

/** What is put off, and until when by itself. */
export type Deferred = Extract<Decision, { does: 'defer' }>;

export interface Decided {
  readonly decision: Decision;
  /** Each of what calls that is refused, in their order. */
  readonly refused: readonly Refused[];
  /** What calls and is put off: nobody knows whether it would be refused. */
  readonly deferred: readonly Deferred[];
}
