import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, instant, money, orNull, words } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const channel = Type.Union([
  Type.Literal('app'),
  Type.Literal('auto'),
  Type.Literal('agent'),
  Type.Literal('partner'),
  Type.Literal('hall'),
  Type.Literal('kiosk'),
  Type.Literal('atm'),
]);

const code = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' });

const givesAndTo = {
  kind: Type.Union([
    Type.Literal('bonus', { description: 'Value on top, with an end' }),
    Type.Literal('discount', { description: 'So much less to pay for the same value' }),
  ]),
  channels: Type.Array(Type.String()),
  isFirstOnly: Type.Boolean({ description: 'Only for lines that were never topped up' }),
  isCombinable: Type.Boolean({ description: 'Adds up with others that do' }),
  secretCode: orNull(Type.String({ description: 'Only for who types it' })),
  usesPerPerson: orNull(Type.Integer()),
};

const promotion = Type.Object(
  {
    code: Type.String(),
    name: words,
    state: Type.Union([
      Type.Literal('proposed'),
      Type.Literal('refused'),
      Type.Literal('active'),
      Type.Literal('stopped'),
    ]),
    ...givesAndTo,
    basisPoints: Type.Integer({ description: 'Hundredths of a percent of a top-up' }),
    fixed: money,
    least: money,
    most: money,
    validDays: Type.Integer(),
    from: instant,
    until: instant,
    budget: money,
    taken: Type.Object(money.properties, { ...closed, description: 'Reserved and given so far' }),
    owed: Type.Object(money.properties, {
      ...closed,
      description: 'Given beyond the budget, to orders whose money came days late',
    }),
  },
  closed,
);

export const listPromotions = route({
  method: consolePaths.listPromotions[0],
  path: consolePaths.listPromotions[1],
  tag: 'Promotions',
  summary: 'All promotions with their budgets, the newest first.',
  access: 'staff',
  answer: Type.Object({ promotions: Type.Array(promotion) }, closed),
});

const amount = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });

export const proposePromotion = route({
  method: consolePaths.proposePromotion[0],
  path: consolePaths.proposePromotion[1],
  tag: 'Promotions',
  summary: 'Propose a promotion; it gives nothing until somebody else has activated it.',
  access: 'staff',
  body: Type.Object(
    {
      code,
      name: words,
      budgetMinor: amount,
      kind: givesAndTo.kind,
      channels: Type.Array(channel, { minItems: 1, maxItems: 7, uniqueItems: true }),
      leastMinor: amount,
      basisPoints: Type.Integer({ minimum: 0, maximum: 20_000 }),
      mostMinor: amount,
      validDays: Type.Integer({ minimum: 0, maximum: 3_660 }),
      from: day,
      until: day,
      isFirstOnly: Type.Optional(Type.Boolean()),
      isCombinable: Type.Optional(Type.Boolean()),
      secretCode: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{4,20}$' })),
      usesPerPerson: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    },
    closed,
  ),
  answer: Type.Object({ code }, closed),
  status: 201,
});

export const decidePromotion = route({
  method: consolePaths.decidePromotion[0],
  path: consolePaths.decidePromotion[1],
  tag: 'Promotions',
  summary: 'Activate what somebody else has proposed, refuse it, or stop one that is active.',
  access: 'staff',
  params: Type.Object({ code }, closed),
  body: Type.Object(
    {
      decision: Type.Union([
        Type.Literal('activate'),
        Type.Literal('refuse'),
        Type.Literal('stop'),
      ]),
    },
    closed,
  ),
  answer: Type.Undefined(),
  status: 204,
});
