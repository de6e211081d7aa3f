import type { Route } from '../../kit/server.ts';
import { walletRoutes as routesOf } from '../../kit/wallet/routes.ts';
import { agree, refuseConsent } from '../authorizations/ask-consent.ts';
import type { Authorization } from '../authorizations/authorization.ts';
import { revokeAuthorization } from '../authorizations/revoke-authorization.ts';
import type { World } from '../world.ts';
import { cashierWords } from './words.ts';

/** What the payer's wallet shows of charges without the payer: the consent, and how to stop. */
export function walletRoutes(world: World): Route[] {
  return routesOf<Authorization>({
    words: cashierWords,
    find: (id) => world.authorizations.find(id),
    isAsked: ({ state }) => state === 'asked',
    consentOf: ({ clientId }) => ({ shopName: shopOf(world, clientId), details: [] }),
    backFrom: ({ redirectUrl }) => redirectUrl,
    agree: (one) => returnAddress(agree(world, one)),
    refuse: (one) => returnAddress(refuseConsent(world, one)),
    stop: (one) => void revokeAuthorization(world, one),
    permissions: () => permissionsIn(world),
    deliverEarly: () => world.notifier.deliverEarly(),
  });
}

function permissionsIn(world: World) {
  return world.authorizations
    .list()
    .filter(({ state }) => state === 'active' || state === 'revoked')
    .map(({ id, clientId, state }) => {
      return { id, shopName: shopOf(world, clientId), detail: '', isActive: state === 'active' };
    });
}

function shopOf(world: World, clientId: string): string {
  return world.merchants.find(clientId)?.shopName ?? '';
}

/** The merchant's address with the code, where there is one, and the merchant's own word. */
function returnAddress({ redirectUrl, authCode, authState, state }: Authorization): string {
  const url = new URL(redirectUrl);
  if (authCode !== null && state === 'agreed') url.searchParams.set('authCode', authCode);
  url.searchParams.set('authState', authState);
  return url.href;
}
