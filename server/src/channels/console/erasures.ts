import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { type Logins, readLogins } from '#identity';
import { decideErasure, type ErasureId, listErasures, type WaitingErasure } from '#privacy';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;
type Presented = Static<Routes['decideErasure']['answer']>;

function presentErasure(erasure: WaitingErasure, logins: Logins): Presented {
  const { id, subscriber, state, askedAt, checkedBy, obstacle } = erasure;
  return {
    id,
    subscriber,
    state,
    askedAt: isoTime(askedAt),
    checkedBy: checkedBy && (logins.get(checkedBy) ?? checkedBy),
    obstacle: obstacle as Presented['obstacle'],
  };
}

async function handleList(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listErasures']>,
) {
  const [erasures, logins] = [await listErasures(context, caller), await readLogins(context)];
  return { erasures: erasures.map((one) => presentErasure(one, logins)) };
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideErasure']>,
) {
  const decision = { ...body, erasure: params.erasure as ErasureId };
  const decided = await decideErasure(context, caller, decision);
  return presentErasure({ ...decided, obstacle: null }, await readLogins(context));
}

export function addErasures(add: AddStaffRoute): void {
  add(consoleRoutes.listErasures, handleList);
  add(consoleRoutes.decideErasure, handleDecide);
}
