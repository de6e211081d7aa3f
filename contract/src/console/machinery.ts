import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

export const readTrail = route({
  method: consolePaths.readTrail[0],
  path: consolePaths.readTrail[1],
  tag: 'Oversight',
  summary: 'Who did what, when, newest first; of one subject where it is named.',
  access: 'staff',
  query: Type.Object(
    {
      before: Type.Optional(instant),
      subject: Type.Optional(
        Type.String({ pattern: '^[a-z]{3}_[0-9a-f]{32}$', description: 'An id of any kind' }),
      ),
    },
    closed,
  ),
  answer: Type.Object(
    {
      acts: Type.Array(
        Type.Object(
          {
            id: idOf('act'),
            at: instant,
            actor: Type.Object(
              { kind: Type.String(), id: Type.String(), login: orNull(Type.String()) },
              closed,
            ),
            action: Type.String({ examples: ['staff.sign_in', 'line.look'] }),
            subject: orNull(Type.String()),
            outcome: Type.Union([Type.Literal('done'), Type.Literal('denied')]),
            /** Of an address only its network is kept. */
            network: orNull(Type.String()),
            details: Type.Record(Type.String(), Type.Unknown()),
          },
          closed,
        ),
      ),
      before: orNull(instant),
    },
    closed,
  ),
});

export const readMachinery = route({
  method: consolePaths.readMachinery[0],
  path: consolePaths.readMachinery[1],
  tag: 'Oversight',
  summary: 'What runs by itself: schedules with their last run, and jobs that wait or have failed.',
  access: 'staff',
  answer: Type.Object(
    {
      schedules: Type.Array(
        Type.Object(
          {
            name: Type.String(),
            nextRunAt: instant,
            finishedAt: orNull(instant),
            failure: orNull(Type.String()),
          },
          closed,
        ),
      ),
      jobs: Type.Array(
        Type.Object(
          {
            id: Type.String(),
            task: Type.String(),
            attempts: Type.Integer(),
            maxAttempts: Type.Integer(),
            isRunning: Type.Boolean(),
            runAt: instant,
            lastError: orNull(Type.String()),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
