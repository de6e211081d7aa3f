import type { AnswerOf, Route } from '@lowu/contract/route';
import { addressAt, type Parameters, type Query } from './addresses.ts';
import type { GivenTo, Language } from './channel-types.ts';
import type { Result } from './problem.ts';
import { followWork } from './follow-work.ts';
import { type Fetch, type Sent, sendOnce } from './send.ts';

type Routes = Readonly<Record<string, Route>>;

export interface ContractSurroundings {
  readonly fetch: Fetch;
  readonly language: Language;
  readonly deadlineMs: number;
  /** Told after every try whether an answer has come, and all of it. */
  readonly onTried?: (isReached: boolean) => void;
}

/** Where each operation of a contract stands. */
export type PathsOf<Of extends Routes> = {
  readonly [Name in keyof Of]: readonly [method: string, path: string];
};

/** Every operation of a contract, each sent once: whoever sits there decides about another try. */
export interface ContractChannel<Of extends Routes> {
  /** Never throws for what the network or the server does: the result says what happened. */
  call<Name extends keyof Of>(
    operation: Name,
    given: GivenTo<Of[Name]>,
    key?: string,
  ): Promise<Result<AnswerOf<Of[Name]>>>;
  /**
   * The same for a work that tells as it goes: each event is given to `tell`, and the last one is
   * the answer.
   */
  follow<Name extends keyof Of>(
    operation: Name,
    given: GivenTo<Of[Name]>,
    tell: (event: AnswerOf<Of[Name]>) => void,
  ): Promise<Result<AnswerOf<Of[Name]>>>;
  /** The language that answers shall speak, and the token that changes must carry. */
  use(how: { readonly language?: Language; readonly csrfToken?: string }): void;
}

interface Parts {
  readonly params?: Parameters;
  readonly query?: Query;
  readonly body?: unknown;
}

/** A work that tells as it goes tells several times a minute. */
const longestSilenceMs = 5 * 60_000;

export function openContractChannel<Of extends Routes>(
  paths: PathsOf<Of>,
  { fetch, language, deadlineMs, onTried }: ContractSurroundings,
): ContractChannel<Of> {
  const how = { language, csrfToken: '' };
  const tried = <Answer>(result: Result<Answer>): Result<Answer> => {
    onTried?.(result.isOk || result.problem.kind !== 'unreachable');
    return result;
  };
  const sentBy = (operation: keyof Of, given: unknown, key?: string): Sent => {
    const { params, query, body } = given as Parts;
    const { method, address } = addressAt(paths[operation], params, query);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'x-language': how.language,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'x-csrf-token': how.csrfToken }),
      ...(key === undefined ? {} : { 'idempotency-key': `"${key}"` }),
    };
    return { method, address, headers, body: body === undefined ? null : JSON.stringify(body) };
  };
  return {
    use(given) {
      Object.assign(how, given);
    },
    async call(operation, given, key) {
      const result = tried(await sendOnce(fetch, sentBy(operation, given, key), deadlineMs));
      return result as Result<AnswerOf<Of[typeof operation]>>;
    },
    async follow(operation, given, tell) {
      return tried(await followWork(fetch, sentBy(operation, given), tell, longestSilenceMs));
    },
  };
}
