import type { MandateId } from '#mandates';
import type { Person } from '#test/topup-world';
import type { OrderedTopup } from '#topups';
import type { Plan } from './plan.ts';

/** A person, and the mandate that they have signed where the plan says so. */
export interface Prepared {
  readonly seed: number;
  readonly plan: Plan;
  /** Whose line is topped up. */
  readonly person: Person;
  /** Who pays: mostly the same. */
  readonly payer: Person;
  readonly mandate: MandateId | null;
}

/** What has come of a plan so far. */
export interface Story extends Prepared {
  readonly topup: OrderedTopup;
}
