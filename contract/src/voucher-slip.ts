import { Type } from 'typebox';
import { day, instant, orNull } from './shapes.ts';

/** What the slip of a voucher says, whoever has sold it. */
export const voucherSlip = {
  code: orNull(
    Type.String({
      description:
        'Sixteen digits, grouped, when it is sold; null of a card, and whenever it is looked up later',
    }),
  ),
  expiresOn: day,
  receipt: orNull(Type.String({ description: 'The code that proves it, grouped' })),
  undoneReceipt: orNull(Type.String({ description: 'That proves its being given back' })),
  undoBefore: instant,
};
