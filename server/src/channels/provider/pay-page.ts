import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { renderSVG } from 'uqr';
import { type Language, groupedMajorOf } from '#base';
import type { ShownPage } from '#payments';
import { payWords } from './pay-words.ts';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; " +
  'img-src data: blob:; ' +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const signs = { HKD: 'HK$', CNY: '¥' } as const;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
}

/** Serves what the page is made of beside itself. */
export function servePayFiles(app: FastifyInstance): void {
  for (const [name, type] of [
    ['pay-page.css', 'text/css'],
    ['pay-page.js', 'text/javascript'],
  ] as const) {
    const text = readFileSync(new URL(name, import.meta.url), 'utf8');
    app.get(`/pay/files/${name}`, async (_, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'no-cache').send(text),
    );
  }
}

/**
 * Where a provider has no page of its own: a code to scan with another phone, or, inside a wallet,
 * the button that calls it. The page goes back to the order by itself once the payment is over, and
 * without script at least by its link.
 */
export function sendPayPage(
  reply: FastifyReply,
  language: Language,
  attempt: string,
  page: ShownPage,
): FastifyReply {
  const words = payWords[language];
  const { subject, price, returnUrl } = page;
  const amount = `${signs[price.currency]}${groupedMajorOf(price.amountMinor)}`;
  const back = `<a class="back" data-testid="back" href="${escaped(returnUrl)}">${words.back}</a>`;
  const title = titleOf(page, language);
  return reply
    .header('content-security-policy', policy)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/pay/files/pay-page.css">
<script src="/pay/files/pay-page.js" defer></script>
</head>
<body data-state="/pay/${attempt}/state" data-back="${escaped(returnUrl)}">
<main>
<h1>${title}</h1>
<p data-testid="subject">${escaped(subject)}</p>
<p class="amount" data-testid="amount">${amount}</p>
${page.kind === 'qr' ? codeOf(page.content, language) : buttonOf(page.parameters, language)}
${back}
</main>
</body>
</html>
`);
}

/** Codes of EMVCo are for the apps of banks, which no address is. */
function isForBanks(content: string): boolean {
  return content.startsWith('000201');
}

function titleOf(page: ShownPage, language: Language): string {
  const { bankTitle, scanTitle, walletTitle } = payWords[language];
  if (page.kind !== 'qr') return walletTitle;
  return isForBanks(page.content) ? bankTitle : scanTitle;
}

/** Black on white whatever the theme, with the quiet zone of four that scanners want. */
function codeOf(content: string, language: Language): string {
  const words = payWords[language];
  const drawing = renderSVG(content, { ecc: 'M', border: 4 });
  const image = drawing.replace('<svg ', `<svg role="img" aria-label="${words.code}" `);
  const name = isForBanks(content) ? 'fps-code.png' : 'payment-code.png';
  return `<div class="code" data-testid="code" data-content="${escaped(content)}">${image}</div>
<p role="status">${isForBanks(content) ? words.bankAdvice : words.scanAdvice}</p>
<a class="button" hidden data-testid="save" download="${name}">${words.save}</a>`;
}

function buttonOf(parameters: Readonly<Record<string, string>>, language: Language): string {
  const words = payWords[language];
  return `<button type="button" data-testid="pay"
 data-parameters="${escaped(JSON.stringify(parameters))}">${words.pay}</button>
<p role="status">${words.walletAdvice}</p>`;
}
