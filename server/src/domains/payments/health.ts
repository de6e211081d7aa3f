/** How a method is doing: as it should, or so that a payer is better off with another. */
export type Health = 'good' | 'failing';

/** What came of asking a provider lately: answers, and askings that proved nothing. */
export interface Outcomes {
  readonly answered: number;
  readonly unanswered: number;
  /** Whether it was failing after what came before. */
  readonly wasFailing: boolean;
}

export interface HealthRules {
  /** Fewer askings without an answer say nothing about a provider. */
  readonly leastUnanswered: number;
  /** Of a hundred askings, from how many without an answer on it is failing. */
  readonly failingPercent: number;
  /** Of a hundred askings, below how many without an answer it is good again. */
  readonly goodAgainPercent: number;
}

/**
 * A method is failing while most of what its provider was asked lately stayed without an answer,
 * and until much less does: by one bound alone, one that answers every other asking would fail and
 * be good again with each. A refusal is an answer: it is about one payment, and not about the
 * method.
 */
export function healthBy(
  { answered, unanswered, wasFailing }: Outcomes,
  { leastUnanswered, failingPercent, goodAgainPercent }: HealthRules,
): Health {
  const isBeyond = (percent: number): boolean =>
    unanswered * 100 >= (answered + unanswered) * percent;
  if (wasFailing) return isBeyond(Math.min(goodAgainPercent, failingPercent)) ? 'failing' : 'good';
  return unanswered >= leastUnanswered && isBeyond(failingPercent) ? 'failing' : 'good';
}
