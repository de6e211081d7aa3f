/** What the load generator is told to do: over how many connections, what, and for how long. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  /** ISO 8583 instead of HTTP. */
  readonly isAtm?: boolean;
  /** Whole requests, head and body. */
  readonly requests: readonly Uint8Array[];
  /** Asks them again and again for so long; without it, each of them once. */
  readonly seconds?: number;
  /**
   * So many a second, at random instants; without it, as many as are answered. Latencies then run
   * from the instant at which each was meant to be asked.
   */
  readonly perSecond?: number | undefined;
  /** What every right answer contains; another, or another status than 200, is a fault. */
  readonly expected: string;
}

export interface LoadReport {
  readonly seconds: number;
  readonly latenciesMs: Float64Array;
}
