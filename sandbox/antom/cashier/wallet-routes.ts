import { type Answer, page, Problem, redirect } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { consentOverPage, consentPage, walletPage } from '../../kit/wallet/pages.ts';
import { agree, refuseConsent } from '../authorizations/ask-consent.ts';
import type { Authorization } from '../authorizations/authorization.ts';
import { revokeAuthorization } from '../authorizations/revoke-authorization.ts';
import type { World } from '../world.ts';
import { cashierWords } from './words.ts';

/** What the payer's wallet shows of charges without the payer: the consent, and how to stop. */
export function walletRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/consent/:id', answer: (incoming) => showConsent(world, incoming) },
    {
      method: 'POST',
      path: '/consent/:id/agree',
      async answer(incoming) {
        const agreed = agree(world, requireOne(world, incoming));
        await world.notifier.deliverEarly();
        return redirect(returnAddress(agreed));
      },
    },
    {
      method: 'POST',
      path: '/consent/:id/refuse',
      answer: (incoming) =>
        redirect(returnAddress(refuseConsent(world, requireOne(world, incoming)))),
    },
    {
      method: 'GET',
      path: '/wallet',
      answer: (incoming) => page(200, walletPage(placeOf(incoming), permissionsIn(world))),
    },
    {
      method: 'POST',
      path: '/wallet/:id/stop',
      async answer(incoming) {
        revokeAuthorization(world, requireOne(world, incoming));
        await world.notifier.deliverEarly();
        return redirect(`/wallet?lang=${languageOf(incoming)}`);
      },
    },
  ];
}

function placeOf(incoming: Incoming) {
  return { language: languageOf(incoming), words: cashierWords };
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

function requireOne(world: World, { params }: Incoming): Authorization {
  const found = world.authorizations.find(params['id'] ?? '');
  if (found === undefined) throw new Problem(404, 'There is no such authorization.');
  return found;
}

function showConsent(world: World, incoming: Incoming): Answer {
  const found = requireOne(world, incoming);
  const place = placeOf(incoming);
  if (found.state !== 'asked') return page(200, consentOverPage(place, found.redirectUrl));
  const shopName = shopOf(world, found.clientId);
  return page(200, consentPage(place, { shopName, details: [], action: `/consent/${found.id}` }));
}

/** The merchant's address with the code, where there is one, and the merchant's own word. */
function returnAddress({ redirectUrl, authCode, authState, state }: Authorization): string {
  const url = new URL(redirectUrl);
  if (authCode !== null && state === 'agreed') url.searchParams.set('authCode', authCode);
  url.searchParams.set('authState', authState);
  return url.href;
}
