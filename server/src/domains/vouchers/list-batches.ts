import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { BatchReport } from './batch.ts';
import { loadReports } from './load-reports.ts';
import { readBatches } from './store/batches.ts';

const pageLength = 50;

/**
 * The newest batches, each with what became of its vouchers, for staff or for the command line.
 * Refuses with `permission_missing`.
 */
export async function listBatches(context: Context, caller?: StaffCaller): Promise<BatchReport[]> {
  if (caller) await requireStaff(context, caller, 'vouchers.read');
  const rows = await context.db.read(readBatches, [pageLength]);
  return loadReports(context, rows);
}
