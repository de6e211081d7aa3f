import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, money, orNull, phoneNumber } from '../shapes.ts';
import { appPaths } from './paths.ts';
import { topup } from './topups.ts';

export const redeemVoucher = route({
  method: appPaths.redeemVoucher[0],
  path: appPaths.redeemVoucher[1],
  tag: 'Top-up',
  summary:
    'Turn a voucher into a top-up, for any number. The same key again gives the same top-up. A ' +
    'mistyped code is told by its check digit and costs no try.',
  access: 'device',
  isKeyed: true,
  body: Type.Object(
    {
      /** Sixteen digits as they were typed, in groups or not. */
      code: Type.String({ minLength: 1, maxLength: 40 }),
      number: phoneNumber,
    },
    closed,
  ),
  answer: topup,
  status: 201,
});

export const checkVoucher = route({
  method: appPaths.checkVoucher[0],
  path: appPaths.checkVoucher[1],
  tag: 'Top-up',
  summary: 'What became of a voucher by its serial number, which is no secret. Costs no try.',
  access: 'device',
  params: Type.Object({ serial: Type.String({ pattern: '^[0-9]{14}$' }) }, closed),
  answer: Type.Object(
    {
      serial: Type.String(),
      value: money,
      /** `unsold` where a till has not sold it, and where its part may not be sold yet. */
      state: Type.Union([
        Type.Literal('unsold'),
        Type.Literal('sold'),
        Type.Literal('redeemed'),
        Type.Literal('expired'),
        Type.Literal('blocked'),
      ]),
      validUntil: day,
      redeemedOn: orNull(day),
      maskedReceiver: orNull(Type.String()),
    },
    closed,
  ),
});
