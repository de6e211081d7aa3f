import { type Html, html, nothing } from '../html.ts';
import type { Language } from '../language.ts';
import { layout } from '../layout.ts';
import { type WalletWords, walletWords } from './words.ts';

/** Where a page of a wallet stands. */
export interface WalletPlace {
  language: Language;
  words: Record<Language, { brand: string; footer: string }>;
}

/** What the payer is asked to agree to. */
export interface Consent {
  shopName: string;
  /** What the shop has written into it: terms and what they say. */
  details: readonly (readonly [term: string, says: string])[];
  /** Where the answers go, `/agree` and `/refuse` behind it. */
  action: string;
}

export function consentPage(place: WalletPlace, { shopName, details, action }: Consent): Html {
  const words = walletWords[place.language];
  const rows = details.map(
    ([term, says]) => html`<dt>${term}</dt><dd>${says}</dd>
`,
  );
  const form = (answer: string, button: Html) => html`
    <form method="post" action="${action}/${answer}?lang=${place.language}">${button}</form>`;
  const content = html`<h1>${words.consentTitle}</h1>
    <dl><dt>${words.shop}</dt><dd data-testid="shop">${shopName}</dd>${rows}</dl>
    <p>${words.consentText}</p>
    ${form('agree', html`<button class="primary" data-testid="agree">${words.agree}</button>`)}
    ${form('refuse', html`<button data-testid="disagree">${words.disagree}</button>`)}`;
  return frame(place, words.consentTitle, content);
}

export function consentOverPage(place: WalletPlace, backUrl: string): Html {
  const words = walletWords[place.language];
  const content = html`<h1 data-testid="consent-over">${words.consentOverTitle}</h1>
    <p>${words.consentOverAdvice}</p>
    <a class="button primary" data-testid="return" href="${backUrl}">${words.goBack}</a>`;
  return frame(place, words.consentOverTitle, content);
}

/** A permission as its giver sees it. */
export interface Permission {
  id: string;
  shopName: string;
  /** What tells it from others: a card, a plan. */
  detail: string;
  isActive: boolean;
}

/** The page of the wallet on which its owner stops what was agreed. */
export function walletPage(place: WalletPlace, permissions: readonly Permission[]): Html {
  const words = walletWords[place.language];
  const rows = permissions.toReversed().map((one) => row(words, place.language, one));
  const list = html`<ul class="list">${rows}</ul>`;
  const content = html`<h1>${words.walletTitle}</h1>
    ${rows.length === 0 ? html`<p class="quiet">${words.walletNone}</p>` : list}`;
  return frame(place, words.walletTitle, content);
}

function row(words: WalletWords, language: Language, one: Permission): Html {
  const stop = html`<form method="post" action="/wallet/${one.id}/stop?lang=${language}">
    <button data-testid="stop">${words.walletStop}</button>
  </form>`;
  return html`<li data-testid="agreement">
  <div class="row"><strong>${one.shopName}</strong>
    <span>${one.isActive ? words.walletActive : words.walletStopped}</span></div>
  ${one.detail === '' ? nothing : html`<p class="quiet">${one.detail}</p>`}
  ${one.isActive ? stop : nothing}
</li>
`;
}

function frame({ language, words }: WalletPlace, title: string, content: Html): Html {
  const { brand, footer } = words[language];
  return layout({ language, title, brand, footer, content, isPassing: true });
}
