import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, instant } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const readTrail = route({
  method: consolePaths.readTrail[0],
  path: consolePaths.readTrail[1],
  tag: 'Oversight',
  summary: 'Who did what, when, newest first.',
  access: 'staff',
  query: Type.Object({ before: Type.Optional(instant) }, closed),
  answer: Type.Object(
    {
      acts: Type.Array(
        Type.Object(
          {
            at: instant,
            actor: Type.String(),
            action: Type.String(),
            subject: orNull(Type.String()),
            outcome: Type.String(),
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
