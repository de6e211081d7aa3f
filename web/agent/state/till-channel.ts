import type { AgentRoutes } from '@lowu/contract/agent';
import { agentPaths } from '@lowu/contract/agent/paths';
import type { AnswerOf } from '@lowu/contract/route';
import {
  type ContractChannel,
  type Fetch,
  type Language,
  openContractChannel,
} from '../../client/index.ts';

export type Operation = keyof AgentRoutes;
export type Answer<Name extends Operation> = AnswerOf<AgentRoutes[Name]>;
export type Session = Answer<'readTillSession'>;
export type Till = NonNullable<Session['till']>;
export type Echo = Answer<'echoReceiver'>;
export type Sale = Answer<'readSale'>;
export type Sales = Answer<'listSales'>;
export type Voucher = Answer<'readVoucherSale'>;
export type Vouchers = Answer<'listVoucherSales'>;
export type Floats = Answer<'readFloats'>;
export type People = Answer<'listPeople'>;
export type FloatStatement = Answer<'readStatement'>;

/** A customer stands there: after so long it is a lost answer, and one asks. */
const deadlineMs = 8_000;

export type TillChannel = ContractChannel<AgentRoutes>;

export function openTillChannel(fetch: Fetch, language: Language): TillChannel {
  return openContractChannel<AgentRoutes>(agentPaths, { fetch, language, deadlineMs });
}
