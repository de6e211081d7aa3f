import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { FaultName } from '../faults/fault.ts';
import type { CardName } from '../payments/cards.ts';
import type { Session } from '../records.ts';
import { type CheckoutWords, checkoutWords } from './words.ts';

/** What a page needs to know of where it is. */
export interface Place {
  language: Language;
  shopName: string;
}

const signs: Readonly<Record<string, string>> = { cny: '¥', hkd: 'HK$', usd: 'US$' };

export function printAmount({ amount, currency }: Pick<Session, 'amount' | 'currency'>): string {
  return `${signs[currency] ?? ''}${printYuan(amount)}`;
}

/** The cards that the page offers, by what they show. */
export const offeredCards = [
  ['pm_card_visa', 'visa'],
  ['pm_card_unionpay', 'unionpay'],
  ['pm_card_mastercard', 'mastercard'],
  ['pm_card_authenticationRequired', 'authentication'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'noFunds'],
  ['pm_card_chargeDeclined', 'declined'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired'],
  ['pm_card_chargeDeclinedLostCard', 'lost'],
  ['pm_card_chargeDeclinedProcessingError', 'processing'],
  ['pm_card_createDispute', 'disputed'],
] as const satisfies readonly (readonly [CardName, keyof CheckoutWords])[];

/** The choices of the fold and the faults behind them. An empty name breaks nothing. */
export const offeredFaults = [
  ['', 'faultNone'],
  ['notice-missing', 'faultMissing'],
  ['notice-duplicate', 'faultDuplicate'],
  ['notice-late', 'faultLate'],
  ['notice-wrong-amount', 'faultAmount'],
  ['notice-tampered-signature', 'faultSignature'],
] as const satisfies readonly (readonly [FaultName | '', keyof CheckoutWords])[];

/** The hosted page. A card is chosen, never typed in. */
export function paymentPage(place: Place, session: Session): Html {
  const words = checkoutWords[place.language];
  const isPayment = session.mode === 'payment';
  const title = isPayment ? words.title : words.titleSetup;
  const query = `?lang=${place.language}`;
  return frame(
    place.language,
    title,
    html`<h1>${title}</h1>
      ${amountOf(session)}
      ${session.lastDecline === null ? nothing : declinedNote(words, session.lastDecline)}
      <dl>
        <dt>${words.payTo}</dt><dd data-testid="shop">${place.shopName}</dd>
        <dt>${words.order}</dt><dd data-testid="subject">${session.product}</dd>
        <dt>${words.number}</dt>
        <dd data-testid="out-trade-no">${session.clientReferenceId ?? ''}</dd>
      </dl>
      <form method="post" id="pay" action="/c/pay/${session.id}${query}">
        ${choices('card', words.card, offeredCards, words)}
        <button class="primary" data-testid="pay">
          ${isPayment ? `${words.pay} ${printAmount(session)}` : words.keep}
        </button>
      </form>
      <form method="post" action="/c/leave/${session.id}${query}">
        <button data-testid="leave">${words.leave}</button>
      </form>
      <details data-testid="more">
        <summary>${words.more}</summary>
        ${choices('fault', words.faults, offeredFaults, words)}
      </details>`,
  );
}

/** A card that is only kept costs nothing. */
function amountOf(session: Session): Html {
  if (session.mode === 'setup') return nothing;
  return html`<p class="amount" data-testid="amount">${printAmount(session)}</p>`;
}

function declinedNote(words: CheckoutWords, why: string): Html {
  return html`<p role="alert" data-testid="declined">${words.declinedNow}
    <span class="quiet">(${why})</span></p>`;
}

/** The first is chosen. At the foot of the page a choice is yet part of the form that pays. */
function choices(
  name: string,
  legend: string,
  offered: readonly (readonly [string, keyof CheckoutWords])[],
  words: CheckoutWords,
): Html {
  const labels = offered.map(
    ([value, word], index) => html`<label>
  <input type="radio" form="pay" name="${name}" value="${value}"
    data-testid="${name}-${value === '' ? 'none' : value.replace('pm_card_', '')}"
    ${index === 0 ? html`checked` : nothing}>${words[word]}</label>
`,
  );
  return html`<fieldset><legend>${legend}</legend>${labels}</fieldset>`;
}

/** The step at the payer's bank. */
export function authenticationPage(place: Place, session: Session): Html {
  const words = checkoutWords[place.language];
  const action = (answer: string) => `/c/bank/${session.id}/${answer}?lang=${place.language}`;
  return frame(
    place.language,
    words.authenticateTitle,
    html`<h1>${words.authenticateTitle}</h1>
      <p class="amount" data-testid="amount">${printAmount(session)}</p>
      <p>${words.authenticateAdvice}</p>
      <form method="post" action="${action('approve')}">
        <button class="primary" data-testid="approve">${words.approve}</button>
      </form>
      <form method="post" action="${action('fail')}">
        <button data-testid="fail">${words.fail}</button>
      </form>`,
  );
}

/** Done: goes back to the shop by itself after a moment, or by the link. */
export function donePage(place: Place, session: Session): Html {
  const words = checkoutWords[place.language];
  const title = session.mode === 'payment' ? words.paidTitle : words.keptTitle;
  const url = session.successUrl.replace('{CHECKOUT_SESSION_ID}', session.id);
  return frame(
    place.language,
    title,
    html`<h1 data-testid="paid">${title}</h1>
      ${amountOf(session)}
      <p class="quiet">${words.paidAdvice}</p>${backLink(words, url)}`,
    url,
  );
}

/** Nothing was charged here, and nothing will be. */
export function endPage(place: Place, session: Session, ending: 'closed' | 'left'): Html {
  const words = checkoutWords[place.language];
  const title = words[`${ending}Title`];
  const content = html`<h1 data-testid="${ending}">${title}</h1>
    <p>${words[`${ending}Advice`]}</p>${backLink(words, session.cancelUrl ?? session.successUrl)}`;
  return frame(place.language, title, content);
}

function backLink(words: CheckoutWords, url: string): Html {
  return html`<a class="button primary" data-testid="return" href="${url}">${words.goBack}</a>`;
}

function frame(language: Language, title: string, content: Html, goOnTo?: string): Html {
  const { brand, footer } = checkoutWords[language];
  const goOn = goOnTo ? { goOn: { url: goOnTo, afterSeconds: 3 } } : {};
  return layout({ language, title, brand, footer, content, isPassing: true, ...goOn });
}
