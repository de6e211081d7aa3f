import type { Static, TObject, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation of an HTTP channel: what it takes and gives. The OpenAPI document is made from
 * these.
 */
export interface Route {
  readonly method: Method;
  /** With `{name}` for path parameters, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /**
   * Who may call: nobody signed in, anyone with a device cookie, a subscriber, a member of staff,
   * an operator of a till, a partner's program or developer, a machine by its signature (RFC 9421).
   */
  readonly access:
    | 'public'
    | 'device'
    | 'subscriber'
    | 'staff'
    | 'operator'
    | 'partner'
    | 'developer'
    | 'kiosk';
  /** What the access token of a partner's program must allow. */
  readonly scope?: string;
  /** True where the caller sends its own `Idempotency-Key`, made before the first byte. */
  readonly isKeyed?: boolean;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
  /** Of its body, where that may be larger than the others'. */
  readonly largestBodyBytes?: number;
  /** What the body is instead of JSON. */
  readonly bodyType?: 'application/x-www-form-urlencoded';
  /** What a refusal looks like where another standard than RFC 9457 says so. */
  readonly refusal?: TSchema;
  readonly answer: TSchema;
  /** What is answered with 202 instead, where the work goes on behind the caller's back. */
  readonly accepted?: TSchema;
  /** Request headers that change how it is done (RFC 7240), with what they may say. */
  readonly preferences?: string;
  /** 200 unless another says better what happened. */
  readonly status?: 200 | 201 | 202 | 204;
  /** What the answer is instead of JSON. */
  readonly mediaType?:
    | 'text/csv'
    | 'application/pdf'
    | 'application/zip'
    | 'application/octet-stream';
  /** A stream of server-sent events instead of one JSON answer. */
  readonly isStream?: boolean;
}

/** What somebody is told by a webhook: what it means, and what its body is. */
export interface DescribedEvent {
  readonly meaning: string;
  readonly body: TObject;
  readonly example: object;
}

export type ParamsOf<R extends Route> = R['params'] extends TObject ? Static<R['params']> : unknown;
export type QueryOf<R extends Route> = R['query'] extends TObject ? Static<R['query']> : unknown;
export type BodyOf<R extends Route> = R['body'] extends TObject ? Static<R['body']> : unknown;
export type AnswerOf<R extends Route> = Static<R['answer']> | AcceptedOf<R>;
type AcceptedOf<R extends Route> = R['accepted'] extends TSchema ? Static<R['accepted']> : never;

export function route<const R extends Route>(given: R): R {
  return given;
}
