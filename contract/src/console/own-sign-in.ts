import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed } from '../shapes.ts';
import { consolePaths } from './paths.ts';
import { staffSession } from './session.ts';

const password = Type.String({ minLength: 1, maxLength: 200 });

export const changeOwnPassword = route({
  method: consolePaths.changeOwnPassword[0],
  path: consolePaths.changeOwnPassword[1],
  tag: 'Sign-in',
  summary: 'Give yourself another password, which ends your other sessions.',
  access: 'staff',
  body: Type.Object({ password, replacement: password }, closed),
  answer: staffSession,
});

export const enrolOwnAuthenticator = route({
  method: consolePaths.enrolOwnAuthenticator[0],
  path: consolePaths.enrolOwnAuthenticator[1],
  tag: 'Sign-in',
  summary: 'Get a key for another authenticator; the old one serves until a code confirms it.',
  access: 'staff',
  body: Type.Object({ password }, closed),
  answer: Type.Object(
    {
      totpSecret: Type.String(),
      /** What a QR code for the authenticator says. */
      totpUri: Type.String(),
    },
    closed,
  ),
});

export const confirmOwnAuthenticator = route({
  method: consolePaths.confirmOwnAuthenticator[0],
  path: consolePaths.confirmOwnAuthenticator[1],
  tag: 'Sign-in',
  summary: 'Take the other authenticator into use by a code of it; your other sessions end.',
  access: 'staff',
  body: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
  answer: staffSession,
});
