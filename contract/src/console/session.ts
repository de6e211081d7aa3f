import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant } from '../shapes.ts';
import { consolePaths } from './paths.ts';

export const staffSession = Type.Object(
  {
    staff: Type.Union([
      Type.Null(),
      Type.Object(
        {
          id: idOf('stf'),
          name: Type.String(),
          login: Type.String(),
          permissions: Type.Array(Type.String()),
        },
        closed,
      ),
    ]),
    csrfToken: Type.String(),
    /** When the session ends in any case. */
    expiresAt: Type.Union([Type.Null(), instant]),
    now: instant,
    isDemo: Type.Boolean(),
    /**
     * Only in the demo, whose staff is made up: as whom one can sign in, with a code that is right
     * now.
     */
    demoStaff: Type.Array(
      Type.Object(
        {
          login: Type.String(),
          name: Type.String(),
          password: Type.String(),
          code: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const signInStaff = route({
  method: consolePaths.signInStaff[0],
  path: consolePaths.signInStaff[1],
  tag: 'Sign-in',
  summary: 'Sign in with login, password and the code of the authenticator.',
  access: 'public',
  body: Type.Object(
    {
      login: Type.String({ minLength: 1, maxLength: 80 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
      code: Type.String({ pattern: '^[0-9]{6}$' }),
    },
    closed,
  ),
  answer: staffSession,
});

export const readStaffSession = route({
  method: consolePaths.readStaffSession[0],
  path: consolePaths.readStaffSession[1],
  tag: 'Sign-in',
  summary: 'Which member of staff is signed in, and what they may do.',
  access: 'public',
  answer: staffSession,
});

export const signOutStaff = route({
  method: consolePaths.signOutStaff[0],
  path: consolePaths.signOutStaff[1],
  tag: 'Sign-in',
  summary: 'Sign out.',
  access: 'staff',
  answer: staffSession,
});
