import { type Html, html, nothing } from '../kit/html.ts';
import type { Language } from '../kit/language.ts';
import { layout } from '../kit/layout.ts';
import type { Dialogue, Message, Phones } from './messages.ts';

const words = {
  'zh-Hant': {
    brand: '沙盒電話',
    title: '短訊',
    none: '暫時未有短訊。新短訊會自動出現。',
    footer: '這是示範用的電話，不會真的發出短訊。',
    all: '所有電話',
    to: '收件人',
    text: '訊息',
    send: '傳送',
    code: '代碼',
    dial: '撥號',
    answer: '回覆',
    hangUp: '結束',
    waits: '請稍候……',
  },
  'zh-Hans': {
    brand: '沙盒手机',
    title: '短信',
    none: '暂时没有短信。新短信会自动出现。',
    footer: '这是演示用的手机，不会真的发出短信。',
    all: '所有手机',
    to: '收件人',
    text: '内容',
    send: '发送',
    code: '代码',
    dial: '拨号',
    answer: '回复',
    hangUp: '结束',
    waits: '请稍候……',
  },
  en: {
    brand: 'Sandbox phones',
    title: 'Messages',
    none: 'No messages yet. New ones appear by themselves.',
    footer: 'These are phones of a demo. No message is really sent.',
    all: 'All phones',
    to: 'To',
    text: 'Message',
    send: 'Send',
    code: 'Code',
    dial: 'Dial',
    answer: 'Answer',
    hangUp: 'Hang up',
    waits: 'Please wait …',
  },
} satisfies Record<Language, Record<string, string>>;

/** All phones, the newest message first; or one of them, with what its owner can do. */
export function phonesPage(language: Language, phones: Phones, number: string | undefined): Html {
  const said = words[language];
  return layout({
    language,
    title: said.title,
    brand: said.brand,
    footer: said.footer,
    script: '/phones.js',
    content: html`<link rel="stylesheet" href="/phones.css"><h1>${number ?? said.title}</h1>
      ${number === undefined ? nothing : html`<p><a href="/?lang=${language}">${said.all}</a></p>`}
      <div id="messages" aria-live="polite">${phoneList(language, phones, number)}</div>
      ${number === undefined ? nothing : ownerForms(language, number)}`,
  });
}

/** The part that the page's script fetches again when something has changed. */
export function phoneList(language: Language, phones: Phones, number: string | undefined): Html {
  const messages = phones.list(number);
  const dialogue = number === undefined ? undefined : phones.dialogues.get(number);
  const groups = [...Map.groupBy(messages, (message) => message.number)];
  if (groups.length === 0 && !dialogue) {
    return html`<p class="quiet" data-testid="none">${words[language].none}</p>`;
  }
  return html`${dialogue ? dialogueBox(language, number ?? '', dialogue) : nothing}${groups.map(
    ([of, group]) => conversation(language, of, group),
  )}`;
}

function conversation(language: Language, to: string, messages: readonly Message[]): Html {
  return html`<section data-testid="conversation" data-to="${to}">
  <h2><a href="/?to=${encodeURIComponent(to)}&amp;lang=${language}">${to}</a></h2>
  <ul class="bubbles">${messages.map(bubble)}</ul>
</section>
`;
}

function bubble({ id, way, other, text, at }: Message): Html {
  return html`<li class="${way}" data-testid="message" data-id="${id}">
  <p data-testid="message-text">${text}</p>
  <div class="quiet">${way === 'in' ? '' : '→ '}${other} ·
    <time datetime="${at}">${hongKongTime(at)}</time></div>
</li>
`;
}

function dialogueBox(language: Language, number: string, dialogue: Dialogue): Html {
  const said = words[language];
  const { code, text, state } = dialogue;
  return html`<section class="dialogue" data-testid="dialogue" data-state="${state}">
  <p class="quiet">${code}</p>
  <p data-testid="dialogue-text">${state === 'waits' ? said.waits : text}</p>
  ${
    state === 'asks'
      ? postForm(language, 'answer', number, said.answer, [['text', said.answer, '']])
      : nothing
  }
  ${state === 'over' ? nothing : postForm(language, 'hang-up', number, said.hangUp, [])}
</section>
`;
}

function ownerForms(language: Language, number: string): Html {
  const said = words[language];
  return html`<section>
  ${postForm(language, 'dial', number, said.dial, [['code', said.code, '*#188#']])}
  ${postForm(language, 'say', number, said.send, [
    ['to', said.to, '188'],
    ['text', said.text, ''],
  ])}
</section>`;
}

function postForm(
  language: Language,
  action: string,
  number: string,
  label: string,
  fields: readonly (readonly [name: string, label: string, value: string])[],
): Html {
  const inputs = fields.map(
    ([name, title, value]) =>
      html`<label>${title} <input name="${name}" value="${value}" required></label> `,
  );
  return html`<form class="row" method="post" action="/${action}?lang=${language}">
  <input type="hidden" name="number" value="${number}">${inputs}
  <button data-testid="${action}">${label}</button></form>
`;
}

/** Hong Kong has been on UTC+8 without summer time since 1979. */
function hongKongTime(at: string): string {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
}
