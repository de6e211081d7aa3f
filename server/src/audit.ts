import { auditAdjustments } from '#adjustments';
import { auditCharging } from '#charging';
import { auditClosings } from '#closings';
import { auditEmergencyCredits } from '#emergency-credits';
import { auditKiosks } from '#kiosks';
import { auditLineImports } from '#line-imports';
import { auditBooks, type Check } from '#ledger';
import { auditPacks } from '#packs';
import type { Context } from '#platform/context';
import { auditBanking } from '#banking';
import { auditBalanceActions } from '#balance-actions';
import { auditAcquirers } from '#acquirers';
import { auditDisputes } from '#disputes';
import { auditReconciliation } from '#reconciliation';
import { auditLines } from '#subscribers';
import { auditReceipts } from '#receipts';
import { auditResellers } from '#resellers';
import { auditSales } from '#sales';
import { auditTills } from '#tills';
import { auditPromotions } from '#promotions';
import { auditTopups } from '#topups';
import { auditLog } from '#transparency';
import { auditVouchers } from '#vouchers';

const parts = [
  ['the books', auditBooks],
  ['the lines', auditLines],
  ['the packs', auditPacks],
  ['the imports of lines', auditLineImports],
  ['the charging of use', auditCharging],
  ['the emergency credits', auditEmergencyCredits],
  ['the adjustments', auditAdjustments],
  ['the top-ups', auditTopups],
  ['the promotions', auditPromotions],
  ['the floats', auditResellers],
  ['the vouchers', auditVouchers],
  ['the sales', auditSales],
  ['the tills', auditTills],
  ['what programs did to balances', auditBalanceActions],
  ['the cash machines', auditAcquirers],
  ['the kiosks', auditKiosks],
  ['the banks', auditBanking],
  ['the closings', auditClosings],
  ['the reconciliation', auditReconciliation],
  ['the appeals', auditDisputes],
  ['the receipts', auditReceipts],
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
