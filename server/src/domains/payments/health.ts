/** How a method is doing: as it should, or so that a payer is better off with another. */
export type Health = 'good' | 'failing';

/** What came of asking a provider lately: answers, and askings that proved nothing. */
export interface Outcomes {
  readonly answered: number;
  readonly unanswered: number;
}

export interface HealthRules {
  /** Fewer askings without an answer say nothing about a provider. */
  readonly leastUnanswered: number;
  /** Of a hundred askings, from how many without an answer on it is failing. */
  readonly failingPercent: number;
}

/**
 * A method is failing while most of what its provider was asked lately stayed without an answer.
 * A refusal is an answer: it is about one payment, and not about the method.
 */
export function healthBy(
  { answered, unanswered }: Outcomes,
  { leastUnanswered, failingPercent }: HealthRules,
): Health {
  if (unanswered < leastUnanswered) return 'good';
  return unanswered * 100 >= (answered + unanswered) * failingPercent ? 'failing' : 'good';
}
