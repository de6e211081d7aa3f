import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import {
  districts,
  importOutlets,
  type ListedOutlet,
  listOutlets,
  saveOutlet,
  withdrawOutlet,
} from '#outlets';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentOutlet(outlet: ListedOutlet) {
  const { hours: _, writtenHours, position, changedAt, ...said } = outlet;
  return {
    ...said,
    ...position,
    hours: writtenHours,
    services: [...said.services],
    languages: [...said.languages],
    changedAt: isoTime(changedAt),
  };
}

async function handleList(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listStaffOutlets']>,
) {
  const { district = '', words = '' } = query;
  const found = await listOutlets(context, caller, { district, words });
  return {
    districts: districts.map(({ code, area, name, middle }) => ({ code, area, name, ...middle })),
    outlets: found.map(presentOutlet),
  };
}

async function handleSave(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['saveOutlet']>,
) {
  const { latitudeMicro, longitudeMicro, ...said } = body;
  const position = { latitudeMicro, longitudeMicro };
  await saveOutlet(context, caller, { ...said, ...params, position });
  return params;
}

async function handleImport(
  { context }: ConsoleChannel,
  { body, caller }: StaffCall<Routes['importOutlets']>,
) {
  const { taken, refused } = await importOutlets(context, caller, body.text);
  return { taken, refused: [...refused] };
}

/** The operations of staff on where one can top up in person. */
export function addOutlets(add: AddStaffRoute): void {
  add(consoleRoutes.listStaffOutlets, handleList);
  add(consoleRoutes.saveOutlet, handleSave);
  add(consoleRoutes.withdrawOutlet, async ({ context }, { params, caller }) => {
    await withdrawOutlet(context, caller, params.code);
    return params;
  });
  add(consoleRoutes.importOutlets, handleImport);
}
