import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf } from '../shapes.ts';
import { partnerPaths } from './paths.ts';

export const scope = Type.Union([
  Type.Literal('numbers.read'),
  Type.Literal('topups.read'),
  Type.Literal('topups.send'),
  Type.Literal('float.read'),
  Type.Literal('webhooks.manage'),
  Type.Literal('balances.read'),
  Type.Literal('balances.adjust'),
  Type.Literal('balances.reserve'),
  Type.Literal('balances.transfer'),
  Type.Literal('buckets.create'),
]);

/** RFC 6749, 5.2. */
const oauthError = Type.Object(
  {
    error: Type.Union([
      Type.Literal('invalid_request'),
      Type.Literal('invalid_client'),
      Type.Literal('unauthorized_client'),
      Type.Literal('unsupported_grant_type'),
      Type.Literal('invalid_scope'),
      Type.Literal('temporarily_unavailable'),
      Type.Literal('server_error'),
    ]),
    error_description: Type.String({ description: 'In English, for whoever reads the log' }),
  },
  closed,
);

export const requestToken = route({
  method: partnerPaths.requestToken[0],
  path: partnerPaths.requestToken[1],
  tag: 'Access',
  summary:
    'An access token for a client that shows its secret, by HTTP Basic or in the form (RFC 6749, ' +
    '4.4), or by mutual TLS the certificate that is asked of it (RFC 8705).',
  access: 'public',
  bodyType: 'application/x-www-form-urlencoded',
  // What we do not know is ignored, as RFC 6749, 3.2, demands.
  body: Type.Object({
    grant_type: Type.String({ examples: ['client_credentials'] }),
    client_id: Type.Optional(Type.String({ maxLength: 80 })),
    client_secret: Type.Optional(Type.String({ maxLength: 200 })),
    scope: Type.Optional(
      Type.String({
        pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*$',
        maxLength: 400,
        description: 'With spaces in between; all that the client has, unless given',
      }),
    ),
  }),
  refusal: oauthError,
  answer: Type.Object(
    {
      access_token: Type.String(),
      token_type: Type.Literal('Bearer'),
      expires_in: Type.Integer({ description: 'Seconds' }),
      scope: Type.String(),
    },
    closed,
  ),
});

export const readServerMetadata = route({
  method: partnerPaths.readServerMetadata[0],
  path: partnerPaths.readServerMetadata[1],
  tag: 'Access',
  summary: 'What this server can do, for programs that find out by themselves (RFC 8414).',
  access: 'public',
  answer: Type.Object(
    {
      issuer: Type.String(),
      token_endpoint: Type.String(),
      grant_types_supported: Type.Array(Type.String()),
      response_types_supported: Type.Array(Type.String()),
      token_endpoint_auth_methods_supported: Type.Array(Type.String()),
      scopes_supported: Type.Array(Type.String()),
      tls_client_certificate_bound_access_tokens: Type.Optional(Type.Boolean()),
      mtls_endpoint_aliases: Type.Optional(
        Type.Object(
          { token_endpoint: Type.String({ description: 'Where a certificate is shown' }) },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const readClient = route({
  method: partnerPaths.readClient[0],
  path: partnerPaths.readClient[1],
  tag: 'Access',
  summary: 'As whom one comes, and what this token and its client may do: the first call to try.',
  access: 'partner',
  answer: Type.Object(
    {
      client: idOf('cli'),
      partner: idOf('rsl'),
      name: Type.String(),
      scopes: Type.Array(scope, { description: 'Of this token' }),
      networks: Type.Array(Type.String(), { description: 'None means anywhere' }),
      requestsPerMinute: Type.Integer(),
      certificates: Type.Array(Type.String(), {
        description: 'x5t#S256 of each of which it must show one (RFC 8705); none for a secret',
      }),
    },
    closed,
  ),
});
