import { consoleRoutes } from '@lowu/contract/console';
import { endOfDay, hongKongDay, isoTime, startOfDay } from '#base';
import { type AskedReceipts, exportFoundReceipts, findReceipts } from '#ops';
import { instantOrNull, presentMoney, sendTable } from '#platform/http';
import { type Receipt, type TableForm, topupOf } from '#receipts';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

/** Days are Hong Kong's, and both are meant whole. */
function askedOf({
  number,
  text,
  kind,
  from,
  until,
}: StaffCall<Routes['exportFoundReceipts']>['query']): AskedReceipts {
  return {
    ...(number !== undefined && { number }),
    ...(text !== undefined && { text }),
    ...(kind !== undefined && { kind }),
    ...(from !== undefined && { sinceMs: startOfDay(from) }),
    ...(until !== undefined && { untilMs: endOfDay(until) }),
  };
}

function presentFound(receipt: Receipt) {
  const { code, kind, line, maskedNumber: number, reference, method, channel, place } = receipt;
  return {
    code,
    kind,
    issuedAt: isoTime(receipt.issuedAt),
    line,
    number,
    topup: topupOf(receipt),
    reference,
    paid: presentMoney(receipt.paid),
    value: presentMoney(receipt.value),
    bonus: presentMoney(receipt.bonus),
    method,
    channel,
    place,
  };
}

async function handleFind(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['findReceipts']>,
) {
  const before = query.before === undefined ? undefined : Date.parse(query.before);
  const page = await findReceipts(context, caller, askedOf(query), before);
  return { receipts: page.receipts.map(presentFound), before: instantOrNull(page.before) };
}

type Exported = Pick<StaffCall<Routes['exportReceiptData']>, 'query' | 'caller' | 'reply'>;

function exportAs(form: TableForm) {
  return async (
    { context }: ConsoleChannel,
    { query, caller, reply }: Exported,
  ): Promise<undefined> => {
    const pieces = await exportFoundReceipts(context, caller, askedOf(query), form);
    await sendTable(reply, `receipts-${hongKongDay(context.clock.now())}.${form}`, pieces);
  };
}

export function addReceipts(add: AddStaffRoute): void {
  add(consoleRoutes.findReceipts, handleFind);
  add(consoleRoutes.exportFoundReceipts, exportAs('csv'));
  add(consoleRoutes.exportReceiptData, exportAs('json'));
}
