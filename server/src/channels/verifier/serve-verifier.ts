import { verifierPath, verifierRoutes } from '@lowu/contract/verifier';
import type { FastifyInstance } from 'fastify';
import type { Context } from '#platform/context';
import { answerProblems, languageOf, plainAnswers, serve } from '#platform/http';
import { readLogState, transparencySettings } from '#transparency';
import { lookUpReceipt } from './look-up-receipt.ts';

/** Where the build leaves room for what the page is to trust. */
const placeOfPins = 'PINS';
const policyForm = /http-equiv="content-security-policy"\s+content="([^"]*)"/;

/**
 * Serves the page that checks receipts, with the name and the keys of the log in it, so that it
 * works from a disk too, and answers what it asks about a code. Without a build there is no page.
 */
export function serveVerifier(
  app: FastifyInstance,
  context: Context,
  page: string | undefined,
): void {
  const { log } = context;
  const channel = { app, log, answers: plainAnswers, languageOf, identify: async () => undefined };
  answerProblems(channel);
  serve(channel, verifierRoutes.lookUpReceipt, (call) => lookUpReceipt(context, call));
  if (page === undefined) return;
  const [, policy = "default-src 'none'"] = policyForm.exec(page) ?? [];
  app.get(verifierPath, async (_request, reply) => {
    const state = await readLogState(context);
    const keys = state?.verifierKeys.map(({ published }) => published) ?? [];
    const witnesses = context
      .settings()
      .get(transparencySettings.witnesses)
      .map(({ key }) => key);
    const pins = JSON.stringify({ origin: state?.origin ?? '', keys, witnesses });
    return reply
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replace(placeOfPins, () => pins.replaceAll('<', String.raw`\u003c`)));
  });
}
