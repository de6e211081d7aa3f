import type { ConsoleRoutes } from '@lowu/contract/console';
import { consolePaths } from '@lowu/contract/console/paths';
import type { AnswerOf, BodyOf } from '@lowu/contract/route';
import {
  addressAt,
  type GivenTo,
  type Language,
  type Parameters,
  type Query,
  type Result,
  type Fetch,
  sendOnce,
} from '../../client/index.ts';

export type Operation = keyof ConsoleRoutes;
export type Answer<Name extends Operation> = AnswerOf<ConsoleRoutes[Name]>;
export type Session = Answer<'readStaffSession'>;
export type Credentials = BodyOf<ConsoleRoutes['signInStaff']>;
export type WholeLine = Answer<'readLine'>;
export type Unit = WholeLine['totals'][number]['unit'];
export type StaffTopup = Answer<'listLineTopups'>['topups'][number];
export type Transfer = Answer<'listLineTransfers'>['transfers'][number];
export type StaffMessage = Answer<'listLineMessages'>['messages'][number];
export type MessageDesk = Answer<'readMessages'>;
export type LineRule = Answer<'readLineRule'>;
export type Explained = Answer<'explainTopup'>;
export type Decision = BodyOf<ConsoleRoutes['proposeReview']>['decision'];
export type StaffPayments = Answer<'readPayments'>;
export type SpentRule = BodyOf<ConsoleRoutes['proposeRefund']>['spentRule'];
export type FoundBreak = Answer<'readBreak'>;
export type BilledDay = Answer<'listReconciliationDays'>['days'][number];
export type BankDesk = Answer<'readBanking'>;
export type CreditCandidates = Answer<'readCredit'>['candidates'];
export type Act = Answer<'readTrail'>['acts'][number];

/** Staff sit at a good network: one try, and the person decides about another. */
const deadlineMs = 15_000;

export interface StaffChannel {
  /** Never throws for what the network or the server does: the result says what happened. */
  call<Name extends Operation>(
    operation: Name,
    given: GivenTo<ConsoleRoutes[Name]>,
  ): Promise<Result<Answer<Name>>>;
  /** The language that answers shall speak, and the token that changes must carry. */
  use(how: { readonly language?: Language; readonly csrfToken?: string }): void;
}

interface Parts {
  readonly params?: Parameters;
  readonly query?: Query;
  readonly body?: unknown;
}

export function openStaffChannel(fetch: Fetch, first: Language): StaffChannel {
  let language = first;
  let csrfToken = '';
  return {
    use(how) {
      language = how.language ?? language;
      csrfToken = how.csrfToken ?? csrfToken;
    },
    async call(operation, given) {
      const { params, query, body } = given as Parts;
      const { method, address } = addressAt(consolePaths[operation], params, query);
      const headers: Record<string, string> = {
        accept: 'application/json',
        'x-language': language,
      };
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
      const text = body === undefined ? null : JSON.stringify(body);
      const sent = { method, address, headers, body: text };
      return (await sendOnce(fetch, sent, deadlineMs)) as Result<Answer<typeof operation>>;
    },
  };
}
