import type { Language, Words } from '#base';

/** What a mail is made of. */
export interface EmailSource {
  /** What it is about, in a few words. */
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  /** Whoever reads it chooses in our app how they are told. */
  readonly isOfApp: boolean;
  readonly house: { readonly brand: string; readonly hotline: string };
}

/** A message in the form of a mail: the same words twice, for readers that show no HTML. */
export interface EmailForm {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** No link stands in it, as in none of our messages: thieves send links. */
const footer: Words = {
  'zh-Hant': '{brand}，查詢{hotline}。此電郵由系統發出。',
  'zh-Hans': '{brand}，查询{hotline}。此邮件由系统发出。',
  en: '{brand}. Questions? Call {hotline}. This mail was sent by a machine.',
};

const change: Words = {
  'zh-Hant': '通知方式可於App更改。',
  'zh-Hans': '通知方式可在App更改。',
  en: ' Change how we tell you things in the app.',
};

export function emailFormOf(source: EmailSource): EmailForm {
  const { title, text, language, isOfApp, house } = source;
  const said = footer[language] + (isOfApp ? change[language] : '');
  const below = said.replace('{brand}', house.brand).replace('{hotline}', house.hotline);
  return {
    subject: title,
    text: `${text}\n\n${below}\n`,
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.6 system-ui,sans-serif;color:#14201f">
<h1 style="margin:0 0 16px;font-size:20px">${escaped(title)}</h1>
<p style="margin:0 0 24px">${escaped(text)}</p>
<p style="${belowStyle}">${escaped(below)}</p>
</body>
</html>
`,
  };
}

const belowStyle =
  'margin:0;padding-top:16px;border-top:1px solid #d5dcdb;font-size:13px;color:#4c5b5a';

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
