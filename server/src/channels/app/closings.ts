import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { isoTime } from '#base';
import {
  type Closing,
  orderClosing,
  readClosing,
  readSheet,
  settleClosings,
  type Sheet,
  waysOf,
} from '#closings';
import type { Context } from '#platform/context';
import { hkd, presentMoney } from '#platform/http';
import type { Line } from '#subscribers';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';

type Routes = typeof appRoutes;

export async function handleReadClosing(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['readClosing']>,
) {
  return standingOf(context, await ownLine(context, params.line, who));
}

export async function handleCloseLine(
  { context }: AppChannel,
  { params, body, who }: AppCall<Routes['closeLine']>,
) {
  const line = await ownLine(context, params.line, who);
  const order = { ...body, line: line.id, by: line.subscriber };
  await orderClosing(context, order);
  // Where nothing runs on it, its owner sees at once that it is done.
  await settleClosings(context);
  return standingOf(context, line);
}

async function standingOf(context: Context, { id }: Line) {
  const sheet = await readSheet(context, id);
  const closing = await readClosing(context, id);
  return {
    sheet: {
      parts: presentWays(sheet),
      back: hkd(sheet.backMinor),
      fee: hkd(sheet.feeMinor),
      debt: hkd(sheet.debtMinor),
      lostBonus: hkd(sheet.bonusMinor),
      isAccountNeeded: sheet.isAccountNeeded,
    },
    closing: closing && presentClosing(closing),
  };
}

function presentWays(sheet: Sheet) {
  return waysOf(sheet).map(({ back, method }) => ({
    back: presentMoney(back),
    method: method === null ? null : methodNameOf(method),
  }));
}

function presentClosing({ id, state, orderedAt, backMinor }: Closing) {
  return {
    id,
    // One that was refused is none any more, and is not read here.
    state: state === 'refused' ? ('ending' as const) : state,
    orderedAt: isoTime(orderedAt),
    back: backMinor === null ? null : hkd(backMinor),
  };
}
