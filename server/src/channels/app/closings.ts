import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { isoTime } from '#base';
import {
  type Closing,
  orderClosing,
  type Part,
  readClosing,
  readSheet,
  settleClosings,
} from '#closings';
import type { Context } from '#platform/context';
import { presentMoney } from '#platform/http';
import type { Line } from '#subscribers';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';
import { hkd } from './present.ts';

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
  await context.db.transaction((tx) => orderClosing(tx, order));
  // Where nothing runs on it, its owner sees at once that it is done.
  await settleClosings(context);
  return standingOf(context, line);
}

async function standingOf(context: Context, { id }: Line) {
  const sheet = await readSheet(context, id);
  const closing = await readClosing(context, id);
  return {
    sheet: {
      parts: presentParts(sheet.parts),
      back: hkd(sheet.backMinor),
      fee: hkd(sheet.feeMinor),
      debt: hkd(sheet.debtMinor),
      lostBonus: hkd(sheet.bonusMinor),
      isAccountNeeded: sheet.isAccountNeeded,
    },
    closing: closing && presentClosing(closing),
  };
}

/** What goes back by the same way in the same currency is one line, however often it was paid. */
function presentParts(parts: readonly Part[]) {
  const ways = new Map<string, Pick<Part, 'backMinor' | 'currency'> & { method: string | null }>();
  for (const { backMinor, currency, origin } of parts) {
    const method = origin?.method ?? null;
    const key = `${method ?? ''} ${currency}`;
    const sum = (ways.get(key)?.backMinor ?? 0n) + backMinor;
    ways.set(key, { method, currency, backMinor: sum });
  }
  return [...ways.values()].map(({ method, currency, backMinor: amountMinor }) => ({
    back: presentMoney({ amountMinor, currency }),
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
