import { partnerRoutes } from '@lowu/contract/partner';
import type { FastifyInstance } from 'fastify';
import type { Context } from '#platform/context';
import { answerNowhere, answerProblems, programLanguageOf, serve } from '#platform/http';
import { answers } from './answers.ts';
import type { Add, PartnerChannel, PartnerPlace } from './channel.ts';
import { handleExportStatement, handleFloat, handleLimits, handleStatement } from './float.ts';
import { identify } from './identify.ts';
import { handleNumber, handleProducts, handleQuote } from './products.ts';
import { handleClient, handleMetadata, serveTokens } from './token.ts';
import { refuse } from './refusals.ts';
import { forwardSandbox } from './sandbox.ts';
import {
  handleCancel,
  handleConfirm,
  handleList,
  handleOrder,
  handleRead,
  handleReadByReference,
  handleSend,
  handleUndo,
} from './topups.ts';
import { addWebhookRoutes } from './webhooks.ts';

/** Adds the operations of partners' programs to a scope of the server. */
export async function openPartnerChannel(
  app: FastifyInstance,
  context: Context,
  place: PartnerPlace,
): Promise<void> {
  const channel: PartnerChannel = {
    app,
    context,
    place,
    answers,
    languageOf: programLanguageOf,
    log: context.log,
    identify: (route, request) => identify({ context, place }, route, request),
    isCheckingAnswers: place.isDemo,
  };
  answerProblems(channel);
  app.addHook('onSend', (_request, reply, payload, done) => {
    // RFC 6750, 3: a client that came without a token is told how to come.
    if (reply.statusCode === 401 && !reply.hasHeader('www-authenticate')) {
      void reply.header('www-authenticate', 'Bearer realm="lowu"');
    }
    done(null, payload);
  });
  await serveTokens(channel);
  const add: Add = (route, handle) => serve(channel, route, (call) => handle(channel, call));
  serve({ ...channel, identify: async () => undefined }, partnerRoutes.readServerMetadata, () =>
    handleMetadata(channel),
  );
  add(partnerRoutes.readClient, handleClient);
  add(partnerRoutes.readNumber, handleNumber);
  add(partnerRoutes.listProducts, handleProducts);
  add(partnerRoutes.quoteTopup, handleQuote);
  add(partnerRoutes.sendTopup, handleSend);
  add(partnerRoutes.listTopups, handleList);
  add(partnerRoutes.readTopup, handleRead);
  add(partnerRoutes.readTopupByReference, handleReadByReference);
  add(partnerRoutes.orderTopup, handleOrder);
  add(partnerRoutes.confirmOrder, handleConfirm);
  add(partnerRoutes.cancelOrder, handleCancel);
  add(partnerRoutes.readFloat, handleFloat);
  add(partnerRoutes.readStatement, handleStatement);
  add(partnerRoutes.exportStatement, handleExportStatement);
  add(partnerRoutes.readLimits, handleLimits);
  add(partnerRoutes.undoTopup, handleUndo);
  add(partnerRoutes.forwardClock, async (of, { body }) => forwardSandbox(of, body));
  addWebhookRoutes(add);
  answerNowhere(app, '/api/partner/v1', (allowed) => refuse.operation_method_unknown({ allowed }));
}
