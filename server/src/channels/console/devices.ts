import { consoleRoutes } from '@lowu/contract/console';
import {
  creditOwedAdvice,
  listMachineDays,
  listOwedAdvices,
  type MachineDays,
  type OwedAdvice,
} from '#acquirers';
import { isoTime, maskPhoneNumber, type PhoneNumber } from '#base';
import {
  type CashSaleId,
  type Claim,
  countBox,
  type KioskId,
  listBoxes,
  listClaims,
  type ListedBox,
  type ListedKiosk,
  listKiosks,
  makeEnrolment,
  openKiosk,
  settleClaim,
  suspendKiosk,
} from '#kiosks';
import { hkd, instantOrNull } from '#platform/http';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentKiosk({ id, code, name, publicKey, isSuspended, ...kiosk }: ListedKiosk) {
  const { health, troubles } = kiosk;
  return {
    id,
    code,
    name,
    isEnrolled: publicKey !== null,
    isSuspended,
    troubles: [...troubles],
    notesInBox: health?.notesInBox ?? null,
    storedSales: health?.storedSales ?? null,
    lastSeenAt: instantOrNull(health?.reportedAt ?? null),
  };
}

function presentBox({ kiosk, number, bag, emptiedAt, count }: ListedBox) {
  return {
    kiosk,
    number,
    bag,
    emptiedAt: isoTime(emptiedAt),
    count: count && {
      counted: hkd(count.countedMinor),
      booked: hkd(count.bookedMinor),
      countedAt: isoTime(count.countedAt),
    },
  };
}

function presentClaim({ id, kiosk, number, valueMinor, refusal, soldAt, wasOffline }: Claim) {
  return {
    sale: id,
    kiosk,
    maskedNumber: maskPhoneNumber(number as PhoneNumber),
    value: hkd(valueMinor),
    why: refusal ?? '',
    soldAt: isoTime(soldAt),
    wasOffline,
  };
}

function presentTotals({ sales, salesValue, reversals, reversalsValue }: MachineDays['soFar']) {
  return {
    sales: Number(sales),
    value: hkd(salesValue),
    reversals: Number(reversals),
    reversedValue: hkd(reversalsValue),
  };
}

function presentAcquirer({ code, businessDay, soFar, days }: MachineDays) {
  return {
    code,
    businessDay,
    soFar: presentTotals(soFar),
    days: days.map(({ day, ours, said, isBalanced, comparedAt }) => ({
      day,
      ours: presentTotals(ours),
      said: presentTotals(said),
      isBalanced,
      comparedAt: isoTime(comparedAt),
    })),
  };
}

function presentOwed({ number, valueMinor, refusal, decidedAt, ...told }: OwedAdvice) {
  return {
    ...told,
    maskedNumber: maskPhoneNumber(number as PhoneNumber),
    value: hkd(valueMinor),
    why: refusal,
    decidedAt: isoTime(decidedAt),
  };
}

async function handleRead(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readDevices']>,
) {
  const [kiosks, boxes, claims, acquirers, owed] = await Promise.all([
    listKiosks(context, caller),
    listBoxes(context, caller),
    listClaims(context, caller),
    listMachineDays(context, caller),
    listOwedAdvices(context, caller),
  ]);
  return {
    kiosks: kiosks.map(presentKiosk),
    boxes: boxes.map(presentBox),
    claims: claims.map(presentClaim),
    acquirers: acquirers.map(presentAcquirer),
    owedAdvices: owed.map(presentOwed),
  };
}

async function handleEnrolment(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['makeEnrolment']>,
) {
  const { code, expiresAt } = await makeEnrolment(context, caller, params.kiosk as KioskId);
  return { code, expiresAt: isoTime(expiresAt) };
}

async function handleCount(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['countBox']>,
) {
  const box = { kiosk: params.kiosk as KioskId, number: Number(params.box), ...body };
  const { countedMinor, bookedMinor } = await countBox(context, caller, box);
  return { counted: hkd(countedMinor), booked: hkd(bookedMinor) };
}

/** The operations of staff on kiosks, their boxes and what can be claimed of them. */
export function addDevices(add: AddStaffRoute): void {
  add(consoleRoutes.readDevices, handleRead);
  add(consoleRoutes.openKiosk, async ({ context }, { body, caller }) => ({
    id: await openKiosk(context, caller, body),
  }));
  add(consoleRoutes.makeEnrolment, handleEnrolment);
  add(consoleRoutes.suspendKiosk, async ({ context }, { params, body, caller }) => {
    await suspendKiosk(context, caller, { kiosk: params.kiosk as KioskId, ...body });
    return body;
  });
  add(consoleRoutes.countBox, handleCount);
  add(consoleRoutes.settleClaim, async ({ context }, { params, body, caller }) => {
    await settleClaim(context, caller, { sale: params.sale as CashSaleId, ...body });
    return { isSettled: true };
  });
  add(consoleRoutes.creditOwedAdvice, async ({ context }, { params, caller }) => {
    await creditOwedAdvice(context, caller, params.exchange);
    return { isCredited: true };
  });
}
