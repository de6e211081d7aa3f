import type { AgentRoutes } from '@lowu/contract/agent';
import { agentPaths } from '@lowu/contract/agent/paths';
import type { AnswerOf } from '@lowu/contract/route';
import {
  addressAt,
  type Fetch,
  type GivenTo,
  type Language,
  type Parameters,
  type Query,
  type Result,
  sendOnce,
} from '../../client/index.ts';

export type Operation = keyof AgentRoutes;
export type Answer<Name extends Operation> = AnswerOf<AgentRoutes[Name]>;
export type Session = Answer<'readTillSession'>;
export type Till = NonNullable<Session['till']>;
export type Echo = Answer<'echoReceiver'>;
export type Sale = Answer<'readSale'>;
export type Sales = Answer<'listSales'>;

/** A customer stands there: after so long it is a lost answer, and one asks. */
const deadlineMs = 8_000;

export interface TillChannel {
  /** Never throws for what the network or the server does: the result says what happened. */
  call<Name extends Operation>(
    operation: Name,
    given: GivenTo<AgentRoutes[Name]>,
    key?: string,
  ): Promise<Result<Answer<Name>>>;
  /** The language that answers shall speak, and the token that changes must carry. */
  use(how: { readonly language?: Language; readonly csrfToken?: string }): void;
}

export function openTillChannel(fetch: Fetch, first: Language): TillChannel {
  const how = { language: first, csrfToken: '' };
  return {
    use(given) {
      Object.assign(how, given);
    },
    async call(operation, given, key) {
      const parts = given as { params?: Parameters; query?: Query; body?: unknown };
      const { method, address } = addressAt(agentPaths[operation], parts.params, parts.query);
      const hasBody = parts.body !== undefined;
      const headers: Record<string, string> = {
        accept: 'application/json',
        'x-language': how.language,
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...(method === 'GET' ? {} : { 'x-csrf-token': how.csrfToken }),
        ...(key === undefined ? {} : { 'idempotency-key': `"${key}"` }),
      };
      const body = hasBody ? JSON.stringify(parts.body) : null;
      const result = await sendOnce(fetch, { method, address, headers, body }, deadlineMs);
      return result as Result<Answer<typeof operation>>;
    },
  };
}
