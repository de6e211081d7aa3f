import { verifierPath } from '@lowu/contract/verifier';
import type { FastifyInstance } from 'fastify';
import type { Context } from '#platform/context';
import { readLogState } from '#transparency';

/** Where the build leaves room for what the page is to trust. */
const placeOfPins = 'PINS';
const policyForm = /http-equiv="content-security-policy"\s+content="([^"]*)"/;

/**
 * Serves the page that checks receipts, with the name and the keys of the log in it, so that it
 * works from a disk too. Without a build there is none.
 */
export function serveVerifier(
  app: FastifyInstance,
  context: Context,
  page: string | undefined,
): void {
  if (page === undefined) return;
  const [, policy = "default-src 'none'"] = policyForm.exec(page) ?? [];
  app.get(verifierPath, async (_request, reply) => {
    const log = await readLogState(context);
    const keys = log?.verifierKeys.map(({ text }) => text) ?? [];
    const pins = JSON.stringify({ origin: log?.origin ?? '', keys });
    return reply
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replace(placeOfPins, () => pins.replaceAll('<', String.raw`\u003c`)));
  });
}
