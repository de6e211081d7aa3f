import { hallRoutes } from '@lowu/contract/hall';
import { isoTime, toNumber } from '#base';
import { readCatalog } from '#catalog';
import { readLogins, type StaffCaller } from '#identity';
import { denominations, readOwnTill } from '#tills';
import { voucherSettings } from '#vouchers';
import { hkd } from '#platform/http';
import type { AddHallRoute, HallChannel } from './channel.ts';
import { presentListedSale } from './present-counter-sale.ts';
import { presentListedVoucher } from './voucher-sales.ts';
import { presentShift } from './present-shift.ts';

/** What a hall sells, and the till of who asks. */
export function addPlace(add: AddHallRoute): void {
  add(hallRoutes.readHall, async (channel, { caller }) => {
    const { context } = channel;
    const { operator, shelf } = await readCatalog(context);
    return {
      brand: { name: operator.name, hotline: operator.hotline },
      now: isoTime(context.clock.now()),
      tiles: shelf.tiles.map(({ valueMinor }) => Number(valueMinor)),
      voucherTiles: [...context.settings().get(voucherSettings.valuesMinor)],
      denominations: [...denominations],
      own: await presentOwn(channel, caller),
    };
  });
}

async function presentOwn({ context }: HallChannel, caller: StaffCaller) {
  if (!caller.session.permissions.includes('tills.use')) return null;
  const [{ shift, sales, vouchers, totals }, logins] = await Promise.all([
    readOwnTill(context, caller),
    readLogins(context),
  ]);
  return {
    shift: shift && presentShift(shift, logins),
    sales: sales.map(presentListedSale),
    vouchers: vouchers.map(presentListedVoucher),
    totals: totals.map((one) => ({
      tender: one.tender,
      sales: toNumber(one.sales),
      value: one.tender === 'cash' ? null : hkd(one.value),
    })),
  };
}
