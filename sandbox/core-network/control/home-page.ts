import { type Html, html, nothing } from '../../kit/html.ts';
import type { Language } from '../../kit/language.ts';
import { layout } from '../../kit/layout.ts';
import { type Place, places } from '../protocol/places.ts';
import { isPassing, type Line, type Session } from '../sessions/session.ts';
import type { World } from '../world.ts';
import { type PageWords, pageWords } from './words.ts';

const mostLines = 50;
const mostSessionsShown = 8;
export const megabyte = 1_048_576;
const friends = ['+85221234567', '+8613800138009'];

/** Every phone with its place and its sessions, each with what a person can do. Plain forms. */
export function homePage(world: World, language: Language): Html {
  const words = pageWords[language];
  const lines = [...world.lines.values()].slice(0, mostLines);
  const latest = [...world.sessions.values()].reverse();
  const content = html`<h1>${words.title}</h1>${
    lines.length === 0
      ? html`<p class="quiet">${words.noLines}</p>`
      : lines.map((line) =>
          lineSection(
            language,
            line,
            latest.filter((session) => session.line === line).slice(0, mostSessionsShown),
          ),
        )
  }`;
  return layout({
    language,
    title: words.title,
    brand: words.brand,
    footer: words.footer,
    content,
  });
}

function lineSection(language: Language, line: Line, sessions: readonly Session[]): Html {
  const words = pageWords[language];
  const at = `/lines/${line.imsi}`;
  const others = (Object.keys(places) as Place[]).filter((place) => place !== line.place);
  return html`<section data-testid="line" data-imsi="${line.imsi}">
  <h2>${line.name}</h2>
  <p class="quiet">${words.where}: <span data-testid="place">${words.places[line.place]}</span></p>
  <div class="row">${others.map((place) =>
    button(language, `${at}/move`, `→ ${words.places[place]}`, { place }, `move-${place}`),
  )}</div>
  <div class="row">
    ${button(language, `${at}/start`, words.startData, { service: 'data' }, 'start-data')}
    ${friends.map((to) =>
      button(language, `${at}/start`, `${words.call} ${to}`, { service: 'voice', to }, 'call'),
    )}
    ${friends
      .slice(1)
      .map((to) => button(language, `${at}/text`, `${words.message} ${to}`, { to }, 'text'))}
  </div>
  <ul class="list">${sessions.map((session) => sessionRow(language, session))}</ul>
</section>
`;
}

function sessionRow(language: Language, session: Session): Html {
  const words = pageWords[language];
  const { id, service, place, to, totals, why, kbps } = session;
  const named = to === undefined ? '' : ` ${to}`;
  return html`<li data-testid="session" data-id="${id}" data-state="${session.state}">
  <div class="row">
    <strong>${words.services[service]}${named}</strong>
    <span>${words.places[place]} · ${words.states[session.state]}${
      session.grant?.final === undefined ? '' : ` · ${words.lastUnits}`
    }</span>
  </div>
  <p>${words.granted} ${amount(words, service, totals.granted)} · ${words.used}
    <span data-testid="used">${amount(words, service, totals.used)}</span></p>
  ${kbps === undefined ? nothing : html`<p class="quiet">${words.slowed} ${kbps} kbps</p>`}
  ${why === '' ? nothing : html`<p class="quiet">${why}</p>`}
  ${
    session.redirectTo === undefined || session.state !== 'redirected'
      ? nothing
      : html`<a class="button primary" href="${session.redirectTo}">${words.openPage}</a>`
  }
  ${session.state === 'ended' ? nothing : actions(language, session)}
</li>
`;
}

function actions(language: Language, session: Session): Html {
  const words = pageWords[language];
  const at = `/sessions/${session.id}`;
  const sizes =
    session.service === 'data'
      ? [1, 10, 100].map((megabytes) => [
          `${words.use} ${megabytes} MB`,
          String(megabytes * megabyte),
        ])
      : [1, 10].map((minutes) => [
          `${words.talk} ${minutes} ${words.minutes}`,
          String(minutes * 60),
        ]);
  const uses = sizes.map(([label = '', units = '']) =>
    button(language, `${at}/use`, label, { units }, `use-${units}`),
  );
  return html`<div class="row">${isPassing(session) ? uses : nothing}${button(
    language,
    `${at}/end`,
    words.end,
    {},
    'end',
  )}</div>`;
}

function button(
  language: Language,
  action: string,
  label: string,
  fields: Record<string, string>,
  testId: string,
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}?lang=${language}">${hidden}
  <button data-testid="${testId}">${label}</button></form>`;
}

function amount(words: PageWords, service: Session['service'], units: number): string {
  if (service === 'data') return `${(units / megabyte).toFixed(2)} MB`;
  return service === 'voice' ? `${(units / 60).toFixed(1)} ${words.minutes}` : String(units);
}
