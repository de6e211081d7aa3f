/** What is certain after a call. Only an answer that Alipay has signed is proof of anything. */
export type Answer =
  | { readonly kind: 'done'; readonly fields: AnswerFields }
  | Refusal
  | NothingCertain;

/** A signed no. */
export interface Refusal {
  readonly kind: 'refused';
  /** Alipay's five digits, or in REST the HTTP status. */
  readonly code: string;
  /** What the lists of codes name. Empty where Alipay gives none. */
  readonly subCode: string;
  /** It was refused before it reached any trade: parameters, rights, signature. */
  readonly isTurnedAway: boolean;
}

export interface NothingCertain {
  readonly kind: 'nothing_certain';
  readonly reason: string;
}

export type AnswerFields = Readonly<Record<string, unknown>>;

/** Real milliseconds. Alipay advises 10 to 30 s; a person waits for some of these calls. */
export const timeoutMs = 10_000;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(body: Buffer): string | undefined {
  try {
    return strictUtf8.decode(body);
  } catch {
    return undefined;
  }
}

/** The fields of a text that is known to be JSON; undefined where it is no object. */
export function fieldsOf(raw: string | undefined): AnswerFields | undefined {
  const parsed: unknown = raw === undefined ? undefined : JSON.parse(raw);
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? (parsed as AnswerFields) : undefined;
}

/** A code as it may be kept and shown: an answer could hold anything in its place. */
export function nameIn(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : '';
}

export function uncertain(reason: string): NothingCertain {
  return { kind: 'nothing_certain', reason };
}
