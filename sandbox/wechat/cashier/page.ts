import { faultChoices, type OfferedFaults, sharedOffers } from '../../kit/cashier/fault-choices.ts';
import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Terms } from '../orders/order.ts';
import { type CashierWords, cashierWords } from './words.ts';

/** What a page needs to know of where it is. */
export interface Place {
  language: Language;
  pageId: string;
  shopName: string;
  /** Where the buyer goes afterwards; a code on another screen leads nowhere. */
  backUrl: string | null;
}

const signs: Readonly<Record<string, string>> = { CNY: '¥', HKD: 'HK$' };

export function printAmount({ total, currency }: Terms): string {
  return `${signs[currency] ?? `${currency} `}${printYuan(total)}`;
}

/** The order as a buyer sees it: the same page for a phone's browser, a code and WeChat itself. */
export function paymentPage(place: Place, terms: Terms): Html {
  const { language, pageId, shopName, backUrl } = place;
  const words = cashierWords[language];
  const query = queryOf(place);
  return frame(
    language,
    words.title,
    html`<h1>${words.title}</h1>
      <p class="amount" data-testid="amount">${printAmount(terms)}</p>
      <dl>
        <dt>${words.payTo}</dt><dd data-testid="shop">${shopName}</dd>
        <dt>${words.order}</dt><dd data-testid="subject">${terms.description}</dd>
        <dt>${words.number}</dt><dd data-testid="out-trade-no">${terms.outTradeNo}</dd>
      </dl>
      <form method="post" id="pay" action="/pay/${pageId}${query}">
        <button class="primary" data-testid="pay">${words.pay} ${printAmount(terms)}</button>
      </form>
      ${
        backUrl === null
          ? nothing
          : html`<form method="post" action="/leave/${pageId}${query}">
        <button data-testid="leave">${words.leave}</button>
      </form>`
      }
      ${faultChoices(words, offeredFaults)}`,
  );
}

/** The shop's address goes along in the page's own, as at the real one. */
export function queryOf({ language, backUrl }: Place): string {
  const query = new URLSearchParams({ lang: language });
  if (backUrl !== null) query.append('redirect_url', backUrl);
  return `?${query}`;
}

export const offeredFaults = [
  ...sharedOffers,
  ['notice-probe-signature', 'faultProbe'],
] as const satisfies OfferedFaults<CashierWords>;

/** Paid: goes back to the shop by itself after a moment, or by the link, if there is one. */
export function paidPage({ language, backUrl }: Place, terms: Terms): Html {
  const words = cashierWords[language];
  const content = html`<h1 data-testid="paid">${words.paidTitle}</h1>
    <p class="amount" data-testid="amount">${printAmount(terms)}</p>
    <p class="quiet">${backUrl === null ? words.paidStay : words.paidAdvice}</p>
    ${backLink(words, backUrl)}`;
  return frame(language, words.paidTitle, content, backUrl);
}

type Ending = 'closed' | 'stale' | 'left';

/** Nothing was charged, and here nothing will be. */
export function endPage({ language, backUrl }: Place, ending: Ending): Html {
  const words = cashierWords[language];
  const title = words[`${ending}Title`];
  const content = html`<h1 data-testid="${ending}">${title}</h1>
    <p>${words[`${ending}Advice`]}</p>${backLink(words, backUrl)}`;
  return frame(language, title, content);
}

function backLink(words: CashierWords, url: string | null): Html {
  if (url === null) return nothing;
  return html`<a class="button primary" data-testid="return" href="${url}">${words.goBack}</a>`;
}

/** The language switch would drop the address to go back to, so these pages have none. */
function frame(language: Language, title: string, content: Html, goOnTo?: string | null): Html {
  const { brand, footer } = cashierWords[language];
  const goOn = goOnTo ? { goOn: { url: goOnTo, afterSeconds: 3 } } : {};
  return layout({ language, title, brand, footer, content, isPassing: true, ...goOn });
}
