import { Type } from 'typebox';
import { closed, day, idOf, instant, money, orNull, words } from '../shapes.ts';

export const appealKind = Type.Union([
  Type.Literal('not_credited', { description: 'Paid, and not credited' }),
  Type.Literal('wrong_number', { description: 'Topped up a number that was not meant' }),
  Type.Literal('wrong_charge', { description: 'A use was charged wrongly' }),
  Type.Literal('unknown_auto_charge', { description: 'Charged without asking, and not known why' }),
]);

export const appealState = Type.Union([
  Type.Literal('open', { description: 'With us' }),
  Type.Literal('waiting', {
    description: 'The person was asked something; the clock stands still',
  }),
  Type.Literal('answered'),
  Type.Literal('withdrawn'),
]);

/** Of ten characters, in groups or not, as it stands in messages. */
export const appealNumber = Type.String({
  pattern: '^[0-9A-Za-z]{5}[ -]?[0-9A-Za-z]{5}$',
  description: 'Ten characters without I, L, O and U; unguessable',
});

/** What somebody writes. */
export const appealText = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });

export const outcome = Type.Object(
  {
    gives: Type.Union([
      Type.Literal('explained'),
      Type.Literal('apology'),
      Type.Literal('credit', { description: 'Goodwill on the line' }),
      Type.Literal('refund', { description: 'A part or all goes back to the payer' }),
      Type.Literal('write_off', { description: 'The same, with what was used' }),
    ]),
    amount: orNull(money),
  },
  closed,
);

export const attachment = Type.Object(
  {
    id: idOf('atc'),
    name: Type.String(),
    mediaType: Type.Union([
      Type.Literal('image/jpeg'),
      Type.Literal('image/png'),
      Type.Literal('application/pdf'),
    ]),
    sizeBytes: Type.Integer(),
    addedAt: instant,
  },
  closed,
);

export const authority = Type.Object(
  {
    code: Type.String(),
    region: Type.Union([Type.Literal('HK'), Type.Literal('CN')]),
    name: words,
    does: words,
    reach: words,
    costs: orNull(words),
    isOpen: Type.Boolean({ description: 'Nothing that we know of stands against going there now' }),
    conditions: Type.Array(
      Type.Object(
        {
          words,
          verdict: Type.Union([
            Type.Literal('met'),
            Type.Literal('not_yet', { description: 'It will be met on the day' }),
            Type.Literal('not_met'),
            Type.Literal('yours', { description: 'Only the person knows' }),
          ]),
          day: orNull(day),
        },
        closed,
      ),
    ),
  },
  closed,
);
