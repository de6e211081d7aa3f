import { type Html, html } from '../kit/html.ts';
import type { Language } from '../kit/language.ts';
import { layout } from '../kit/layout.ts';
import type { Message } from './message.ts';

const words = {
  'zh-Hant': {
    brand: '沙盒收件匣',
    title: '短訊',
    none: '暫時未有短訊。新短訊會自動出現。',
    from: '來自',
    footer: '這是示範用的電話收件匣，不會真的發出短訊。',
  },
  'zh-Hans': {
    brand: '沙盒收件箱',
    title: '短信',
    none: '暂时没有短信。新短信会自动出现。',
    from: '来自',
    footer: '这是演示用的手机收件箱，不会真的发出短信。',
  },
  en: {
    brand: 'Sandbox inbox',
    title: 'Messages',
    none: 'No messages yet. New ones appear by themselves.',
    from: 'from',
    footer: 'This is the inbox of a demo phone. No message is really sent.',
  },
} satisfies Record<Language, Record<string, string>>;

export function inboxPage(language: Language, messages: readonly Message[]): Html {
  const said = words[language];
  return layout({
    language,
    title: said.title,
    brand: said.brand,
    footer: said.footer,
    script: '/inbox.js',
    content: html`<h1>${said.title}</h1>
      <div id="messages" aria-live="polite">${messageList(language, messages)}</div>`,
  });
}

/** The part that the page's script fetches again when a message arrives. Grouped by number. */
export function messageList(language: Language, messages: readonly Message[]): Html {
  if (messages.length === 0) return html`<p class="quiet">${words[language].none}</p>`;
  const groups = Map.groupBy(messages, (message) => message.to);
  return html`${[...groups].map(([to, group]) => conversation(language, to, group))}`;
}

function conversation(language: Language, to: string, messages: readonly Message[]): Html {
  return html`<section data-testid="conversation" data-to="${to}">
  <h2><a href="/?to=${encodeURIComponent(to)}&amp;lang=${language}">${to}</a></h2>
  <ul class="list">${messages.map((message) => row(language, message))}</ul>
</section>
`;
}

function row(language: Language, message: Message): Html {
  return html`<li data-testid="message" data-id="${message.id}">
  <div class="row quiet">
    <span>${words[language].from} ${message.from}</span>
    <time datetime="${message.at}">${hongKongTime(message.at)}</time>
  </div>
  <p data-testid="message-text">${message.text}</p>
</li>
`;
}

/** Hong Kong has been on UTC+8 without summer time since 1979. */
function hongKongTime(at: string): string {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
}
