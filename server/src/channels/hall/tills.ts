import { hallRoutes } from '@lowu/contract/hall';
import { readLogins } from '#identity';
import {
  acceptDifference,
  closeShift,
  countVault,
  type ListedVault,
  listTills,
  moveSafeCash,
  openShift,
  type ShiftId,
} from '#tills';
import { isoTime } from '#base';
import { hkd } from '#platform/http';
import type { AddHallRoute } from './channel.ts';
import { presentShift } from './present-shift.ts';

type Logins = Awaited<ReturnType<typeof readLogins>>;

function presentVault({ place, bookedMinor, waiting, last }: ListedVault, logins: Logins) {
  const by = (staff: string): string => logins.get(staff) ?? staff;
  return {
    place,
    booked: bookedMinor === null ? null : hkd(bookedMinor),
    waiting: waiting && {
      countedBy: by(waiting.countedBy),
      countedAt: isoTime(waiting.countedAt),
    },
    last: last && {
      counted: hkd(last.countedMinor),
      difference: hkd(last.differenceMinor),
      reason: last.reason,
      countedBy: by(last.countedBy),
      agreedBy: by(last.agreedBy),
      agreedAt: isoTime(last.agreedAt),
    },
  };
}

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
      vaults: desk.vaults.map((vault) => presentVault(vault, logins)),
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
    const { amountMinor, ...of } = body;
    await moveSafeCash(context, caller, { ...of, amountMinor: BigInt(amountMinor) });
    return {};
  });
  add(hallRoutes.countVault, async ({ context }, { params, body, caller }) => {
    const outcome = await countVault(context, caller, { ...params, ...body });
    const { isAgreed } = outcome;
    return { isAgreed, difference: isAgreed ? hkd(outcome.differenceMinor) : null };
  });
}
