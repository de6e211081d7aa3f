import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { approveClosing, type Closing, type ClosingId, listClosings } from '#closings';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentClosing({ id, line, state, toName, toAccount, orderedAt }: Closing) {
  return { id, line, state, toName, toAccount, orderedAt: isoTime(orderedAt) };
}

async function handleClosings(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listClosings']>,
) {
  return { closings: (await listClosings(context, caller)).map(presentClosing) };
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideClosing']>,
) {
  const decision = { closing: params.closing as ClosingId, ...body };
  return presentClosing(await approveClosing(context, caller, decision));
}

/** The operations of staff on lines that were closed. */
export function addClosings(add: AddStaffRoute): void {
  add(consoleRoutes.listClosings, handleClosings);
  add(consoleRoutes.decideClosing, handleDecide);
}
