import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { decideAside, listDifferingDays, proposeAside } from '#banking';
import { type Logins, type StaffCaller } from '#identity';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;
type Presented = Static<Routes['readBanking']['answer']>['differing'][number];

/** Days of which a statement is not right, as finance sees them. */
export async function presentDiffering(
  { context }: ConsoleChannel,
  caller: StaffCaller,
  logins: Logins,
): Promise<Presented[]> {
  const days = await listDifferingDays(context, caller);
  return days.map(({ aside, ...day }) => ({
    ...day,
    aside: aside && {
      reason: aside.reason,
      by: logins.get(aside.proposedBy) ?? aside.proposedBy,
    },
  }));
}

async function handlePropose(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeDayAside']>,
) {
  await proposeAside(context, caller, { ...params, ...body });
  return {};
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideDayAside']>,
) {
  await decideAside(context, caller, { ...params, ...body });
  return {};
}

/** What is done about statements that are not right. */
export function addDifferingDays(add: AddStaffRoute): void {
  add(consoleRoutes.proposeDayAside, handlePropose);
  add(consoleRoutes.decideDayAside, handleDecide);
}
