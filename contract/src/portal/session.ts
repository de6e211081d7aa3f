import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, language, money, orNull, words } from '../shapes.ts';
import { portalPaths } from './paths.ts';

export const portalSession = Type.Object(
  {
    developer: orNull(
      Type.Object(
        {
          email: Type.String(),
          partner: idOf('rsl'),
          business: Type.String(),
          suspendedAt: Type.Union([instant, Type.Null()], {
            description: 'Since when the operator lets it sell no more; null while it may',
          }),
          float: Type.Object({ total: money, available: money, holding: money }, closed),
        },
        closed,
      ),
    ),
    csrfToken: Type.String(),
    /** Of the operator of the platform: name, hotline. */
    brand: Type.Object({ name: words, hotline: Type.String() }, closed),
    now: instant,
    /** Money here is play money, and numbers do as the table of trial numbers says. */
    isSandbox: Type.Boolean(),
    /** Whether the clock of this sandbox can be moved forward. */
    isClockMovable: Type.Boolean(),
    isRegistrationOpen: Type.Boolean(),
    /** Whether who registers must type a code that is mailed to their address. */
    isEmailProved: Type.Boolean(),
    /** Only in the demo: where one reads what was mailed to anybody. */
    mailUrl: orNull(Type.String()),
    /** How programs reach the platform. */
    baseUrl: Type.String(),
    certificateUrl: Type.Union([Type.String(), Type.Null()], {
      description: 'Where programs show certificates, if they can',
    }),
    trialNumbers: Type.Array(
      Type.Object({ number: Type.String(), outcome: Type.String() }, closed),
      { description: 'In a sandbox: what happens to a top-up of each of these numbers' },
    ),
    /** Only in the demo, whose partner is made up: as whom one can sign in. */
    demoDeveloper: orNull(
      Type.Object({ email: Type.String(), password: Type.String(), code: Type.String() }, closed),
    ),
  },
  closed,
);

const shown = '[^\\u0000-\\u001F\\u007F-\\u009F]*';

/** What people are called by to others: one line that shows something, and moves no cursor. */
export const shownName = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: `^${shown}[^\\s\\u0000-\\u001F\\u007F-\\u009F]${shown}$`,
});

export const email = Type.String({ minLength: 3, maxLength: 254 });
export const password = Type.String({ minLength: 1, maxLength: 400 });

export const readPortalSession = route({
  method: portalPaths.readPortalSession[0],
  path: portalPaths.readPortalSession[1],
  tag: 'Sign-in',
  summary: 'Who is at the portal, and what this installation is.',
  access: 'public',
  answer: portalSession,
});

export const askEmailCode = route({
  method: portalPaths.askEmailCode[0],
  path: portalPaths.askEmailCode[1],
  tag: 'Sign-in',
  summary: 'Have a code mailed to an address, to register with it.',
  access: 'public',
  body: Type.Object({ email, language }, closed),
  answer: Type.Object({ minutes: Type.Integer() }, closed),
  status: 202,
});

export const registerDeveloper = route({
  method: portalPaths.registerDeveloper[0],
  path: portalPaths.registerDeveloper[1],
  tag: 'Sign-in',
  summary:
    'Open a partner with an empty float, in a sandbox with play money in it. The secret is for ' +
    'an authenticator and is shown this once.',
  access: 'public',
  body: Type.Object(
    {
      email,
      password,
      business: shownName,
      language,
      emailCode: Type.Optional(
        Type.String({ pattern: '^[0-9]{6}$', description: 'What was mailed, where that is asked' }),
      ),
    },
    closed,
  ),
  answer: Type.Object({ totpSecret: Type.String(), totpUri: Type.String() }, closed),
  status: 201,
});

export const signInDeveloper = route({
  method: portalPaths.signInDeveloper[0],
  path: portalPaths.signInDeveloper[1],
  tag: 'Sign-in',
  summary: 'Sign in by e-mail address, password and authenticator at once.',
  access: 'public',
  body: Type.Object({ email, password, code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
  answer: portalSession,
});

export const signOutDeveloper = route({
  method: portalPaths.signOutDeveloper[0],
  path: portalPaths.signOutDeveloper[1],
  tag: 'Sign-in',
  summary: 'Sign out.',
  access: 'developer',
  answer: portalSession,
});
