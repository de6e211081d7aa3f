import { methodNameOf } from '@lowu/contract/method-names';
import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import {
  approveClosing,
  type Closing,
  type ClosingId,
  closeForOwner,
  listClosings,
  readLineSheet,
  settleClosings,
  type Sheet,
  waysOf,
} from '#closings';
import { type Logins, readLogins } from '#identity';
import { hkd, presentMoney } from '#platform/http';
import type { LineId } from '#subscribers';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentClosing(closing: Closing, logins: Logins) {
  const { id, line, state, toName, toAccount, orderedAt, orderedBy } = closing;
  return {
    id,
    line,
    state,
    toName,
    toAccount,
    orderedAt: isoTime(orderedAt),
    orderedBy: logins.get(orderedBy) ?? null,
  };
}

function presentSheet(sheet: Sheet) {
  return {
    parts: waysOf(sheet).map(({ back, method }) => {
      return { back: presentMoney(back), method: method === null ? null : methodNameOf(method) };
    }),
    isAccountNeeded: sheet.isAccountNeeded,
    lostBonus: hkd(sheet.bonusMinor),
    debt: hkd(sheet.debtMinor),
    fee: hkd(sheet.feeMinor),
    back: hkd(sheet.backMinor),
  };
}

async function handleSheet(
  { context }: ConsoleChannel,
  { params, caller }: Pick<StaffCall<Routes['readLineClosing']>, 'params' | 'caller'>,
) {
  const { sheet, closing } = await readLineSheet(context, caller, params.line as LineId);
  const logins = await readLogins(context);
  return { sheet: presentSheet(sheet), closing: closing && presentClosing(closing, logins) };
}

async function handleClose(channel: ConsoleChannel, call: StaffCall<Routes['closeForOwner']>) {
  const { context } = channel;
  await closeForOwner(context, call.caller, { line: call.params.line as LineId, ...call.body });
  // Where nothing runs on it, the person at the desk sees at once what it waits for.
  await settleClosings(context);
  return handleSheet(channel, call);
}

async function handleClosings(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listClosings']>,
) {
  const [closings, logins] = await Promise.all([
    listClosings(context, caller),
    readLogins(context),
  ]);
  return {
    closings: closings.map((closing) => {
      return { ...presentClosing(closing, logins), comesBack: hkd(closing.comesBackMinor) };
    }),
  };
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideClosing']>,
) {
  const decision = { closing: params.closing as ClosingId, ...body };
  const closing = await approveClosing(context, caller, decision);
  return presentClosing(closing, await readLogins(context));
}

/** The operations of staff on lines that are closed. */
export function addClosings(add: AddStaffRoute): void {
  add(consoleRoutes.readLineClosing, handleSheet);
  add(consoleRoutes.closeForOwner, handleClose);
  add(consoleRoutes.listClosings, handleClosings);
  add(consoleRoutes.decideClosing, handleDecide);
}
