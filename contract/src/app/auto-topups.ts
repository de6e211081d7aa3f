import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, words } from '../shapes.ts';
import { appPaths } from './paths.ts';

const params = Type.Object({ line: idOf('lin') }, closed);

export const ruleCause = Type.Union([
  Type.Literal('below'),
  Type.Literal('expiry'),
  Type.Literal('monthly'),
]);

export const ruleState = Type.Union([
  Type.Literal('on'),
  Type.Literal('paused'),
  Type.Literal('off'),
]);

export const ruleEvent = Type.Union([
  Type.Literal('turned_on'),
  Type.Literal('changed'),
  Type.Literal('turned_off'),
  Type.Literal('ordered'),
  Type.Literal('charged'),
  Type.Literal('declined'),
  Type.Literal('called_off'),
  Type.Literal('skipped'),
  Type.Literal('refused'),
  Type.Literal('paused'),
  Type.Literal('resumed'),
  Type.Literal('told_ahead'),
]);

/** `at` where something was put off until then; of what is planned there is a day. */
export const nextCheck = Type.Object({ cause: ruleCause, day, at: orNull(instant) }, closed);

const rule = Type.Object(
  {
    state: ruleState,
    /** Why it rests until one turns it on again. */
    pausedWhy: orNull(words),
    below: orNull(money),
    daysLeft: orNull(Type.Integer()),
    amount: orNull(money),
    /** Where given, one top-up fills the line up to it. */
    target: orNull(money),
    monthlyDay: orNull(Type.Integer()),
    monthlyAmount: orNull(money),
    monthlyUntil: orNull(day),
    cap: money,
    capTimes: Type.Integer(),
    /** Two charges are so many minutes apart at least. */
    intervalMinutes: Type.Integer(),
    mandates: Type.Array(idOf('mdt')),
    skipsNext: Type.Boolean(),
    used: money,
    usedTimes: Type.Integer(),
    /** One has been ordered, and its end is not known yet. */
    isUnderWay: Type.Boolean(),
    /** The next check that is known ahead. */
    next: orNull(nextCheck),
  },
  closed,
);

export const ruleLogEntry = Type.Object(
  {
    at: instant,
    event: ruleEvent,
    amount: orNull(money),
    /** Why nothing was charged. */
    why: orNull(words),
    topup: orNull(idOf('top')),
  },
  closed,
);

const autoTopup = Type.Object(
  {
    /** Null where the line never had one. */
    rule: orNull(rule),
    /** Which rule that is: given with a change, so that only what was seen is agreed to. */
    version: Type.String(),
    /** What has been done, and what has not with the reason; newest first. */
    events: Type.Array(ruleLogEntry),
    /** The saved methods that are good, in the order in which they were saved. */
    mandates: Type.Array(
      Type.Object(
        {
          id: idOf('mdt'),
          method: words,
          /** It pays for a month's alone, not for what is low or expires. */
          isScheduledOnly: Type.Boolean(),
        },
        closed,
      ),
    ),
    /** What is proposed first. */
    proposed: Type.Object(
      {
        below: money,
        daysLeft: Type.Integer(),
        amount: money,
        cap: money,
        capTimes: Type.Integer(),
        intervalMinutes: Type.Integer(),
      },
      closed,
    ),
    /** What one agrees to by turning it on. */
    consent: Type.Object({ version: Type.String(), text: Type.String() }, closed),
  },
  closed,
);

export const readAutoTopup = route({
  method: appPaths.readAutoTopup[0],
  path: appPaths.readAutoTopup[1],
  tag: 'Auto top-up',
  summary: 'By which rule a line of one’s own is topped up, and what the rule has done.',
  access: 'subscriber',
  params,
  answer: autoTopup,
});

const amountMinor = Type.Integer({ minimum: 1, maximum: 100_000_000 });

export const setAutoTopup = route({
  method: appPaths.setAutoTopup[0],
  path: appPaths.setAutoTopup[1],
  tag: 'Auto top-up',
  summary: 'Turn a rule on or change it, with a yes to its text and to what is charged at once.',
  access: 'subscriber',
  params,
  body: Type.Object(
    {
      belowMinor: orNull(amountMinor),
      daysLeft: orNull(Type.Integer({ minimum: 1, maximum: 60 })),
      amountMinor: orNull(amountMinor),
      targetMinor: orNull(amountMinor),
      monthlyDay: orNull(Type.Integer({ minimum: 1, maximum: 28 })),
      monthlyMinor: orNull(amountMinor),
      monthlyUntil: orNull(day),
      capMinor: amountMinor,
      capTimes: Type.Integer({ minimum: 1, maximum: 100 }),
      mandates: Type.Array(idOf('mdt'), { maxItems: 10 }),
      consentVersion: Type.String({ maxLength: 40 }),
      /** Of the rule as it was shown, and how far apart two charges are as was said. */
      version: Type.String({ maxLength: 40 }),
      intervalMinutes: Type.Integer({ minimum: 0 }),
      /** The rule as the screen has said it. */
      sentence: Type.String({ maxLength: 500 }),
      /** What is charged at once, as it was confirmed; null for nothing. */
      firstMinor: orNull(amountMinor),
    },
    closed,
  ),
  answer: autoTopup,
});

export const stopAutoTopup = route({
  method: appPaths.stopAutoTopup[0],
  path: appPaths.stopAutoTopup[1],
  tag: 'Auto top-up',
  summary: 'Turn a rule off, at once.',
  access: 'subscriber',
  params,
  answer: autoTopup,
});

export const skipAutoTopup = route({
  method: appPaths.skipAutoTopup[0],
  path: appPaths.skipAutoTopup[1],
  tag: 'Auto top-up',
  summary: 'Leave out the next top-up by a rule, or have it made after all.',
  access: 'subscriber',
  params,
  body: Type.Object({ isSkipped: Type.Boolean() }, closed),
  answer: autoTopup,
});
