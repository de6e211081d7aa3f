import { partnerRoutes } from '@lowu/contract/partner';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#base';
import { issueToken, type PartnerVisit, scopes } from '#partners';
import { asRefusal, problemOf, retryAfterOf, serve } from '#platform/http';
import { answers } from './answers.ts';
import type { PartnerCall, PartnerChannel } from './channel.ts';
import { readForm, readShown } from './read-form.ts';
import { refuse } from './refusals.ts';

type Routes = typeof partnerRoutes;

/**
 * The token endpoint of OAuth 2: it takes a form, and says no in that standard's own words. Both
 * hold in a scope of its own, so that no other operation takes a form.
 */
export async function serveTokens(channel: PartnerChannel): Promise<void> {
  await channel.app.register(async (app) => {
    const type = 'application/x-www-form-urlencoded';
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser(type, { parseAs: 'string' }, async (_request: unknown, body: string) =>
      readForm(body),
    );
    answerAsOauth(app, channel);
    const within = { ...channel, app, identify: async () => undefined };
    serve<Routes['requestToken'], Routes['requestToken'], undefined>(
      within,
      partnerRoutes.requestToken,
      (call) => handleToken(channel, call),
    );
  });
}

async function handleToken(
  { context, place }: PartnerChannel,
  { body, request, reply }: Pick<PartnerCall<Routes['requestToken']>, 'body' | 'request' | 'reply'>,
) {
  void reply.header('pragma', 'no-cache');
  if (body.grant_type !== 'client_credentials') throw refuse.grant_type_unknown();
  const {
    token,
    expiresInSeconds,
    scopes: granted,
  } = await issueToken(context, {
    ...readShown(request.headers.authorization, body),
    scope: body.scope,
    ip: request.ip,
    certificate: place.certificateOf?.(request),
    issuer: place.publicUrl,
  });
  return {
    access_token: token,
    token_type: 'Bearer' as const,
    expires_in: expiresInSeconds,
    scope: granted.join(' '),
  };
}

/** RFC 6749, 5.2; what it has no word for keeps the status that it has elsewhere. */
const errorOfCode: Readonly<Record<string, string>> = {
  client_secret_wrong: 'invalid_client',
  client_certificate_needed: 'invalid_client',
  client_suspended: 'unauthorized_client',
  client_network_wrong: 'unauthorized_client',
  client_scope_unknown: 'invalid_scope',
  client_scope_missing: 'invalid_scope',
  grant_type_unknown: 'unsupported_grant_type',
};

/** What a problem would say of a body in JSON, or point to in it. */
const descriptionOfCode: Readonly<Record<string, string>> = {
  content_type_unknown: 'Send a form: Content-Type: application/x-www-form-urlencoded.',
  request_invalid:
    'Send grant_type=client_credentials, and client_id and client_secret if no header.',
};

function answerAsOauth(app: FastifyInstance, { log }: PartnerChannel): void {
  app.setErrorHandler((thrown, request: FastifyRequest, reply: FastifyReply) => {
    const error = asRefusal(thrown);
    const problem = problemOf(error, answers, 'en', `urn:uuid:${request.id}`);
    const isAway = problem.status === 429 || problem.status === 503;
    const code = error instanceof Refusal ? errorOfCode[error.code] : 'server_error';
    const name = code ?? (isAway ? 'temporarily_unavailable' : 'invalid_request');
    if (problem.status >= 500) log.error('a token was not given', { request: request.id, error });
    if (name === 'invalid_client') void reply.header('www-authenticate', 'Basic realm="lowu"');
    const pause = retryAfterOf(problem);
    if (pause !== undefined) void reply.header('retry-after', pause);
    // The grammar of a description has neither quotes nor backslashes nor line ends.
    const own = error instanceof Refusal ? descriptionOfCode[error.code] : undefined;
    const description = (own ?? problem.detail).replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, ' ');
    void reply
      .code(statusOf(name, problem.status))
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .send({ error: name, error_description: description });
  });
}

function statusOf(name: string, status: number): number {
  if (name === 'invalid_client') return 401;
  return name === 'unauthorized_client' || name === 'invalid_scope' ? 400 : status;
}

export async function handleMetadata({ place }: PartnerChannel) {
  const { publicUrl, certificateOf, certificateUrl } = place;
  const byCertificate = certificateOf || certificateUrl ? ['self_signed_tls_client_auth'] : [];
  const path = partnerRoutes.requestToken.path;
  return {
    issuer: publicUrl,
    token_endpoint: publicUrl + path,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      ...byCertificate,
    ],
    scopes_supported: [...scopes],
    ...(byCertificate.length > 0 ? { tls_client_certificate_bound_access_tokens: true } : {}),
    ...(certificateUrl ? { mtls_endpoint_aliases: { token_endpoint: certificateUrl + path } } : {}),
  };
}

/** As whom a program comes. */
export async function handleClient(
  _channel: PartnerChannel,
  { who: { client, scopes: granted } }: { readonly who: PartnerVisit },
) {
  const { id, reseller, name, networks, requestsPerMinute, certificates } = client;
  return {
    client: id,
    partner: reseller,
    name,
    scopes: granted.filter((scope) => client.scopes.includes(scope)),
    networks: [...networks],
    requestsPerMinute,
    certificates: [...certificates],
  };
}
