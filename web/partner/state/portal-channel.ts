import type { PortalRoutes } from '@lowu/contract/portal';
import { portalPaths } from '@lowu/contract/portal/paths';
import type { AnswerOf, BodyOf } from '@lowu/contract/route';
import {
  type ContractChannel,
  type Fetch,
  type Language,
  openContractChannel,
} from '../../client/index.ts';

export type Session = AnswerOf<PortalRoutes['readPortalSession']>;
export type Developer = NonNullable<Session['developer']>;
export type Client = AnswerOf<PortalRoutes['listClients']>['clients'][number];
export type Keys = AnswerOf<PortalRoutes['makeClient']>;
export type Authenticator = AnswerOf<PortalRoutes['registerDeveloper']>;
export type Invitation = AnswerOf<PortalRoutes['readInvitation']>;
export type Endpoint = AnswerOf<PortalRoutes['listOwnEndpoints']>['endpoints'][number];
export type Delivery = AnswerOf<PortalRoutes['listOwnDeliveries']>['deliveries'][number];
export type Try = NonNullable<Delivery['last']>;
export type SimulatedType = BodyOf<PortalRoutes['simulateOwnEvent']>['type'];
export type Topups = AnswerOf<PortalRoutes['listOwnTopups']>;
export type Waiting = AnswerOf<PortalRoutes['readOwnWaiting']>;
export type Statement = AnswerOf<PortalRoutes['readOwnStatement']>;
export type Status = AnswerOf<PortalRoutes['readPlatformStatus']>;
export type PortalChannel = ContractChannel<PortalRoutes>;

const deadlineMs = 15_000;

export function openPortalChannel(
  fetch: Fetch,
  language: Language,
  onTried: (isReached: boolean) => void,
): PortalChannel {
  return openContractChannel<PortalRoutes>(portalPaths, { fetch, language, deadlineMs, onTried });
}
