import { Type } from 'typebox';
import { closed, words } from './shapes.ts';

/** What is said of a place where one can top up in person, to subscribers and to staff alike. */
export const outletKind = Type.Union([
  Type.Literal('shop'),
  Type.Literal('hall'),
  Type.Literal('kiosk'),
  Type.Literal('atm'),
]);

export const outletOffer = Type.Union([
  Type.Literal('cash'),
  Type.Literal('card'),
  Type.Literal('qr'),
  Type.Literal('voucher'),
  Type.Literal('sim'),
  Type.Literal('registration'),
]);

export const outletCode = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{1,49}$',
  examples: ['hm-kwun-tong'],
});

export const districtCode = Type.String({ pattern: '^[A-Z]{2,3}$', examples: ['KT'] });

/** Millionths of a degree (WGS 84), so that nothing is rounded. */
export const position = {
  latitudeMicro: Type.Integer({ minimum: -90_000_000, maximum: 90_000_000 }),
  longitudeMicro: Type.Integer({ minimum: -180_000_000, maximum: 180_000_000 }),
};

export const district = Type.Object(
  {
    code: districtCode,
    area: Type.Union([
      Type.Literal('island'),
      Type.Literal('kowloon'),
      Type.Literal('new_territories'),
      Type.Literal('shenzhen'),
      Type.Literal('macau'),
    ]),
    name: words,
    ...position,
  },
  { ...closed, description: 'A place that people name, with its middle' },
);
