import { actionForm } from '../kit/action-form.ts';
import { type Html, html, nothing } from '../kit/html.ts';
import type { Language } from '../kit/language.ts';
import { layout } from '../kit/layout.ts';
import { pageWords } from './words.ts';
import { faultNames, notesIn, noteValues, paperOf, type World } from './world.ts';

const mostShown = 5;

/** The parts for a person: notes to put in, the box, and what was printed. Plain forms. */
export function partsPage(world: World, language: Language): Html {
  const words = pageWords[language];
  const { takes, acceptor, slips } = world;
  const paper = paperOf(world);
  return layout({
    language,
    title: words.title,
    brand: words.brand,
    footer: words.footer,
    content: html`<h1>${words.title}</h1>
      <p class="quiet">${words.screen}</p>
      <p>${words.takes}: <strong data-testid="takes">${
        takes.length === 0 ? words.nothing : takes.map((note) => `HK$${note}`).join(' · ')
      }</strong></p>
      <section>${noteValues.map((note) =>
        actionForm(
          language,
          'insert',
          `${words.insert} HK$${note}`,
          { note: String(note) },
          `note-${note}`,
        ),
      )}</section>
      <section>
        <p>${words.box}: <span data-testid="box">${notesIn(world)}</span> ${words.notes}
          · ${words.paper}: <span data-testid="paper">${words.paperStates[paper]}</span></p>
        ${actionForm(language, 'remove-box', words.removeBox, {}, 'remove-box')}
        ${actionForm(language, 'fill-paper', words.fillPaper, {}, 'fill-paper')}
        ${actionForm(language, 'empty-paper', words.emptyPaper, {}, 'empty-paper')}
        ${acceptor === 'jammed' ? actionForm(language, 'unjam', words.unjam, {}, 'unjam') : nothing}
      </section>
      <section>${faultNames.map((name) =>
        actionForm(language, 'fault', `${words.fault}: ${words.faults[name]}`, { name }, name),
      )}</section>
      <section><h2>${words.slips}</h2>${slips
        .slice(-mostShown)
        .reverse()
        .map(({ lines }) => html`<pre data-testid="slip">${lines.join('\n')}</pre>`)}</section>`,
  });
}
