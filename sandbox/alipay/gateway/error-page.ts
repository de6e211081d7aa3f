import { type Html, html } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { cashierWords } from '../cashier/words.ts';
import type { Refused } from '../protocol/refusal.ts';

/** What a browser sees when the merchant's link to the payment page is refused. */
export function errorPage(language: Language, refused: Refused): Html {
  const words = cashierWords[language];
  return layout({
    language,
    title: words.refusedTitle,
    brand: words.brand,
    footer: words.footer,
    isPassing: true,
    content: html`<h1>${words.refusedTitle}</h1>
      <p>${words.refusedAdvice}</p>
      <dl>
        <dt>sub_code</dt><dd data-testid="sub-code">${refused.subCode}</dd>
        <dt>sub_msg</dt><dd data-testid="sub-msg">${refused.message}</dd>
      </dl>`,
  });
}
