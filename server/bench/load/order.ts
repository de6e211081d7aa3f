/** What the load generator is told to do: over how many connections, what, and for how long. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  /** Whole requests, head and body. */
  readonly requests: readonly Uint8Array[];
  /** Asks them again and again for so long; without it, each of them once. */
  readonly seconds?: number;
  /** What every right answer contains; another, or another status than 200, is a fault. */
  readonly expected: string;
}

export interface LoadReport {
  readonly seconds: number;
  readonly latenciesMs: Float64Array;
}
