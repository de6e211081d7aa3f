import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, language } from '../shapes.ts';
import { portalPaths } from './paths.ts';
import { email, password, portalSession } from './session.ts';

const invitation = Type.String({
  minLength: 16,
  maxLength: 40,
  description: 'The code that was mailed or handed over, such as 7K2M-90QF-B3XD-TT41',
});

export const readInvitation = route({
  method: portalPaths.readInvitation[0],
  path: portalPaths.readInvitation[1],
  tag: 'Sign-in',
  summary: 'Who is invited by a code, and a secret for an authenticator. Uses nothing up.',
  access: 'public',
  body: Type.Object({ invitation }, closed),
  answer: Type.Object(
    {
      email: Type.String(),
      business: Type.String(),
      isKnown: Type.Boolean({ description: 'Whether both are set anew of a developer' }),
      needsProof: Type.Boolean({
        description: 'Whether the old password, or a code of the old authenticator, must be shown',
      }),
      totpSecret: Type.String(),
      totpUri: Type.String(),
      enrolment: Type.String({ description: 'To be brought back with a code of the secret' }),
    },
    closed,
  ),
});

export const acceptInvitation = route({
  method: portalPaths.acceptInvitation[0],
  path: portalPaths.acceptInvitation[1],
  tag: 'Sign-in',
  summary: 'Set password and authenticator by a code, once, and be signed in.',
  access: 'public',
  body: Type.Object(
    {
      invitation,
      enrolment: Type.String({ minLength: 1, maxLength: 400 }),
      password,
      code: Type.String({ pattern: '^[0-9]{6}$' }),
      proof: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
    },
    closed,
  ),
  answer: portalSession,
});

export const askRecovery = route({
  method: portalPaths.askRecovery[0],
  path: portalPaths.askRecovery[1],
  tag: 'Sign-in',
  summary:
    'Have a code mailed after losing password or authenticator; the other is shown when it is ' +
    'used. Whether the address is known is not told.',
  access: 'public',
  body: Type.Object({ email, language }, closed),
  answer: Type.Object({ hours: Type.Integer() }, closed),
  status: 202,
});
