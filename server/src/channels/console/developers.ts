import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { readLogins } from '#identity';
import {
  type AdmissionId,
  decideAdmission,
  listAdmissions,
  type DeveloperId,
  letDeveloperGo,
  listDevelopers,
  type ListedDeveloper,
  proposeAdmission,
} from '#partners';
import { listResellers, type ResellerId } from '#resellers';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentDeveloper({ reseller, createdAt, ...developer }: ListedDeveloper) {
  return { ...developer, partner: reseller, createdAt: isoTime(createdAt) };
}

async function handleRead(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readDevelopers']>,
) {
  const [admissions, resellers, logins] = await Promise.all([
    listAdmissions(context, caller),
    listResellers(context, caller),
    readLogins(context),
  ]);
  return {
    partners: resellers
      .filter(({ kind }) => kind === 'partner' || kind === 'house')
      .map(({ id, name }) => ({ id, name })),
    admissions: admissions.map(({ reseller, developer, proposedBy, proposedAt, ...admission }) => ({
      ...admission,
      partner: reseller,
      isKnown: developer !== null,
      proposedBy: logins.get(proposedBy) ?? proposedBy,
      proposedAt: isoTime(proposedAt),
    })),
  };
}

async function handleList(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['listDevelopers']>,
) {
  const search = query.search?.trim().toLowerCase();
  const resellers = search ? await listResellers(context, caller) : [];
  const named = resellers.filter(({ name }) => name.toLowerCase().includes(search ?? ''));
  const { developers, before } = await listDevelopers(context, caller, {
    search: search === '' ? undefined : search,
    resellers: named.map(({ id }) => id),
    before: query.before as DeveloperId | undefined,
  });
  return { developers: developers.map(presentDeveloper), before };
}

/** The operations of staff on who signs in to the partners' portal. */
export function addDevelopers(add: AddStaffRoute): void {
  add(consoleRoutes.readDevelopers, handleRead);
  add(consoleRoutes.listDevelopers, handleList);
  add(consoleRoutes.dismissDeveloper, async ({ context }, { params, body, caller }) => {
    const developer = params.developer as DeveloperId;
    await letDeveloperGo(context, caller, { developer, ...body });
    return { isDismissed: true as const };
  });
  add(consoleRoutes.proposeAdmission, async ({ context }, { body, caller }) => {
    const { partner, email, reason } = body;
    const wanted = { reseller: partner as ResellerId, email, reason };
    return { id: await proposeAdmission(context, caller, wanted) };
  });
  add(consoleRoutes.decideAdmission, async ({ context }, { params, body, caller }) => {
    const admission = params.admission as AdmissionId;
    await decideAdmission(context, caller, { admission, ...body });
    return body;
  });
}
