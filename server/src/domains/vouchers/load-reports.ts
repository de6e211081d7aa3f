import type { Context } from '#platform/context';
import type { BatchReport } from './batch.ts';
import { everySlot } from './every-slot.ts';
import { activationOf, batchOf } from './load-batches.ts';
import { reportOf } from './report.ts';
import { type BatchRow, countVouchers, readActivations } from './store/batches.ts';

/** What became of the vouchers of batches, in their order. */
export async function loadReports(
  context: Context,
  rows: readonly BatchRow[],
): Promise<BatchReport[]> {
  const numbers = rows.map(({ number }) => number);
  const [counted, activations] = await Promise.all([
    context.db.read(countVouchers, [everySlot, numbers]),
    context.db.read(readActivations, [numbers]),
  ]);
  const now = context.clock.now();
  return rows.map((row) =>
    reportOf(
      batchOf(row),
      counted.filter(({ batch }) => batch === row.number),
      activations.filter(({ batch }) => batch === row.number).map(activationOf),
      now,
    ),
  );
}
