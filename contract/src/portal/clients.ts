import { Type } from 'typebox';
import { scope } from '../partner/access.ts';
import { route } from '../route.ts';
import { closed, idOf, instant } from '../shapes.ts';
import { portalPaths } from './paths.ts';
import { shownName } from './session.ts';

/** Of which a program must show one; what only a thumbprint was given of is known by that alone. */
const certificate = Type.Object(
  {
    thumbprint: Type.String(),
    subject: Type.Union([Type.String(), Type.Null()]),
    expiresAt: Type.Union([instant, Type.Null()]),
    addedAt: Type.Union([instant, Type.Null()]),
  },
  closed,
);

export const client = Type.Object(
  {
    client: idOf('cli'),
    name: Type.String(),
    scopes: Type.Array(scope),
    networks: Type.Array(Type.String(), { description: 'None means anywhere' }),
    requestsPerMinute: Type.Integer(),
    certificates: Type.Array(certificate, { description: 'None where it shows its secret' }),
    isSuspended: Type.Boolean(),
    createdAt: instant,
  },
  closed,
);

/** A secret, shown this once: nobody can read it again. */
const credentials = Type.Object({ client: idOf('cli'), secret: Type.String() }, closed);
const params = Type.Object({ client: idOf('cli') }, closed);

export const listClients = route({
  method: portalPaths.listClients[0],
  path: portalPaths.listClients[1],
  tag: 'Keys',
  summary: 'As whom one’s programs may come.',
  access: 'developer',
  answer: Type.Object({ clients: Type.Array(client) }, closed),
});

export const makeClient = route({
  method: portalPaths.makeClient[0],
  path: portalPaths.makeClient[1],
  tag: 'Keys',
  summary: 'Make keys for a program. The secret is shown this once.',
  access: 'developer',
  body: Type.Object(
    {
      name: shownName,
      scopes: Type.Optional(Type.Array(scope, { minItems: 1, maxItems: 16 })),
      networks: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50 })),
    },
    closed,
  ),
  answer: credentials,
  status: 201,
});

export const rotateClient = route({
  method: portalPaths.rotateClient[0],
  path: portalPaths.rotateClient[1],
  tag: 'Keys',
  summary:
    'Another secret, shown this once. The one before opens for some hours more; one that has ' +
    'leaked ends at once.',
  access: 'developer',
  params,
  body: Type.Object({ isLeaked: Type.Boolean() }, closed),
  answer: credentials,
});

export const suspendClient = route({
  method: portalPaths.suspendClient[0],
  path: portalPaths.suspendClient[1],
  tag: 'Keys',
  summary: 'Stop a program at its next request, or let it come again.',
  access: 'developer',
  params,
  body: Type.Object({ isSuspended: Type.Boolean() }, closed),
  answer: client,
});
