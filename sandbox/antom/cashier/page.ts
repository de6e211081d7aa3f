import { faultChoices, sharedOffers } from '../../kit/cashier/fault-choices.ts';
import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Payment } from '../payments/payment.ts';
import { type CashierWords, cashierWords } from './words.ts';

export function printAmount({ terms }: Payment): string {
  return `HK$${printYuan(terms.amount)}`;
}

/** The order as a buyer sees it; on a large screen with a code for the phone beside it. */
export function paymentPage(language: Language, shopName: string, payment: Payment): Html {
  const words = cashierWords[language];
  const { terms, id } = payment;
  const act = (what: string): string => `/cashier/${id}/${what}?lang=${language}`;
  const isLarge = terms.terminalType === 'WEB';
  return frame(
    language,
    words.title,
    html`<h1>${words.title}</h1>
      <p class="amount" data-testid="amount">${printAmount(payment)}</p>
      ${isLarge ? html`<img src="/cashier/${id}.svg" alt="" width="200" height="200">` : nothing}
      <dl>
        <dt>${words.payTo}</dt><dd data-testid="shop">${shopName}</dd>
        <dt>${words.order}</dt><dd data-testid="subject">${terms.description}</dd>
        <dt>${words.number}</dt><dd data-testid="out-trade-no">${terms.paymentRequestId}</dd>
      </dl>
      <form method="post" id="pay" action="${act('pay')}">
        <button class="primary" data-testid="pay">${words.pay} ${printAmount(payment)}</button>
      </form>
      <form method="post" action="${act('refuse')}">
        <button data-testid="refuse">${words.refuse}</button>
      </form>
      <form method="post" action="${act('leave')}">
        <button data-testid="leave">${words.leave}</button>
      </form>
      ${faultChoices(words, offeredFaults)}`,
  );
}

export const offeredFaults = sharedOffers;

/** Paid: goes back to the shop by itself after a moment, or by the link. */
export function paidPage(language: Language, payment: Payment): Html {
  const words = cashierWords[language];
  const { redirectUrl } = payment.terms;
  const content = html`<h1 data-testid="paid">${words.paidTitle}</h1>
    <p class="amount" data-testid="amount">${printAmount(payment)}</p>
    <p class="quiet">${words.paidAdvice}</p>${backLink(words, redirectUrl)}`;
  return frame(language, words.paidTitle, content, redirectUrl);
}

export function closedPage(language: Language, payment: Payment): Html {
  const words = cashierWords[language];
  const content = html`<h1 data-testid="closed">${words.closedTitle}</h1>
    <p>${words.closedAdvice}</p>${backLink(words, payment.terms.redirectUrl)}`;
  return frame(language, words.closedTitle, content);
}

export function backLink(words: CashierWords, url: string): Html {
  return html`<a class="button primary" data-testid="return" href="${url}">${words.goBack}</a>`;
}

export function frame(language: Language, title: string, content: Html, goOnTo?: string): Html {
  const { brand, footer } = cashierWords[language];
  const goOn = goOnTo === undefined ? {} : { goOn: { url: goOnTo, afterSeconds: 3 } };
  return layout({ language, title, brand, footer, content, ...goOn });
}
