import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf } from '../shapes.ts';
import { client } from './clients.ts';
import { portalPaths } from './paths.ts';

export const addCertificate = route({
  method: portalPaths.addCertificate[0],
  path: portalPaths.addCertificate[1],
  tag: 'Keys',
  summary:
    'Have a program show this certificate, by mutual TLS (RFC 8705). From now on its secret ' +
    'alone opens nothing, and tokens that it has got without a certificate end.',
  access: 'developer',
  params: Type.Object({ client: idOf('cli') }, closed),
  body: Type.Object(
    {
      certificate: Type.String({
        minLength: 1,
        maxLength: 20_000,
        description:
          'PEM, or the SHA-256 of the certificate as openssl prints it or in base64url. Never ' +
          'its key',
      }),
    },
    closed,
  ),
  answer: client,
  status: 201,
});

export const removeCertificate = route({
  method: portalPaths.removeCertificate[0],
  path: portalPaths.removeCertificate[1],
  tag: 'Keys',
  summary:
    'End a certificate and all tokens that are bound to it. Behind the last one the secret opens again.',
  access: 'developer',
  params: Type.Object(
    { client: idOf('cli'), thumbprint: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) },
    closed,
  ),
  answer: client,
});
