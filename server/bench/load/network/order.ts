import type { NetworkSession } from '../../world/network-session.ts';

/** What the load generator is told once: whom it asks, and the sessions that it drives. */
export interface NetworkOrder {
  readonly port: number;
  readonly connections: number;
  readonly sessions: readonly NetworkSession[];
}

/**
 * A round: either so many updates under way all the time, or so many a second at random instants,
 * whether the server keeps up or not.
 */
export type NetworkRound = { readonly seconds: number } & (
  | { readonly concurrency: number }
  | { readonly perSecond: number }
);

export interface NetworkReport {
  readonly seconds: number;
  readonly latenciesMs: Float64Array;
}
