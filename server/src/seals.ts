import { examineMacKeys } from '#acquirers';
import { examineStaffSeals } from '#identity';
import { examineDeveloperSeals } from '#partners';
import { examineConnectors } from '#payments';
import type { Context } from '#platform/context';
import { examineLogKeys } from '#transparency';
import { examineEndpointSeals } from '#webhooks';
import { EnvironmentProblem } from './settings.ts';

/** How much is sealed, and what of it the master keys of this context do not open. */
export interface Seals {
  readonly count: number;
  readonly closed: readonly string[];
}

export async function examineSeals(context: Context): Promise<Seals> {
  const connectors = await examineConnectors(context);
  const staff = await examineStaffSeals(context);
  const logKeys = await examineLogKeys(context);
  const endpoints = await examineEndpointSeals(context);
  const developers = await examineDeveloperSeals(context);
  const macKeys = await examineMacKeys(context);
  const all = [connectors, staff, logKeys, endpoints, developers, macKeys];
  return {
    count: all.reduce((sum, { length }) => sum + length, 0),
    closed: [
      ...connectors.filter(({ opens }) => !opens).map(({ code }) => `connector ${code}`),
      ...staff.filter(({ opens }) => !opens).map(({ login }) => `staff ${login}`),
      ...logKeys.filter(({ opens }) => !opens).map(({ verifier }) => `log key ${verifier}`),
      ...endpoints.filter(({ opens }) => !opens).map(({ endpoint }) => `webhook ${endpoint}`),
      ...macKeys.filter(({ opens }) => !opens).map(({ acquirer }) => `MAC key of ${acquirer}`),
      ...developers.filter(({ opens }) => !opens).map(({ developer }) => developer),
    ],
  };
}

/**
 * With other keys, orders would be taken whose payments nobody could ask about, and what is sealed
 * anew would be closed to every other process.
 */
export async function requireKeys(context: Context): Promise<void> {
  const { closed, count } = await examineSeals(context);
  if (closed.length === 0) return;
  throw new EnvironmentProblem(
    `the master keys do not open ${closed.length} of ${count} sealed columns (${closed.join(', ')}): put back the keys of before, as docs/operating/keys.md says`,
  );
}
