import { type TProperties, Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

export const readTrail = route({
  method: consolePaths.readTrail[0],
  path: consolePaths.readTrail[1],
  tag: 'Oversight',
  summary: 'Who did what, when, newest first; of one subject, or by one actor, where it is named.',
  access: 'staff',
  query: Type.Object(
    {
      before: Type.Optional(instant),
      subject: Type.Optional(
        Type.String({ pattern: '^[a-z]{3}_[0-9a-f]{32}$', description: 'An id of any kind' }),
      ),
      actor: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 80,
          description: 'The login of a member of staff, or the id of whoever acted',
        }),
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

const count = Type.Integer({ minimum: 0 });

function says<Name extends string, Values extends TProperties>(name: Name, values: Values) {
  return Type.Object({ says: Type.Literal(name), ...values }, closed);
}

/** What an alarm found, for a screen to say in its words. */
const finding = Type.Union([
  says('nothing_begun', { at: instant }),
  says('names', {
    of: Type.Union([Type.Literal('schedule'), Type.Literal('method'), Type.Literal('witness')]),
    names: Type.Array(Type.String()),
  }),
  says('jobs_failed', { count, task: Type.String() }),
  says('jobs_troubled', { count }),
  says('oldest', { count, at: instant }),
  says('payments_unknown', { payments: count, refunds: count, at: instant }),
  says('mismatched', { count }),
  says('appeals_late', { late: count, near: count }),
  says('appeals_near', { count }),
  says('days', {
    count,
    connector: orNull(Type.String()),
    day: Type.String(),
    problem: orNull(Type.String()),
  }),
  says('no_rate', {}),
  says('nothing_sealed', {}),
  says('sealed_until', { at: instant }),
  says('stands_still', { at: instant }),
  says('no_backup', {}),
  says('last_backup', { at: instant }),
]);

export const alarm = Type.Object(
  {
    name: Type.Union(
      [
        Type.Literal('nothing-runs'),
        Type.Literal('schedule-failed'),
        Type.Literal('jobs-failed'),
        Type.Literal('notices-waiting'),
        Type.Literal('payments-unknown'),
        Type.Literal('payments-mismatched'),
        Type.Literal('refunds-stranded'),
        Type.Literal('refunds-late'),
        Type.Literal('transfers-late'),
        Type.Literal('transfers-contested'),
        Type.Literal('provider-failing'),
        Type.Literal('reviews-waiting'),
        Type.Literal('appeals-late'),
        Type.Literal('bank-unread'),
        Type.Literal('statements-differ'),
        Type.Literal('unmatched-waiting'),
        Type.Literal('bags-late'),
        Type.Literal('advices-owed'),
        Type.Literal('bill-late'),
        Type.Literal('breaks-old'),
        Type.Literal('rate-missing'),
        Type.Literal('log-late'),
        Type.Literal('witness-silent'),
        Type.Literal('backup-old'),
      ],
      { description: 'As its page in docs/operating/alarms is called' },
    ),
    state: Type.Union([Type.Literal('quiet'), Type.Literal('look'), Type.Literal('raised')]),
    found: orNull(finding),
  },
  closed,
);

const method = Type.Object(
  {
    connector: Type.String(),
    health: Type.Union([Type.Literal('good'), Type.Literal('failing')]),
  },
  closed,
);

const witness = Type.Object(
  {
    url: Type.String(),
    size: orNull(Type.Integer({ description: 'How many leaves it has cosigned' })),
    cosignedAt: orNull(instant),
    failure: orNull(Type.String()),
  },
  closed,
);

const log = Type.Object(
  {
    origin: Type.String(),
    size: Type.Integer(),
    sealedUntil: orNull(instant),
    witnesses: Type.Array(witness),
  },
  closed,
);

export const readMachinery = route({
  method: consolePaths.readMachinery[0],
  path: consolePaths.readMachinery[1],
  tag: 'Oversight',
  summary:
    'How the machine is: alarms, methods of payment, the log, schedules with their last run, and jobs that wait or have failed.',
  access: 'staff',
  answer: Type.Object(
    {
      alarms: Type.Array(alarm),
      methods: Type.Array(method),
      log: orNull(log),
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
