import { auditEmergencyCredits } from '#emergency-credits';
import { auditBooks, type Check } from '#ledger';
import { auditPacks } from '#packs';
import type { Context } from '#platform/context';
import { auditLines } from '#subscribers';
import { auditTopups } from '#topups';

/** Every check of every domain that has books or promises to keep. */
export async function auditEverything(context: Context): Promise<readonly Check[]> {
  return [
    ...(await auditBooks(context)),
    ...(await auditLines(context)),
    ...(await auditPacks(context)),
    ...(await auditEmergencyCredits(context)),
    ...(await auditTopups(context)),
  ];
}

export function isClean(checks: readonly Check[]): boolean {
  return checks.every(({ problems }) => problems.length === 0);
}
