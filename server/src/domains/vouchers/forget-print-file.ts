import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { knownBatch } from './load-batches.ts';
import { deletePieces, lockBatch } from './store/batches.ts';

/**
 * Throws the printer's file away, once the printer has it. Refuses with `voucher_batch_unknown`.
 */
export async function forgetPrintFile(context: Context, batch: number): Promise<void> {
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockBatch, [batch]);
    knownBatch(row, batch);
    await tx.query(deletePieces, [batch]);
    const { actor } = context;
    const subject = `batch ${batch}`;
    recordAct(tx, { actor, action: 'voucher_file.forget', subject, outcome: 'done' });
  });
}
