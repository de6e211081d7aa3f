import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { readLogins } from '#identity';
import {
  type AdmissionId,
  decideAdmission,
  listAdmissions,
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
  const [developers, admissions, resellers, logins] = await Promise.all([
    listDevelopers(context, caller),
    listAdmissions(context, caller),
    listResellers(context, caller),
    readLogins(context),
  ]);
  return {
    partners: resellers
      .filter(({ kind }) => kind === 'partner' || kind === 'house')
      .map(({ id, name }) => ({ id, name })),
    developers: developers.map(presentDeveloper),
    admissions: admissions.map(({ reseller, developer, proposedBy, proposedAt, ...admission }) => ({
      ...admission,
      partner: reseller,
      isKnown: developer !== null,
      proposedBy: logins.get(proposedBy) ?? proposedBy,
      proposedAt: isoTime(proposedAt),
    })),
  };
}

/** The operations of staff on who signs in to the partners' portal. */
export function addDevelopers(add: AddStaffRoute): void {
  add(consoleRoutes.readDevelopers, handleRead);
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
