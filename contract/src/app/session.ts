import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, language, phoneNumber } from '../shapes.ts';
import { appPaths } from './paths.ts';

export const session = Type.Object(
  {
    isSignedIn: Type.Boolean(),
    subscriber: Type.Union([
      Type.Null(),
      Type.Object(
        { id: idOf('sub'), name: Type.String({ description: 'Masked: 陳** or C*** T** M**' }) },
        closed,
      ),
    ]),
    language,
    isCareMode: Type.Boolean(),
    csrfToken: Type.String({
      description: 'Send it as X-CSRF-Token with every request that changes',
    }),
    /**
     * The server's one clock, so that the app can count down correctly on a phone whose clock is
     * off.
     */
    now: instant,
    isDemo: Type.Boolean(),
    /** Where the demo's text messages can be read, one-time codes too; null outside the demo. */
    inboxUrl: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

export const requestCode = route({
  method: appPaths.requestCode[0],
  path: appPaths.requestCode[1],
  tag: 'Sign-in',
  summary:
    'Send a one-time code to a number. The answer is the same whether or not it is a line of ours.',
  access: 'device',
  body: Type.Object({ number: phoneNumber }, closed),
  answer: Type.Object({ expiresAt: instant, resendAt: instant }, closed),
  status: 202,
});

export const signIn = route({
  method: appPaths.signIn[0],
  path: appPaths.signIn[1],
  tag: 'Sign-in',
  summary: 'Sign in with a number and the code that was sent to it.',
  access: 'device',
  body: Type.Object({ number: phoneNumber, code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
  answer: session,
});

export const readSession = route({
  method: appPaths.readSession[0],
  path: appPaths.readSession[1],
  tag: 'Sign-in',
  summary: 'Who is signed in. Gives a device cookie to whoever comes for the first time.',
  access: 'public',
  answer: session,
});

export const signOut = route({
  method: appPaths.signOut[0],
  path: appPaths.signOut[1],
  tag: 'Sign-in',
  summary: 'Sign out on this device.',
  access: 'device',
  answer: session,
});

export const changePreferences = route({
  method: appPaths.changePreferences[0],
  path: appPaths.changePreferences[1],
  tag: 'Sign-in',
  summary: 'Change the language, or switch the care mode on or off, for this device and person.',
  access: 'device',
  body: Type.Object(
    { language: Type.Optional(language), isCareMode: Type.Optional(Type.Boolean()) },
    closed,
  ),
  answer: session,
});

/** As the domains keep it: whoever reads it is a person, or a program of theirs. */
const anything = Type.Record(Type.String(), Type.Unknown());

export const exportPersonalData = route({
  method: appPaths.exportPersonalData[0],
  path: appPaths.exportPersonalData[1],
  tag: 'Sign-in',
  summary: 'All that is kept about the person signed in, as a file for them and for programs.',
  access: 'subscriber',
  answer: Type.Object(
    {
      madeAt: instant,
      person: anything,
      messages: anything,
      lines: Type.Array(anything),
      mandates: Type.Array(anything),
      topups: Type.Array(anything),
      receipts: Type.Array(anything),
      appeals: Type.Array(anything),
    },
    closed,
  ),
});
