import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import type { Authorization } from '../authorizations/authorization.ts';
import type { World } from '../world.ts';
import { backLink, frame } from './page.ts';
import { type CashierWords, cashierWords } from './words.ts';

export function consentPage(language: Language, shopName: string, { id }: Authorization): Html {
  const words = cashierWords[language];
  const content = html`<h1>${words.consentTitle}</h1>
    <dl><dt>${words.payTo}</dt><dd data-testid="shop">${shopName}</dd></dl>
    <p>${words.consentText}</p>
    <form method="post" action="/consent/${id}/agree?lang=${language}">
      <button class="primary" data-testid="agree">${words.agree}</button>
    </form>
    <form method="post" action="/consent/${id}/refuse?lang=${language}">
      <button data-testid="disagree">${words.disagree}</button>
    </form>`;
  return frame(language, words.consentTitle, content);
}

export function consentOverPage(language: Language, backUrl: string): Html {
  const words = cashierWords[language];
  const content = html`<h1 data-testid="consent-over">${words.consentOverTitle}</h1>
    <p>${words.consentOverAdvice}</p>${backLink(words, backUrl)}`;
  return frame(language, words.consentOverTitle, content);
}

/** The page of the wallet on which its owner stops what was agreed. */
export function walletPage(world: World, language: Language): Html {
  const words = cashierWords[language];
  const shown = world.authorizations
    .list()
    .filter(({ state }) => state === 'active' || state === 'revoked')
    .toReversed();
  const list = html`<ul class="list">${shown.map((one) => row(world, words, language, one))}</ul>`;
  const content = html`<h1>${words.walletTitle}</h1>
    ${shown.length === 0 ? html`<p class="quiet">${words.walletNone}</p>` : list}`;
  return frame(language, words.walletTitle, content);
}

function row(world: World, words: CashierWords, language: Language, one: Authorization): Html {
  const isActive = one.state === 'active';
  const shopName = world.merchants.find(one.clientId)?.shopName ?? '';
  const stop = html`<form method="post" action="/wallet/${one.id}/stop?lang=${language}">
    <button data-testid="stop">${words.walletStop}</button>
  </form>`;
  return html`<li data-testid="agreement">
  <div class="row"><strong>${shopName}</strong>
    <span>${isActive ? words.walletActive : words.walletStopped}</span></div>
  ${isActive ? stop : nothing}
</li>
`;
}
