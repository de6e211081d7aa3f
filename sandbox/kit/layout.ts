import { readFileSync } from 'node:fs';
import { text } from './answers.ts';
import { type Html, html, nothing } from './html.ts';
import { type Language, languageNames, languages } from './language.ts';
import type { Route } from './server.ts';

interface Page {
  language: Language;
  title: string;
  /** Shown at the top left: the name of the program, not of the page. */
  brand: string;
  footer: string;
  content: Html;
  /** Goes on to this address by itself after some seconds. */
  goOn?: { url: string; afterSeconds: number };
  script?: string;
  /** The answer to a form or to a signed link: its address cannot be opened again. */
  isPassing?: boolean;
}

/** The frame of every sandbox page. It works without script; the language switch is plain links. */
export function layout(page: Page): Html {
  const { goOn, script } = page;
  return html`<!doctype html>
<html lang="${page.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    ${goOn === undefined ? nothing : refreshTag(goOn)}
    <title>${page.title}</title>
    <link rel="stylesheet" href="/style.css">
    <link rel="icon" href="data:,">
    ${script === undefined ? nothing : html`<script src="${script}" defer></script>`}
  </head>
  <body>
    <header>
      <strong>${page.brand}</strong>
      ${page.isPassing ? nothing : languageSwitch(page.language)}
    </header>
    <main>${page.content}</main>
    <footer>${page.footer}</footer>
  </body>
</html>
`;
}

function refreshTag({ url, afterSeconds }: NonNullable<Page['goOn']>): Html {
  return html`<meta http-equiv="refresh" content="${afterSeconds};url=${url}">`;
}

function languageSwitch(current: Language): Html {
  const links = languages.map((other) => languageLink(current, other));
  return html`<nav aria-label="Language">${links}</nav>`;
}

function languageLink(current: Language, other: Language): Html {
  const name = languageNames[other];
  if (other === current) return html`<a aria-current="true" lang="${other}">${name}</a> `;
  return html`<a href="?lang=${other}" hreflang="${other}" lang="${other}">${name}</a> `;
}

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

export const styleRoute: Route = {
  method: 'GET',
  path: '/style.css',
  answer: () => text(200, style, 'text/css'),
};
