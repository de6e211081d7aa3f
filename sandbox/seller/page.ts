import { actionForm } from '../kit/action-form.ts';
import { type Html, html, nothing } from '../kit/html.ts';
import type { Language } from '../kit/language.ts';
import { layout } from '../kit/layout.ts';
import { pageWords } from './words.ts';
import type { Heard, ShopOrder, World } from './world.ts';

const mostShown = 20;
const usualAmounts = [50, 100, 200, 300, 500];

/** The shop for a buyer, its orders, and what it said to the platform. Plain forms. */
export function shopPage(world: World, language: Language): Html {
  const words = pageWords[language];
  const { orders, heard, connection, trouble } = world;
  return layout({
    language,
    title: words.title,
    brand: words.brand,
    footer: words.footer,
    content: html`<h1>${words.title}</h1>
      ${connection ? nothing : html`<p role="status" data-testid="away">${words.away}</p>`}
      ${buyerForm(world, language)}
      ${troubleOf(trouble)}
      ${basketOf(world, language)}
      <section><h2>${words.orders}</h2>
        <ul class="list" data-testid="orders">${orders
          .slice(-mostShown)
          .reverse()
          .map((order) => orderRow(order, language))}</ul>
      </section>
      <section>${actionForm(language, 'lose', words.lose, {}, 'lose')}</section>
      <section><h2>${words.heard}</h2>
        <ul class="list">${heard.slice(-mostShown).reverse().map(heardRow)}</ul>
      </section>`,
  });
}

function troubleOf(trouble: string | undefined): Html {
  if (trouble === undefined) return nothing;
  return html`<p role="alert" data-testid="trouble">${trouble}</p>`;
}

function buyerForm({ amounts, basket }: World, language: Language): Html {
  const words = pageWords[language];
  const offered = amounts.length > 0 ? amounts : usualAmounts;
  return html`<form method="post" action="/check?lang=${language}">
  <label>${words.number}
    <input name="number" value="${basket?.number ?? ''}" inputmode="tel" required></label>
  <label>${words.amount} <select name="amount">${offered.map(
    (amount) => html`<option>${amount}</option>`,
  )}</select></label>
  <button data-testid="check">${words.check}</button>
</form>
`;
}

function basketOf({ basket }: World, language: Language): Html {
  const words = pageWords[language];
  if (!basket) return html``;
  const { number, owner, amount, bonus, validUntil } = basket;
  return html`<section data-testid="basket" role="status">
  <h2>${number} · HK$${amount}</h2>
  <p>${words.owner} <strong data-testid="owner">${owner}</strong></p>
  <p>${words.bonus} ${bonus} · ${words.validUntil} ${validUntil}</p>
  ${actionForm(language, 'pay', words.pay, {}, 'pay')}
  ${actionForm(language, 'pay', words.payLater, { behind: 'yes' }, 'pay-later')}
</section>
`;
}

function orderRow({ reference, number, amount, state, told }: ShopOrder, language: Language): Html {
  const words = pageWords[language];
  const isOver = state === 'sold' || state === 'refused';
  return html`<li data-testid="${reference}" data-state="${state}">
  <strong>${words.states[state]}</strong> <code>${reference}</code> ${number} · HK$${amount}
  <span class="quiet">${told}</span>
  ${isOver ? nothing : actionForm(language, 'follow', words.follow, { reference }, 'follow')}
  ${actionForm(language, 'again', words.again, { reference }, 'again')}
</li>
`;
}

function heardRow({ asked, status, took }: Heard): Html {
  return html`<li><code>${asked}</code> → ${status} <span class="quiet">${took}</span></li>
`;
}
