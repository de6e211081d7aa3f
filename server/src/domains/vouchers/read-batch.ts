import type { Context } from '#platform/context';
import type { BatchReport } from './batch.ts';
import { knownBatch } from './load-batches.ts';
import { loadReports } from './load-reports.ts';
import { readBatch as readRow } from './store/batches.ts';

/** A batch and what became of its vouchers. Refuses with `voucher_batch_unknown`. */
export async function readBatch(context: Context, number: number): Promise<BatchReport> {
  const [row] = await context.db.read(readRow, [number]);
  const [report] = await loadReports(context, [knownBatch(row, number)]);
  return report as BatchReport;
}
