import type { InstantMs } from '#base';

/** Somebody was forgotten, or something revoked: after a restore it is done again. Ids alone. */
export interface Ending {
  readonly id: string;
  readonly at: InstantMs;
  /** What was done, in a stable word: `subscriber.erase`. */
  readonly kind: string;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}
