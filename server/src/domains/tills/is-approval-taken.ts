import { hongKongMidnight, isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import type { Tender } from './counter-sale.ts';
import { lockApproval, readApproval } from './store/approvals.ts';

/**
 * Whether a sale of today at this till stands that was paid by the same approval of a card. Two
 * that ask at once go one after the other.
 */
export async function isApprovalTaken(tx: Tx, till: string, tender: Tender): Promise<boolean> {
  if (tender.kind === 'cash') return false;
  await tx.query(lockApproval, [till, tender.approval]);
  const today = isoTime(hongKongMidnight(tx.nowMs));
  const [taken] = await tx.query(readApproval, [till, tender.approval, today]);
  return taken !== undefined;
}
