/** A number of a sandbox with which partners try what seldom happens. */
export interface TrialNumber {
  readonly number: string;
  /** How long a sale to it takes. */
  readonly delaySeconds: number;
  /** Refused as if we could not be reached. */
  readonly isUnavailable: boolean;
  /** What a program is answered, for its developer to read. */
  readonly outcome: string;
}

export function trialNumbersProblem(value: unknown): string | undefined {
  const isFine =
    Array.isArray(value) &&
    value.every((one: Partial<TrialNumber> | null) => {
      const { number, delaySeconds, isUnavailable, outcome } = one ?? {};
      const isDelay = Number.isInteger(delaySeconds) && Number(delaySeconds) >= 0;
      const isText = typeof number === 'string' && typeof outcome === 'string';
      return isText && isDelay && typeof isUnavailable === 'boolean';
    });
  return isFine ? undefined : 'must be a list of {number, delaySeconds, isUnavailable, outcome}';
}
