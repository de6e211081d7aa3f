import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, words } from '../shapes.ts';
import { appPaths } from './paths.ts';

const params = Type.Object({ mandate: idOf('mdt') }, closed);

const mandateState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('active'),
  Type.Literal('suspended'),
  Type.Literal('revoked'),
  Type.Literal('expired'),
]);

const method = Type.Object({ code: Type.String(), name: words }, closed);

const agreed = Type.Object({ version: Type.String(), text: Type.String() }, closed);

const history = Type.Object(
  {
    at: instant,
    event: Type.Union([
      Type.Literal('asked'),
      Type.Literal('signed'),
      Type.Literal('announced'),
      Type.Literal('collected'),
      Type.Literal('declined'),
      Type.Literal('suspended'),
      Type.Literal('revoked'),
      Type.Literal('expired'),
    ]),
    amount: orNull(money),
  },
  closed,
);

const limits = Type.Object(
  {
    most: money,
    periodDays: Type.Integer(),
    mostInPeriod: money,
    mostTimes: Type.Integer(),
    used: money,
    usedTimes: Type.Integer(),
  },
  closed,
);

const mandate = Type.Object(
  {
    id: idOf('mdt'),
    method,
    state: mandateState,
    /** How the wallet calls the account: `852-9*****67`. */
    label: orNull(Type.String()),
    limits,
    /** What was agreed to, word for word. */
    consent: agreed,
    /** Of one for fixed days: the next. */
    nextDay: orNull(day),
    /** Where one that is not signed yet is signed. */
    signUrl: orNull(Type.String()),
    signedAt: orNull(instant),
    endedAt: orNull(instant),
    endedBy: orNull(
      Type.Union([Type.Literal('payer'), Type.Literal('provider'), Type.Literal('us')]),
    ),
    history: Type.Array(history),
  },
  closed,
);

/** So that every month has it. */
const dayOfMonth = Type.Integer({ minimum: 1, maximum: 28 });

export const readMandateConsent = route({
  method: appPaths.readMandateConsent[0],
  path: appPaths.readMandateConsent[1],
  tag: 'Mandates',
  summary: 'What one agrees to with a method that is charged once a month, on this day.',
  access: 'subscriber',
  query: Type.Object(
    {
      method: Type.String({ maxLength: 40 }),
      dayOfMonth: Type.String({ pattern: '^(?:[1-9]|1\\d|2[0-8])$' }),
    },
    closed,
  ),
  answer: agreed,
});

export const listMandates = route({
  method: appPaths.listMandates[0],
  path: appPaths.listMandates[1],
  tag: 'Mandates',
  summary: 'Every permission to charge that one has given, what it says, and what can be given.',
  access: 'subscriber',
  answer: Type.Object(
    {
      mandates: Type.Array(mandate),
      /** The methods that can be saved, and what one agrees to with each. */
      offers: Type.Array(
        Type.Object(
          {
            code: Type.String(),
            name: words,
            /** Null where one chooses a day first: then the text is asked for with it. */
            consent: orNull(agreed),
            /** On fixed days alone, by a rule; never with one tap, or when the balance is low. */
            isScheduledOnly: Type.Boolean(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const askForMandate = route({
  method: appPaths.askForMandate[0],
  path: appPaths.askForMandate[1],
  tag: 'Mandates',
  summary: 'Agree to the text of this version, and get the address at which the wallet is asked.',
  access: 'subscriber',
  body: Type.Object(
    {
      method: Type.String({ maxLength: 40 }),
      consentVersion: Type.String({ maxLength: 40 }),
      /** Of a method that is charged once a month: on which day. */
      dayOfMonth: Type.Optional(dayOfMonth),
    },
    closed,
  ),
  answer: mandate,
  status: 201,
});

export const stopMandate = route({
  method: appPaths.stopMandate[0],
  path: appPaths.stopMandate[1],
  tag: 'Mandates',
  summary: 'Stop a permission: at once for us, and at the wallet as soon as it hears of it.',
  access: 'subscriber',
  params,
  answer: mandate,
});
