import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { auditLoans } from './store/audit.ts';

/** Holds the loans against their repayments and against the books. */
export async function auditEmergencyCredits(context: Context): Promise<Check[]> {
  const [row] = await context.db.survey(auditLoans);
  return [
    {
      name: 'emergency_credits.loans',
      meaning: 'what lines owe is what they were lent less what top-ups have repaid',
      checked: Number(row?.checked ?? 0n),
      problems: row?.problems ?? ['the check gave no answer'],
    },
  ];
}
