import { createHash } from 'node:crypto';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { DayKey } from './day.ts';
import type { OnProgress } from './progress.ts';
import { reconcileDay } from './reconcile-day.ts';

/** What came of it. */
export interface BroughtBill {
  /** False for bytes that count already, and for those that wait. */
  readonly isNew: boolean;
  /** Breaks of the day that wait for somebody. */
  readonly unresolved: number;
  /** It counts, and is compared, once somebody else has brought the same file. */
  readonly waitsForSecond: boolean;
}

/**
 * Brings in a bill by hand of a member of staff: the file given, or what the provider gives out.
 * A file changes nothing before two of them have brought the same one, nor does what the provider
 * gives out where people had brought another or given the day up.
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
  const sha256 = file && createHash('sha256').update(file).digest('hex');
  await context.db.transaction(async (tx) => {
    if (!file || !sha256) return noteAct(tx, caller, 'bill.fetch', subject, {});
    noteAct(tx, caller, 'bill.import', subject, { sha256, bytes: String(file.length) });
  });
  const by = caller.session.staff;
  const given = { ...key, by, ...(file ? { file } : {}) };
  const { imported, breaks } = await reconcileDay(context, given, onProgress);
  const unresolved = breaks.filter(({ state }) => state === 'open' || state === 'proposed');
  return {
    isNew: imported === 'new',
    unresolved: unresolved.length,
    waitsForSecond: imported === 'waits',
  };
}
