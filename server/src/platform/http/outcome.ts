import type { Guard } from './guarded-lookup.ts';

/** What is known of a call that has ended, one way or another. */
export type HttpOutcome =
  | { readonly outcome: 'proof'; readonly answer: HttpAnswer }
  /** Nothing left this machine: the call may be made again. */
  | { readonly outcome: 'not_sent'; readonly reason: string }
  /** It may have taken effect: a timeout, a reset, an answer cut off, a 5xx. Ask, do not repeat. */
  | {
      readonly outcome: 'sent_without_proof';
      readonly reason: string;
      readonly answer?: HttpAnswer;
    };

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Spoken from the first byte, also without TLS: network functions know nothing else. */
  readonly isHttp2?: boolean;
  /** From the first byte of the look-up to the last of the answer, in real milliseconds. */
  readonly timeoutMs: number;
  /**
   * Given where somebody else chose the address: then only the open internet is connected to.
   * Anything else is `not_sent`, because of `address_not_public`.
   */
  readonly guard?: Guard;
  /** 1 MiB unless given. An answer beyond it is not read to its end. */
  readonly longestAnswerBytes?: number;
  /**
   * Status and headers are the answer, whatever comes behind them or does not; its body is empty.
   */
  readonly isBodyIgnored?: boolean;
}

export interface HttpClient {
  call(call: HttpCall): Promise<HttpOutcome>;
}
