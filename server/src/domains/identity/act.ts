import type { Id, InstantMs, RefusalDetails } from '#base';
import type { Actor } from '#platform/context';

export type ActId = Id<'act'>;

/** Something that somebody did, or was not let do. */
export interface Act {
  readonly actor: Actor;
  /** What, in one stable word with its subject's kind: `staff.sign_in`, `line.suspend`. */
  readonly action: string;
  /** The id of what it was done to, where there is such a thing. */
  readonly subject?: string | null;
  readonly outcome: 'done' | 'denied';
  /** Where the request came from; only its network is kept. */
  readonly ip?: string | null;
  readonly details?: RefusalDetails;
}

/** An act as the trail tells it. */
export interface TrailEntry {
  readonly id: ActId;
  readonly atMs: InstantMs;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly action: string;
  readonly subject: string | null;
  readonly outcome: 'done' | 'denied';
  readonly network: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}
