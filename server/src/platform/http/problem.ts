import { type Language, Refusal, type RefusalKind, type Words } from '#base';
import { InvalidRequest } from './check-input.ts';

/** RFC 9457, with our stable code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly party?: string;
  readonly details?: object;
  readonly errors?: readonly object[];
}

export type StatusOf = Readonly<Record<RefusalKind, number>>;

/**
 * How one channel says no: a status per kind, and a sentence for a person per code where it has
 * one.
 */
export interface Answers {
  readonly statusOf: StatusOf;
  readonly statusOfCode: Readonly<Record<string, number>>;
  /** By code, or by code and why (`code.why`), where one sentence cannot say what to do. */
  readonly sentences: Readonly<Record<string, Words>>;
  /** For codes without a sentence of their own. */
  readonly sentenceOfKind: Readonly<Record<RefusalKind, Words>>;
  /** Who can change it, where a channel tells that. */
  readonly partyOf?: (code: string, kind: RefusalKind) => string;
  /** For faults of ours: says that nothing is known to be lost, and gives the number to quote. */
  readonly fault: Words;
}

/** Of our being away, where nobody knows how long. */
const usualPauseSeconds = 2;

/**
 * `Retry-After` (RFC 9110, 10.2.3), in seconds: as the refusal says, and of every 503. Undefined
 * where coming again changes nothing.
 */
export function retryAfterOf({ status, details }: Problem): string | undefined {
  if (details && 'retryAfterSeconds' in details) return String(details.retryAfterSeconds);
  return status === 503 ? String(usualPauseSeconds) : undefined;
}

/** What was thrown, as the answer to whoever called. A fault's message stays inside the house. */
export function problemOf(
  error: unknown,
  answers: Answers,
  language: Language,
  instance: string,
): Problem {
  if (!(error instanceof Refusal)) {
    const title = 'Internal fault';
    const detail = answers.fault[language];
    return { type: 'about:blank', title, status: 500, code: 'fault', detail, instance };
  }
  const { code, kind, details } = error;
  const { [`${code}.${details['why']}`]: reason, [code]: all } = answers.sentences;
  const words = reason ?? all ?? answers.sentenceOfKind[kind];
  return {
    type: `urn:lowu:refusal:${code}`,
    title: code.replaceAll('_', ' '),
    status: answers.statusOfCode[code] ?? answers.statusOf[kind],
    code,
    detail: filled(words[language], details),
    instance,
    ...(answers.partyOf ? { party: answers.partyOf(code, kind) } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(error instanceof InvalidRequest ? { errors: errorsIn(language, error) } : {}),
  };
}

function errorsIn(language: Language, { errors }: InvalidRequest): object[] {
  return errors.map(({ where, what }) => ({ where, what: what[language] }));
}

/** Puts details where a sentence names them: "{leftMinor}". */
function filled(sentence: string, details: Refusal['details']): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return value === undefined ? whole : String(value);
  });
}
