import type { Context } from '#platform/context';
import { knownBatch } from './load-batches.ts';
import { refuse } from './refusals.ts';
import { readBatch, readPiece } from './store/batches.ts';

/**
 * The printer's file, piece by piece, encrypted as it was made: we could not read it either.
 * Refuses with `voucher_batch_unknown`, `voucher_batch_not_made` and, once it was forgotten,
 * `voucher_file_gone`.
 */
export async function* readPrintFile(context: Context, batch: number): AsyncGenerator<Buffer> {
  const [row] = await context.db.read(readBatch, [batch]);
  const { state } = knownBatch(row, batch);
  if (state !== 'made') throw refuse.voucher_batch_not_made({ state });
  for (let number = 1; ; number += 1) {
    const [piece] = await context.db.read(readPiece, [batch, number]);
    if (!piece && number === 1) throw refuse.voucher_file_gone();
    if (!piece) return;
    yield piece.content;
  }
}
