import type { MandateId } from '#mandates';
import type { Person } from '#test/topup-world';
import type { OrderedTopup } from '#topups';
import type { Plan } from './plan.ts';

/** What is to be played: by a seed, or for one fault that must strike. */
export interface Part {
  /** What it is called when something is wrong with it. */
  readonly name: string;
  /** No other has it: the number of its line comes from it. */
  readonly seed: number;
  readonly plan: Plan;
  readonly mustStrike: string | null;
}

/** A person, and the mandate that they have signed where the plan says so. */
export interface Prepared extends Part {
  /** Whose line is topped up. */
  readonly person: Person;
  /** Who pays: mostly the same. */
  readonly payer: Person;
  readonly mandate: MandateId | null;
}

/** What has come of a plan so far. */
export interface Story extends Prepared {
  readonly topup: OrderedTopup;
  /** What was ordered when the first was given up. */
  readonly again: OrderedTopup | null;
  /** The code that was shown, where it is paid by one, or the page that is to be opened later. */
  readonly code: string | null;
}
