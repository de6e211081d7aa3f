import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { Problems } from './problems.ts';
import { auditKeyRows } from './store/audit.ts';

/** What is said of a key is signed by nobody: it is held against the sum written with it. */
export async function auditKeys(context: Context): Promise<Check> {
  const problems = new Problems();
  const keys = await context.db.survey(auditKeyRows);
  for (const { verifier, isAsWritten } of keys) {
    if (!isAsWritten) problems.note(`key ${verifier} is not as it was written`);
  }
  return {
    name: 'transparency.keys',
    meaning: 'every key, until when it signs and how far it is believed, is as it was written',
    checked: keys.length,
    problems: problems.found,
  };
}
