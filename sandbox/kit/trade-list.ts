import { type Answer, page } from './answers.ts';
import { printBeijing } from './beijing-time.ts';
import { type Html, html } from './html.ts';
import { type Language, languageOf } from './language.ts';
import { layout } from './layout.ts';
import type { Incoming } from './server.ts';

const words = {
  'zh-Hant': { title: '最近的交易', none: '暫時未有交易。' },
  'zh-Hans': { title: '最近的交易', none: '暂时没有交易。' },
  en: { title: 'Latest trades', none: 'No trades yet.' },
} satisfies Record<Language, Record<string, string>>;

export interface ListedTrade {
  outTradeNo: string;
  /** With its currency's sign. */
  amount: string;
  status: string;
  subject: string;
  createdMs: number;
}

const mostTrades = 50;

/** For a person who opens a provider's own address: what has happened there, newest first. */
export function tradeListPage(
  incoming: Incoming,
  frameWords: Record<Language, { brand: string; footer: string }>,
  trades: readonly ListedTrade[],
): Answer {
  const language = languageOf(incoming);
  const { title, none } = words[language];
  const { brand, footer } = frameWords[language];
  const latest = trades.slice(-mostTrades).reverse();
  const list = html`<ul class="list">${latest.map(row)}</ul>`;
  const content = html`<h1>${title}</h1>${
    latest.length === 0 ? html`<p class="quiet">${none}</p>` : list
  }`;
  return page(200, layout({ language, title, brand, footer, content }));
}

function row({ outTradeNo, amount, status, subject, createdMs }: ListedTrade): Html {
  return html`<li data-testid="trade">
  <div class="row"><strong>${amount}</strong><span>${status}</span></div>
  <p>${subject}</p>
  <p class="quiet">${printBeijing(createdMs)} ·
    <a href="/sandbox/trades/${encodeURIComponent(outTradeNo)}">${outTradeNo}</a></p>
</li>
`;
}
