import { actionForm } from '../kit/action-form.ts';
import { type Html, html, nothing } from '../kit/html.ts';
import type { Language } from '../kit/language.ts';
import { layout } from '../kit/layout.ts';
import { pageWords } from './words.ts';
import { faultNames, type Said, type World } from './world.ts';

const amounts = [50, 100, 200, 300, 500, 1_000];
const mostShown = 30;

/** The machine's screen, what may go wrong, and what is said over the line. Plain forms. */
export function machinePage(world: World, language: Language): Html {
  const words = pageWords[language];
  const { link, reversals, said, businessDay, lastDay } = world;
  return layout({
    language,
    title: words.title,
    brand: words.brand,
    footer: words.footer,
    content: html`<h1>${words.title}</h1>
      ${link?.isSignedOn ? nothing : html`<p role="status" data-testid="away">${words.away}</p>`}
      ${customerForm(world, language)}${outcome(world, language)}
      <section>
        ${faultNames.map((name) =>
          actionForm(language, 'fault', `${words.fault}: ${words.faults[name]}`, { name }, name),
        )}
      </section>
      <section>
        <p>${words.day} <span data-testid="day">${businessDay}</span>${
          lastDay
            ? html` · <span data-testid="last-day">${lastDay.day}
                ${lastDay.isBalanced ? words.agreed : words.differs}</span>`
            : nothing
        } · ${words.reversals} <span data-testid="reversals">${reversals.size}</span></p>
        ${actionForm(language, 'end-day', words.endDay, {}, 'end-day')}
      </section>
      <section><h2>${words.messages}</h2>
        <ul class="list">${said.slice(-mostShown).reverse().map(saidRow)}</ul>
      </section>`,
  });
}

function customerForm({ screen, checkDigitField }: World, language: Language): Html {
  const words = pageWords[language];
  return html`<form method="post" action="/check?lang=${language}">
  <label>${words.number}
    <input name="number" value="${screen.number}" inputmode="tel" required></label>
  ${
    checkDigitField === undefined
      ? nothing
      : html`<label>${words.checkDigit}
    <input name="digit" value="${screen.checkDigit ?? ''}" inputmode="numeric" maxlength="1"
      autocomplete="off"></label>`
  }
  <label>${words.amount} <select name="amount">${amounts.map((amount) =>
    amount === screen.amount
      ? html`<option selected>${amount}</option>`
      : html`<option>${amount}</option>`,
  )}</select></label>
  <button data-testid="check">${words.check}</button>
</form>
`;
}

function outcome({ screen }: World, language: Language): Html {
  const words = pageWords[language];
  const { outcome: became, owner, code, approval, number, amount } = screen;
  if (!became) return html``;
  return html`<section data-testid="outcome" data-outcome="${became}" role="status">
  <h2>${words.outcomes[became]}</h2>
  <p>${number} · HK$${amount}</p>
  ${owner === undefined ? nothing : line(words.owner, 'owner', owner)}
  ${code === undefined ? nothing : html`<p class="quiet">39 = ${code}</p>`}
  ${approval === undefined ? nothing : line(words.approval, 'approval', approval)}
  ${became === 'owner' ? actionForm(language, 'pay', words.pay, {}, 'pay') : nothing}
</section>
`;
}

function line(label: string, testId: string, value: string): Html {
  return html`<p>${label} <strong data-testid="${testId}">${value}</strong></p>`;
}

function saidRow({ way, type, trace, about }: Said): Html {
  return html`<li><code>${way === 'out' ? '→' : '←'} ${type} ${trace}</code> ${about}</li>
`;
}
