import { Type } from 'typebox';
import { route } from '../route.ts';
import { amountMinor, closed, instant, money, orNull, words } from '../shapes.ts';
import { hallPaths } from './paths.ts';
import { listedCounterSale } from './sales.ts';
import { shift } from './tills.ts';
import { listedHallVoucher } from './voucher-sales.ts';

/** What a shift has sold; nothing of what should be in the drawer. */
const ownTill = Type.Object(
  {
    shift: orNull(shift),
    sales: Type.Array(listedCounterSale),
    vouchers: Type.Array(listedHallVoucher),
    totals: Type.Array(
      Type.Object(
        {
          tender: Type.String(),
          sales: Type.Integer(),
          /** Null of cash: with it whoever counts the drawer could reckon what should be there. */
          value: orNull(money),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const readHall = route({
  method: hallPaths.readHall[0],
  path: hallPaths.readHall[1],
  tag: 'Hall',
  summary: 'What a hall can sell, and the till of who asks.',
  access: 'staff',
  answer: Type.Object(
    {
      /** Of the operator of the platform: name, hotline. */
      brand: Type.Object({ name: words, hotline: Type.String() }, closed),
      now: instant,
      /** Values that are offered as tiles. */
      tiles: Type.Array(amountMinor),
      /** Values of vouchers. */
      voucherTiles: Type.Array(amountMinor),
      /** Notes and coins, largest first. */
      denominations: Type.Array(Type.Integer()),
      /** Null for who sells nothing. */
      own: orNull(ownTill),
    },
    closed,
  ),
});
