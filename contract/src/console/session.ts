import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf } from '../shapes.ts';
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
    isDemo: Type.Boolean(),
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
