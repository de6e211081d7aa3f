import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { auditFollowers, auditPrices } from './store/audit.ts';

const checks = [
  ['prices', 'what was taken for every term is what it says it cost', auditPrices],
  ['followers', 'every renewed term is followed by one term of its kind', auditFollowers],
] as const;

/** Holds the terms against what the books say was taken, and against each other. */
export async function auditPacks(context: Context): Promise<Check[]> {
  const found: Check[] = [];
  for (const [name, meaning, audit] of checks) {
    const [row] = await context.db.survey(audit);
    found.push({
      name: `packs.${name}`,
      meaning,
      checked: Number(row?.checked ?? 0n),
      problems: row?.problems ?? ['the check gave no answer'],
    });
  }
  return found;
}
