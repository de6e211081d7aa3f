import { auditCharging } from '#charging';
import { auditEmergencyCredits } from '#emergency-credits';
import { auditBooks, type Check } from '#ledger';
import { auditPacks } from '#packs';
import type { Context } from '#platform/context';
import { auditBanking } from '#banking';
import { auditAcquirers } from '#acquirers';
import { auditReconciliation } from '#reconciliation';
import { auditLines } from '#subscribers';
import { auditResellers } from '#resellers';
import { auditSales } from '#sales';
import { auditTopups } from '#topups';
import { auditLog } from '#transparency';

const parts = [
  ['the books', auditBooks],
  ['the lines', auditLines],
  ['the packs', auditPacks],
  ['the charging of use', auditCharging],
  ['the emergency credits', auditEmergencyCredits],
  ['the top-ups', auditTopups],
  ['the floats', auditResellers],
  ['the sales', auditSales],
  ['the cash machines', auditAcquirers],
  ['the banks', auditBanking],
  ['the reconciliation', auditReconciliation],
  ['the log of all that moved', auditLog],
] as const;

/** How a part is run; whoever wants to tell that it goes on, wraps it. */
type Around = (part: string, work: () => Promise<readonly Check[]>) => Promise<readonly Check[]>;

/** Every check of every domain that has books or promises to keep. */
export async function auditEverything(
  context: Context,
  around: Around = (_part, work) => work(),
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [part, audit] of parts) checks.push(...(await around(part, () => audit(context))));
  return checks;
}

export function isClean(checks: readonly Check[]): boolean {
  return checks.every(({ problems }) => problems.length === 0);
}
