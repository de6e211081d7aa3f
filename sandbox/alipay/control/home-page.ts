import { page } from '../../kit/answers.ts';
import { type Html, html } from '../../kit/html.ts';
import { type Language, languageOf } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import type { Route } from '../../kit/server.ts';
import { cashierWords } from '../cashier/words.ts';
import { printYuan } from '../../kit/yuan.ts';
import { printBeijing } from '../../kit/beijing-time.ts';
import type { Trade } from '../trades/trade.ts';
import type { World } from '../world.ts';

const words = {
  'zh-Hant': { title: '最近的交易', none: '暫時未有交易。' },
  'zh-Hans': { title: '最近的交易', none: '暂时没有交易。' },
  en: { title: 'Latest trades', none: 'No trades yet.' },
} satisfies Record<Language, Record<string, string>>;

const mostTrades = 50;

/** For a person who opens the simulator's own address: what has happened here. */
export function homeRoute(world: World): Route {
  return {
    method: 'GET',
    path: '/',
    answer(incoming) {
      const language = languageOf(incoming);
      const latest = [...world.books.trades()].slice(-mostTrades).reverse();
      return page(200, homePage(language, latest));
    },
  };
}

function homePage(language: Language, trades: readonly Trade[]): Html {
  const { title, none } = words[language];
  const { brand, footer } = cashierWords[language];
  const list = html`<ul class="list">${trades.map(row)}</ul>`;
  const content = html`<h1>${title}</h1>${
    trades.length === 0 ? html`<p class="quiet">${none}</p>` : list
  }`;
  return layout({ language, title, brand, footer, content });
}

function row(trade: Trade): Html {
  const { outTradeNo, subject, totalFen } = trade.terms;
  return html`<li data-testid="trade">
  <div class="row"><strong>¥${printYuan(totalFen)}</strong><span>${trade.status}</span></div>
  <p>${subject}</p>
  <p class="quiet">${printBeijing(trade.createdMs)} ·
    <a href="/sandbox/trades/${encodeURIComponent(outTradeNo)}">${outTradeNo}</a></p>
</li>
`;
}
