import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, money } from '../shapes.ts';
import { statement } from '../statement-shapes.ts';
import { partnerPaths } from './paths.ts';

export const readFloat = route({
  method: partnerPaths.readFloat[0],
  path: partnerPaths.readFloat[1],
  tag: 'Float',
  summary: 'What is in the float: total = available + holding.',
  access: 'partner',
  scope: 'float.read',
  answer: Type.Object({ total: money, available: money, holding: money }, closed),
});

const params = Type.Object({ day }, closed);

export const readStatement = route({
  method: partnerPaths.readStatement[0],
  path: partnerPaths.readStatement[1],
  tag: 'Float',
  summary: 'A day of the float: opening + in − out = closing. Of today, until now.',
  access: 'partner',
  scope: 'float.read',
  params,
  answer: statement,
});

export const exportStatement = route({
  method: partnerPaths.exportStatement[0],
  path: partnerPaths.exportStatement[1],
  tag: 'Float',
  summary: 'Every movement of a day of the float in order, as a table; amounts in HKD.',
  access: 'partner',
  scope: 'float.read',
  params,
  answer: Type.String(),
  mediaType: 'text/csv',
});

const left = Type.Object(
  { topups: Type.Integer(), amount: money },
  { ...closed, description: 'What may still be sold in it' },
);

export const readLimits = route({
  method: partnerPaths.readLimits[0],
  path: partnerPaths.readLimits[1],
  tag: 'Float',
  summary: 'How much may be sold at a time, today and this month in Hong Kong, and how fast.',
  access: 'partner',
  scope: 'float.read',
  answer: Type.Object(
    {
      least: money,
      most: money,
      day: left,
      month: left,
      keptInFloat: money,
      requestsPerMinute: Type.Integer(),
    },
    closed,
  ),
});
