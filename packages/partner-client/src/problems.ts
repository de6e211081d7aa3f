import type { Problem } from './shapes.ts';

/** Who can change it: the request, its client, the partner, the receiver's line or the platform. */
export type Party = 'request' | 'client' | 'partner' | 'receiver' | 'platform';

/** An expected no. Nothing was done; `code` is stable, `message` is for a person. */
export class LowuRefusal extends Error {
  override readonly name = 'LowuRefusal';
  readonly status: number;
  readonly code: string;
  readonly party: Party;
  readonly details: NonNullable<Problem['details']>;
  /** How long the platform asks to wait, where it does. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, retryAfterMs?: number) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.party = (problem.party ?? 'platform') as Party;
    this.details = problem.details ?? {};
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the same may be tried again later without changing anything. */
  get isPassing(): boolean {
    return this.status === 429 || this.status === 503;
  }
}

/**
 * No answer that could be read, however often it was tried. What was asked may have been done: ask
 * by its reference, or send the same again under the same reference, which does it once.
 */
export class LowuUnanswered extends Error {
  override readonly name = 'LowuUnanswered';
  readonly tries: number;
  /** Of what was asked for, also where the client made it; undefined where there is none. */
  readonly reference: string | undefined;

  constructor(tries: number, cause: unknown, reference?: string) {
    const what = reference === undefined ? '' : ` about ${reference}`;
    super(`no answer${what} in ${tries} tries`, { cause });
    this.tries = tries;
    this.reference = reference;
  }
}

/** An answer that is none of the platform's: a proxy's page, a fault, a body cut off. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, retryAfterMs?: number) {
    super(`answered with ${status} and nothing to read`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
