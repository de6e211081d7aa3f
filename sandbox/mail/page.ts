import { type Html, html, nothing } from '../kit/html.ts';
import type { Language } from '../kit/language.ts';
import { layout } from '../kit/layout.ts';
import type { Mail } from './mails.ts';

const words = {
  'zh-Hant': {
    brand: '沙盒郵箱',
    title: '電郵',
    none: '暫時未有電郵。重新載入此頁可查看新電郵。',
    footer: '這是示範用的郵箱，不會真的發出電郵。',
    all: '所有郵箱',
    from: '寄件人',
    plain: '純文字',
  },
  'zh-Hans': {
    brand: '沙盒邮箱',
    title: '邮件',
    none: '暂时没有邮件。刷新本页可查看新邮件。',
    footer: '这是演示用的邮箱，不会真的发出邮件。',
    all: '所有邮箱',
    from: '发件人',
    plain: '纯文本',
  },
  en: {
    brand: 'Sandbox mailboxes',
    title: 'Mails',
    none: 'No mails yet. Load the page again to see new ones.',
    footer: 'These are mailboxes of a demo. No mail is really sent.',
    all: 'All mailboxes',
    from: 'From',
    plain: 'Plain text',
  },
} satisfies Record<Language, Record<string, string>>;

/** All mailboxes, the newest mail first; or one of them. */
export function inboxPage(language: Language, mails: readonly Mail[], to?: string): Html {
  const said = words[language];
  const list = html`<ul>${mails.map((mail) => listed(language, mail))}</ul>`;
  return layout({
    language,
    title: said.title,
    brand: said.brand,
    footer: said.footer,
    content: html`<h1>${to ?? said.title}</h1>
      ${to === undefined ? nothing : html`<p><a href="/?lang=${language}">${said.all}</a></p>`}
      ${mails.length === 0 ? html`<p class="quiet" data-testid="none">${said.none}</p>` : list}`,
  });
}

function listed(language: Language, { id, to, subject, at }: Mail): Html {
  return html`<li data-testid="mail" data-to="${to}">
  <a href="/mails/${String(id)}?lang=${language}">${subject}</a>
  <div class="quiet">${to} ·
    <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')}</time></div>
</li>
`;
}

/** One mail. Its HTML is shown apart, where it can run nothing and load nothing. */
export function mailPage(language: Language, mail: Mail): Html {
  const said = words[language];
  return layout({
    language,
    title: mail.subject,
    brand: said.brand,
    footer: said.footer,
    content: html`<p><a href="${boxOf(mail, language)}">${mail.to}</a></p>
      <h1 data-testid="subject">${mail.subject}</h1>
      <p class="quiet">${said.from}: ${mail.from}</p>
      <iframe title="${mail.subject}" sandbox src="/mails/${String(mail.id)}/html" width="100%"
        height="320"></iframe>
      <h2>${said.plain}</h2>
      <pre data-testid="text">${mail.text}</pre>`,
  });
}

function boxOf({ to }: Mail, language: Language): string {
  return `/?${new URLSearchParams({ to, lang: language })}`;
}
