/** What a refusal may carry for a program: plain values, by name. */
export type ProblemDetails = Readonly<Record<string, string | number | boolean | null>>;

/** The server's expected no, in the words of RFC 9457. It is an answer: nothing was done. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  /** Stable; docs/refusals.md lists them. */
  readonly code: string;
  /** A sentence for a person, in the language that was asked for. */
  readonly detail: string;
  readonly details: ProblemDetails;
  /** How long the server asks to wait, where it says so. */
  readonly retryAfterMs: number | null;
}

/** The server failed, or answered what cannot be read. What was asked may have been done. */
export interface Faulty {
  readonly kind: 'faulty';
  readonly status: number;
  readonly retryAfterMs: number | null;
}

/** Nothing came back in time. What was asked may have been done. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason: 'lost' | 'timeout';
}

export type Problem = Refused | Faulty | Unreachable;

export type Result<Answer> =
  | { readonly isOk: true; readonly answer: Answer }
  | { readonly isOk: false; readonly problem: Problem };

/**
 * True where nobody on this side can know whether the request was carried out: only the same
 * request with the same key, or a question, can tell.
 */
export function isOutcomeUnknown(problem: Problem): boolean {
  return problem.kind !== 'refused' || isWaitingWorthwhile(problem);
}

/**
 * "Too early", "too many" and "not now" are answers about the moment, not about what was asked.
 */
export function isWaitingWorthwhile(problem: Refused): boolean {
  return [408, 425, 429, 503].includes(problem.status);
}

/**
 * The server knows this phone, its token or who is signed in no longer as the app does: to be told
 * anew who is here, and to ask again, is all that is needed.
 */
export function isSessionStale(problem: Problem): boolean {
  return (
    problem.kind === 'refused' &&
    (problem.status === 401 || problem.status === 403) &&
    /^(?:csrf_|device_|sign_in_needed)/.test(problem.code)
  );
}

const longestWaitMs = 30_000;

function retryAfterOf(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1_000, longestWaitMs) : null;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads problem+json. What does not look like our server's answer is a fault, never a refusal.
 */
export function problemOf(status: number, headers: Headers, body: unknown): Problem {
  const retryAfterMs = retryAfterOf(headers);
  const isOurs = isPlain(body) && typeof body['code'] === 'string';
  if (!isOurs || status < 400 || (status >= 500 && status !== 503)) {
    return { kind: 'faulty', status, retryAfterMs };
  }
  return {
    kind: 'refused',
    status,
    code: String(body['code']),
    detail: typeof body['detail'] === 'string' ? body['detail'] : '',
    details: isPlain(body['details']) ? (body['details'] as ProblemDetails) : {},
    retryAfterMs,
  };
}
