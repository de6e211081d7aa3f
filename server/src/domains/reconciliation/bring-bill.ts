import { createHash } from 'node:crypto';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { DayKey } from './day.ts';
import type { OnProgress } from './progress.ts';
import { reconcileDay } from './reconcile-day.ts';

/** What came of it. */
export interface BroughtBill {
  /** False for bytes that came before. */
  readonly isNew: boolean;
  /** Breaks of the day that wait for somebody. */
  readonly unresolved: number;
}

/**
 * Brings in a bill by hand of a member of staff: the file given, or what the provider gives out.
 * Who did it is in the trail before it is done. Refuses with `permission_missing` and as
 * `reconcileDay` does.
 */
export async function bringBill(
  context: Context,
  caller: StaffCaller,
  { file, ...key }: DayKey & { readonly file?: Buffer },
  onProgress: OnProgress,
): Promise<BroughtBill> {
  const subject = `${key.connector} ${key.day}`;
  await requireStaff(context, caller, 'reconciliation.change', subject);
  await context.db.transaction(async (tx) => {
    if (!file) return noteAct(tx, caller, 'bill.fetch', subject, {});
    const sha256 = createHash('sha256').update(file).digest('hex');
    noteAct(tx, caller, 'bill.import', subject, { sha256, bytes: String(file.length) });
  });
  const { isNew, breaks } = await reconcileDay(context, file ? { ...key, file } : key, onProgress);
  const unresolved = breaks.filter(({ state }) => state === 'open' || state === 'proposed');
  return { isNew, unresolved: unresolved.length };
}
