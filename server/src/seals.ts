import { examineStaffSeals } from '#identity';
import { examineConnectors } from '#payments';
import type { Context } from '#platform/context';
import { examineLogKeys } from '#transparency';

/** How much is sealed, and what of it the master keys of this context do not open. */
export interface Seals {
  readonly count: number;
  readonly closed: readonly string[];
}

export async function examineSeals(context: Context): Promise<Seals> {
  const connectors = await examineConnectors(context);
  const staff = await examineStaffSeals(context);
  const logKeys = await examineLogKeys(context);
  return {
    count: connectors.length + staff.length + logKeys.length,
    closed: [
      ...connectors.filter(({ opens }) => !opens).map(({ code }) => `connector ${code}`),
      ...staff.filter(({ opens }) => !opens).map(({ login }) => `staff ${login}`),
      ...logKeys.filter(({ opens }) => !opens).map(({ verifier }) => `log key ${verifier}`),
    ],
  };
}
