import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, phoneNumber, words } from '../shapes.ts';
import { boxNumber, notes } from './device.ts';
import { kioskPaths } from './paths.ts';

const value = Type.Integer({ minimum: 1, maximum: 100_000_000 });

export const echoReceiver = route({
  method: kioskPaths.echoReceiver[0],
  path: kioskPaths.echoReceiver[1],
  tag: 'Sales',
  summary:
    'Whose number it is, masked. It is typed twice, or with the check digit that its owner has.',
  access: 'kiosk',
  body: Type.Object(
    {
      number: phoneNumber,
      again: Type.Optional(phoneNumber),
      checkDigit: Type.Optional(Type.String({ pattern: '^[0-9]$' })),
    },
    closed,
  ),
  answer: Type.Object({ number: Type.String(), maskedOwner: Type.String(), plan: words }, closed),
});

export const checkCash = route({
  method: kioskPaths.checkCash[0],
  path: kioskPaths.checkCash[1],
  tag: 'Sales',
  summary: 'That notes for this amount would be credited, before the first is taken.',
  access: 'kiosk',
  body: Type.Object({ number: phoneNumber, amountMinor: value }, closed),
  answer: Type.Object({ maskedOwner: Type.String(), validUntil: day }, closed),
});

export const sellForCash = route({
  method: kioskPaths.sellForCash[0],
  path: kioskPaths.sellForCash[1],
  tag: 'Sales',
  summary:
    'Notes that the machine has kept, under an id that it made. They are booked whatever stands in the way of the top-up, once, however late and however often this comes.',
  access: 'kiosk',
  params: Type.Object({ sale: idOf('ksl') }, closed),
  body: Type.Object(
    {
      number: phoneNumber,
      box: boxNumber,
      ...notes,
      claimCode: Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{12}$' }),
      soldAt: instant,
      wasOffline: Type.Boolean(),
    },
    closed,
  ),
  answer: Type.Object(
    {
      sale: idOf('ksl'),
      state: Type.Union([
        Type.Literal('credited'),
        Type.Literal('claimable', { description: 'To be had by the code on the slip' }),
        Type.Literal('claimed'),
      ]),
      /** Why it was not credited, as a sentence for whoever holds the slip. */
      why: orNull(Type.String()),
      value: money,
      credited: orNull(
        Type.Object(
          {
            reference: Type.String(),
            receipt: Type.String(),
            maskedNumber: Type.String(),
            maskedOwner: Type.String(),
            bonus: money,
            validUntil: day,
          },
          closed,
        ),
      ),
      acceptedAt: instant,
    },
    closed,
  ),
});
