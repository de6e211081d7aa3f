import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, money } from '../shapes.ts';
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
