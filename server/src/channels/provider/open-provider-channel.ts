import type { FastifyInstance, FastifyReply } from 'fastify';
import { isId, Refusal } from '#base';
import { returnFromSigning, signMandate } from '#mandates';
import { isAwaited, receiveNotice, startPayment } from '#payments';
import type { Context } from '#platform/context';
import { asRefusal, follow, languageOf } from '#platform/http';
import { sendPayPage, servePayFiles } from './pay-page.ts';

export interface ProviderPlace {
  readonly publicUrl: string;
}

/** Where providers send their notices; the connector's code follows. */
export const noticesPath = '/notices';
const noticeBytes = 65_536;

/**
 * What providers and their payers' browsers call: notices come in, and payers go out to the
 * provider's page by an address of ours that stays the same and is signed anew each time.
 */
export function openProviderChannel(
  app: FastifyInstance,
  context: Context,
  place: ProviderPlace,
): void {
  // The signature covers the bytes as they came, so nothing may parse them on the way.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: noticeBytes }, (_, body, done) =>
    done(null, body),
  );
  app.post<{ Params: { connector: string } }>(
    `${noticesPath}/:connector`,
    {
      bodyLimit: noticeBytes,
      errorHandler: (error, _, reply) => void refuseNotice(context, reply, error),
    },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const { connector } = request.params;
      // As its sender knows it: a proxy before us may have taken a part of the path away.
      const { pathname: path } = new URL(`${place.publicUrl}${noticesPath}/${connector}`);
      const answer = await receiveNotice(context, connector, { headers, body, path });
      return reply.code(answer.status).type(answer.contentType).send(answer.body);
    },
  );
  servePayers(app, context, place);
  serveSigners(app, context, place);
  servePayFiles(app);
  app.setErrorHandler((thrown, _request, reply) => {
    const error = asRefusal(thrown);
    // A payer whose payment is over, or unknown, belongs on the order's page, not on an error.
    if (error instanceof Refusal) return reply.redirect('/', 303);
    context.log.error('a payer could not be sent to the provider', { error });
    return reply.code(503).type('text/plain; charset=utf-8').send('Please go back and try again.');
  });
}

/** Where payers come by, on their way to the provider. */
function servePayers(app: FastifyInstance, context: Context, place: ProviderPlace): void {
  app.get<{ Params: { attempt: string }; Querystring: { code?: unknown } }>(
    '/pay/:attempt',
    async (request, reply) => {
      const { attempt } = request.params;
      if (!isId('att', attempt)) return reply.redirect('/', 303);
      const { code } = request.query;
      const page = await startPayment(context, attempt, {
        notifyBaseUrl: `${place.publicUrl}${noticesPath}`,
        payer: {
          address: request.ip,
          pageUrl: `${place.publicUrl}/pay/${attempt}`,
          ...(typeof code === 'string' ? { grant: code } : {}),
        },
      });
      void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      if (page.kind === 'redirect') return reply.redirect(page.url, 303);
      return sendPayPage(reply, languageOf(request), attempt, page);
    },
  );
  app.get<{ Params: { attempt: string } }>('/pay/:attempt/state', async (request, reply) => {
    const { attempt } = request.params;
    follow(reply, async () => {
      const isOpen = isId('att', attempt) && (await isAwaited(context, attempt));
      return { value: { isAwaited: isOpen }, isFinal: !isOpen };
    });
    return reply;
  });
}

/** Where payers come by on their way to sign a mandate, and on their way back. */
function serveSigners(app: FastifyInstance, context: Context, place: ProviderPlace): void {
  app.get<{ Params: { mandate: string } }>('/mandates/:mandate/sign', async (request, reply) => {
    const { mandate } = request.params;
    if (!isId('mdt', mandate)) return reply.redirect('/', 303);
    const returnUrl = `${place.publicUrl}/mandates/${mandate}/signed`;
    const url = await signMandate(context, mandate, returnUrl);
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    return reply.redirect(url, 303);
  });
  app.get<{ Params: { mandate: string }; Querystring: Record<string, unknown> }>(
    '/mandates/:mandate/signed',
    async (request, reply) => {
      const { mandate } = request.params;
      if (!isId('mdt', mandate)) return reply.redirect('/', 303);
      const url = await returnFromSigning(context, mandate, request.query);
      void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      return reply.redirect(url, 303);
    },
  );
}

const statusOfKind: Readonly<Record<string, number>> = { not_found: 404, unavailable: 503 };
const statusOfCode: Readonly<Record<string, number>> = {
  body_too_large: 413,
  content_type_unknown: 415,
};

/**
 * Anything but the provider's own word for thanks makes it come again, which is right after a
 * fault.
 */
function refuseNotice(context: Context, reply: FastifyReply, thrown: unknown): FastifyReply {
  const error = asRefusal(thrown);
  if (!(error instanceof Refusal)) {
    context.log.error('a notice could not be stored', { error });
    return reply.code(500).type('text/plain').send('fail');
  }
  const status = statusOfCode[error.code] ?? statusOfKind[error.kind] ?? 400;
  return reply.code(status).type('text/plain').send('fail');
}
