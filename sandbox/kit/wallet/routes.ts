import { type Answer, page, Problem, redirect } from '../answers.ts';
import { languageOf } from '../language.ts';
import type { Incoming, Route } from '../server.ts';
import {
  type Consent,
  consentOverPage,
  consentPage,
  type Permission,
  walletPage,
  type WalletPlace,
} from './pages.ts';

/** What a provider does with the permissions of its payers, each a `One`. */
export interface Wallet<One> {
  words: WalletPlace['words'];
  find(id: string): One | undefined;
  /** Whether the payer has yet to answer. */
  isAsked(one: One): boolean;
  consentOf(one: One): Omit<Consent, 'action'>;
  /** Where a payer goes on who comes too late. */
  backFrom(one: One): string;
  /** Where the payer goes on who agrees. */
  agree(one: One): string;
  refuse(one: One): string;
  stop(one: One): void;
  /** Oldest first. */
  permissions(): readonly Permission[];
  /** Sends what a fault wants the merchant to hear before the payer is back. */
  deliverEarly(): Promise<void>;
}

/** What the payer's wallet shows of permissions: the page to agree on, and how to end one. */
export function walletRoutes<One>(wallet: Wallet<One>): Route[] {
  const placeOf = (incoming: Incoming): WalletPlace => {
    return { language: languageOf(incoming), words: wallet.words };
  };
  const requireOne = ({ params }: Incoming): One => {
    const found = wallet.find(params['id'] ?? '');
    if (found === undefined) throw new Problem(404, 'There is no such permission.');
    return found;
  };
  const show = (incoming: Incoming): Answer => {
    const found = requireOne(incoming);
    const place = placeOf(incoming);
    if (!wallet.isAsked(found)) return page(200, consentOverPage(place, wallet.backFrom(found)));
    const action = `/consent/${incoming.params['id']}`;
    return page(200, consentPage(place, { ...wallet.consentOf(found), action }));
  };
  return [
    { method: 'GET', path: '/consent/:id', answer: show },
    {
      method: 'POST',
      path: '/consent/:id/agree',
      async answer(incoming) {
        const next = wallet.agree(requireOne(incoming));
        await wallet.deliverEarly();
        return redirect(next);
      },
    },
    {
      method: 'POST',
      path: '/consent/:id/refuse',
      answer: (incoming) => redirect(wallet.refuse(requireOne(incoming))),
    },
    {
      method: 'GET',
      path: '/wallet',
      answer: (incoming) => page(200, walletPage(placeOf(incoming), wallet.permissions())),
    },
    {
      method: 'POST',
      path: '/wallet/:id/stop',
      async answer(incoming) {
        wallet.stop(requireOne(incoming));
        await wallet.deliverEarly();
        return redirect(`/wallet?lang=${languageOf(incoming)}`);
      },
    },
  ];
}
