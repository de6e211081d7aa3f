import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { auditNumbers, auditValidity } from './store/audit.ts';

const checks = [
  ['validity', 'every line is valid until the latest grant not reversed', auditValidity],
  ['numbers', 'every number is its line’s, with the registration of its history', auditNumbers],
] as const;

/** Recomputes what lines keep of their history, and says what it checked and found. */
export async function auditLines(context: Context): Promise<Check[]> {
  const found: Check[] = [];
  for (const [name, meaning, audit] of checks) {
    const [row] = await context.db.survey(audit);
    found.push({
      name: `subscribers.${name}`,
      meaning,
      checked: Number(row?.checked ?? 0n),
      problems: row?.problems ?? ['the check gave no answer'],
    });
  }
  return found;
}
