import { Type } from 'typebox';

/**
 * Shapes that several channels speak. Objects are closed: an unknown field is refused, never
 * ignored.
 */
export const closed = { additionalProperties: false } as const;

/**
 * The format alone lets through what no clock of ours reads: a leap second, and years that a table
 * cannot keep.
 */
export const instant = Type.String({
  format: 'date-time',
  pattern: '^[12]\\d{3}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:[0-5]',
  description: 'RFC 3339, in UTC',
  examples: ['2026-06-30T15:59:59Z'],
});

/** Of years that a table can keep in both directions, as those of instants. */
export const day = Type.String({
  format: 'date',
  pattern: '^[12]\\d{3}-',
  description: 'A calendar day in Hong Kong',
});

export const currency = Type.Union([Type.Literal('HKD'), Type.Literal('CNY')]);

/** Minor units (cents, fen) as a whole number; never a fraction, never text. */
export const amountMinor = Type.Integer({
  minimum: -9_007_199_254_740_991,
  maximum: 9_007_199_254_740_991,
});

export const money = Type.Object({ amountMinor, currency }, closed);

export const language = Type.Union([
  Type.Literal('zh-Hant'),
  Type.Literal('zh-Hans'),
  Type.Literal('en'),
]);

/** The same words in the three languages. */
export const words = Type.Object(
  { en: Type.String(), 'zh-Hant': Type.String(), 'zh-Hans': Type.String() },
  closed,
);

export const phoneNumber = Type.String({
  minLength: 3,
  maxLength: 40,
  description:
    'As people type it, best in E.164; ranges grow, so any that could be one is looked up',
  examples: ['+85251234567', '138 0013 8000'],
});

export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** What the ledger counts: minor units of money, bytes, seconds, messages. */
export const unit = Type.Union([
  Type.Literal('HKD'),
  Type.Literal('CNY'),
  Type.Literal('BYTE'),
  Type.Literal('SECOND'),
  Type.Literal('MESSAGE'),
]);

export const zone = Type.Union([
  Type.Literal('HK'),
  Type.Literal('CN'),
  Type.Literal('MO'),
  Type.Literal('ROW'),
]);

/** The last two digits are one of 64 slots. */
export const idOf = (kind: string) =>
  Type.String({
    pattern: `^${kind}_[0-9a-f]{30}[0-3][0-9a-f]$`,
    description: `An id that begins with ${kind}_`,
  });

/** Where a page of sales ended: many are sold at one instant, so the instant is not enough. */
export const salesCursor = Type.String({
  pattern: '^[0-9]{1,15}-[0-9a-f]{32}$',
  description: 'Of the page before',
});

export const uuid = Type.String({
  pattern: '^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$',
  description: 'A UUID, best version 7',
});

/** RFC 9457, with our stable code and, for a form, where and what. */
export const problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'Stable; see the list of refusals' }),
  detail: Type.String({ description: 'A sentence for a person, in the language asked for' }),
  instance: Type.Optional(Type.String()),
  party: Type.Optional(
    Type.String({
      description: 'To partners: who can change it: request, client, partner, receiver or platform',
    }),
  ),
  details: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    ),
  ),
  errors: Type.Optional(
    Type.Array(Type.Object({ where: Type.String(), what: Type.String() }, closed)),
  ),
});
