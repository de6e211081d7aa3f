import { hallRoutes } from '@lowu/contract/hall';
import { readLogins } from '#identity';
import {
  acceptDifference,
  closeShift,
  listTills,
  moveSafeCash,
  openShift,
  type ShiftId,
} from '#tills';
import { hkd } from '#platform/http';
import type { AddHallRoute } from './channel.ts';
import { presentShift } from './present-shift.ts';

/** Tills, from count to count, and the safe. */
export function addTills(add: AddHallRoute): void {
  add(hallRoutes.listTills, async ({ context }, { caller }) => {
    const desk = await listTills(context, caller);
    const logins = await readLogins(context);
    return {
      tills: desk.tills.map(({ code, name, closedAt, bookedMinor, shift }) => ({
        code,
        name,
        isClosed: closedAt !== null,
        booked: bookedMinor === null ? null : hkd(bookedMinor),
        shift: shift && presentShift(shift, logins),
      })),
      safe: desk.safeMinor === null ? null : hkd(desk.safeMinor),
      unsettled: desk.unsettled.map((shift) => presentShift(shift, logins)),
    };
  });
  add(hallRoutes.openShift, async ({ context }, { params, body, caller }) => {
    const { count, reason, fetchedMinor } = body;
    const wanted = { ...params, count, reason, fetchedMinor: BigInt(fetchedMinor) };
    return presentShift(await openShift(context, caller, wanted), await readLogins(context));
  });
  add(hallRoutes.closeShift, async ({ context }, { params, body, caller }) => {
    const { count, reason, deliveredMinor } = body;
    const shift = params.shift as ShiftId;
    const wanted = { shift, count, reason, deliveredMinor: BigInt(deliveredMinor) };
    return presentShift(await closeShift(context, caller, wanted), await readLogins(context));
  });
  add(hallRoutes.acceptDifference, async ({ context }, { params, caller }) => {
    const accepted = await acceptDifference(context, caller, params.shift as ShiftId);
    return presentShift(accepted, await readLogins(context));
  });
  add(hallRoutes.moveSafeCash, async ({ context }, { body, caller }) => {
    const { direction, amountMinor, bag } = body;
    await moveSafeCash(context, caller, { direction, bag, amountMinor: BigInt(amountMinor) });
    const { safeMinor } = await listTills(context, caller);
    return { safe: safeMinor === null ? null : hkd(safeMinor) };
  });
}
