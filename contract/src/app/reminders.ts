import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, money, orNull } from '../shapes.ts';
import { appPaths } from './paths.ts';

const params = Type.Object({ line: idOf('lin') }, closed);

const daysAhead = Type.Integer({ minimum: 0, maximum: 60 });

/** What can be switched off. Payments, renewals and the end of a line are always told. */
const group = Type.Union([
  Type.Literal('packs'),
  Type.Literal('zones'),
  Type.Literal('caps'),
  Type.Literal('spending'),
]);

const reminders = Type.Object(
  {
    /** Whose balance falls below one of these is told, highest first. */
    levels: Type.Array(money),
    /** So many days before the line expires, and 0 on its last day. */
    daysAhead: Type.Array(daysAhead),
    /** The days that can be chosen. */
    offeredDays: Type.Array(daysAhead),
    switchedOff: Type.Array(group),
    /**
     * For how many whole days the balance lasts at the recent use: an estimate; null where nothing
     * can be said.
     */
    daysLasting: orNull(Type.Integer({ minimum: 0 })),
  },
  closed,
);

export const readReminders = route({
  method: appPaths.readReminders[0],
  path: appPaths.readReminders[1],
  tag: 'Reminders',
  summary: 'What the owner of a line is reminded of.',
  access: 'subscriber',
  params,
  answer: reminders,
});

export const setReminders = route({
  method: appPaths.setReminders[0],
  path: appPaths.setReminders[1],
  tag: 'Reminders',
  summary: 'Choose what one is reminded of, in place of what was chosen before.',
  access: 'subscriber',
  params,
  body: Type.Object(
    {
      levelsMinor: Type.Array(Type.Integer({ minimum: 1, maximum: 10_000_000 }), { maxItems: 10 }),
      daysAhead: Type.Array(daysAhead, { maxItems: 10 }),
      switchedOff: Type.Array(group, { maxItems: 4 }),
    },
    closed,
  ),
  answer: reminders,
});
