import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Entry } from '../books/books.ts';
import type { ScannedCode } from '../codes/emv-code.ts';
import { appWords } from './words.ts';

const signs = { HKD: 'HK$', CNY: '¥' } as const;

function frame(language: Language, title: string, content: Html): Html {
  const { brand, footer } = appWords[language];
  return layout({ language, title, brand, footer, content });
}

/** The camera of a phone, as far as a page has one: a field for what the code says. */
export function scanPage(language: Language, entries: readonly Entry[]): Html {
  const words = appWords[language];
  return frame(
    language,
    words.scanTitle,
    html`<h1>${words.scanTitle}</h1>
      <form method="get" action="/pay">
        <input type="hidden" name="lang" value="${language}">
        <label for="code">${words.code}</label>
        <input id="code" name="code" data-testid="code" autocomplete="off" required>
        <p class="quiet">${words.scanAdvice}</p>
        <button class="primary" data-testid="read">${words.read}</button>
      </form>
      <h2>${words.listTitle}</h2>
      ${
        entries.length === 0
          ? html`<p class="quiet">${words.listEmpty}</p>`
          : html`<ul class="list">${entries.map(row)}</ul>`
      }`,
  );
}

function row({ cents, reference, party, id }: Entry): Html {
  const amount = `${cents < 0 ? '-' : '+'}${printYuan(Math.abs(cents))}`;
  return html`<li data-testid="entry"><div class="row"><strong>${amount}</strong>
<span>${party}</span></div><p class="quiet">${id} · ${reference}</p></li>
`;
}

/** What the code says, in the payee's own name, before anything moves. */
export function payPage(language: Language, code: string, read: ScannedCode, owner: string): Html {
  const words = appWords[language];
  const amount = read.amountCents === null ? '' : printYuan(read.amountCents);
  const sign = signs[read.currency];
  return frame(
    language,
    words.payTitle,
    html`<h1>${words.payTitle}</h1>
      ${
        read.isAmountOpen
          ? nothing
          : html`<p class="amount" data-testid="amount">${sign}${amount}</p>`
      }
      <dl>
        <dt>${words.payee}</dt><dd data-testid="payee">${owner}</dd>
        <dt>${words.account}</dt><dd>${read.fpsId}</dd>
        <dt>${words.reference}</dt>
        <dd data-testid="reference">${read.reference === '' ? words.none : read.reference}</dd>
      </dl>
      <form method="post" action="/pay?lang=${language}">
        <input type="hidden" name="code" value="${code}">
        ${
          read.isAmountOpen
            ? html`<label for="amount">${words.amount} (${sign})</label>
              <input id="amount" name="amount" inputmode="decimal" value="${amount}" required
                data-testid="amount-entry">`
            : html`<p class="quiet">${words.amountFixed}</p>`
        }
        <label><input type="checkbox" name="keep" value="yes" checked data-testid="keep">
          ${words.keepReference}</label>
        <button class="primary" data-testid="pay">${words.pay}</button>
      </form>`,
  );
}

export function paidPage(language: Language, code: string, entry: Entry): Html {
  const words = appWords[language];
  return frame(
    language,
    words.paidTitle,
    html`<h1 data-testid="paid">${words.paidTitle}</h1>
      <p class="amount">${printYuan(entry.cents)}</p>
      <p>${words.paidAdvice}</p>
      <dl><dt>${words.bankReference}</dt><dd data-testid="bank-reference">${entry.id}</dd></dl>
      <a class="button" data-testid="again"
        href="/pay?lang=${language}&code=${encodeURIComponent(code)}">${words.again}</a>`,
  );
}

export function refusedPage(language: Language, why: string): Html {
  const words = appWords[language];
  return frame(
    language,
    words.refusedTitle,
    html`<h1 data-testid="refused">${words.refusedTitle}</h1><p data-testid="why">${why}</p>
      <a class="button" href="/?lang=${language}">${words.scanTitle}</a>`,
  );
}
