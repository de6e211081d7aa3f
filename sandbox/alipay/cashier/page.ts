import { faultChoices, sharedOffers } from '../../kit/cashier/fault-choices.ts';
import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Checkout } from '../trades/trade.ts';
import { type CashierWords, cashierWords } from './words.ts';

/** The order as a buyer sees it, with the three things that can be done about it. */
export function paymentPage(language: Language, shopName: string, checkout: Checkout): Html {
  const words = cashierWords[language];
  const { terms, id } = checkout;
  return frame(
    language,
    words.title,
    html`<h1>${words.title}</h1>
      <p class="amount" data-testid="amount">¥${printYuan(terms.totalFen)}</p>
      <dl>
        <dt>${words.payTo}</dt><dd data-testid="shop">${shopName}</dd>
        <dt>${words.order}</dt><dd data-testid="subject">${terms.subject}</dd>
        <dt>${words.number}</dt><dd data-testid="out-trade-no">${terms.outTradeNo}</dd>
      </dl>
      <form method="post" id="pay" action="/cashier/${id}/pay?lang=${language}">
        <button class="primary" data-testid="pay">
          ${words.pay} ¥${printYuan(terms.totalFen)}
        </button>
      </form>
      <form method="post" action="/cashier/${id}/refuse?lang=${language}">
        <button data-testid="refuse">${words.refuse}</button>
      </form>
      <form method="post" action="/cashier/${id}/leave?lang=${language}">
        <button data-testid="leave">${words.leave}</button>
      </form>
      ${faultChoices(words, offeredFaults)}`,
  );
}

export const offeredFaults = sharedOffers;

/** Paid: goes back to the shop by itself after a moment, or by the link. */
export function paidPage(language: Language, amountFen: number, returnUrl: string | null): Html {
  const words = cashierWords[language];
  const back = returnUrl === null ? nothing : backLink(words, returnUrl);
  const content = html`<h1 data-testid="paid">${words.paidTitle}</h1>
    <p class="amount" data-testid="amount">¥${printYuan(amountFen)}</p>
    ${returnUrl === null ? nothing : html`<p class="quiet">${words.paidAdvice}</p>`}${back}`;
  return frame(language, words.paidTitle, content, returnUrl);
}

export function closedPage(language: Language, backUrl: string | null): Html {
  const words = cashierWords[language];
  const back = backUrl === null ? nothing : backLink(words, backUrl);
  const content = html`<h1 data-testid="closed">${words.closedTitle}</h1>
    <p>${words.closedAdvice}</p>${back}`;
  return frame(language, words.closedTitle, content);
}

/** For a merchant that gave no address to go back to. */
export function leftPage(language: Language): Html {
  const { leftTitle, leftAdvice, brand, footer } = cashierWords[language];
  const content = html`<h1 data-testid="left">${leftTitle}</h1><p>${leftAdvice}</p>`;
  return layout({ language, title: leftTitle, brand, footer, content, isPassing: true });
}

function backLink(words: CashierWords, url: string): Html {
  return html`<a class="button primary" data-testid="return" href="${url}">${words.goBack}</a>`;
}

function frame(language: Language, title: string, content: Html, goOnTo?: string | null): Html {
  const { brand, footer } = cashierWords[language];
  const goOn = goOnTo ? { goOn: { url: goOnTo, afterSeconds: 3 } } : {};
  return layout({ language, title, brand, footer, content, ...goOn });
}
