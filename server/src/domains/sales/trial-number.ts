import { parsePhoneNumber } from '#base';

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

/**
 * What a sandbox wants to happen with a number; nothing on every other installation. What is typed
 * is asked for only where there are any.
 */
export function trialOf(trials: readonly TrialNumber[], typed: string): TrialNumber | undefined {
  if (trials.length === 0) return undefined;
  const number = parsePhoneNumber(typed);
  return trials.find((trial) => trial.number === number);
}

/**
 * A trial number belongs to everybody in the sandbox and always does the same: what another has
 * sold to it minutes ago is no twin.
 */
export function withoutTwin<Wanted extends { readonly number: string }>(
  trials: readonly TrialNumber[],
  wanted: Wanted & { readonly isTwinIntended: boolean },
): Wanted & { readonly isTwinIntended: boolean } {
  return trialOf(trials, wanted.number) ? { ...wanted, isTwinIntended: true } : wanted;
}
