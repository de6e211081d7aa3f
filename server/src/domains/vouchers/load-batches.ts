import { idFrom } from '#base';
import type { Activation, Batch } from './batch.ts';
import { refuse } from './refusals.ts';
import type { ActivationRow, BatchRow } from './store/batches.ts';

export function batchOf(row: BatchRow): Batch {
  const { number, kind, label, value, count, state, printer } = row;
  const { expiresAt, madeBy, begunAt, madeAt } = row;
  const made = { expiresAt, madeBy, begunAt, madeAt };
  return { number, kind, label, valueMinor: value, count, state, printer, ...made };
}

/** Refuses with `voucher_batch_unknown`. */
export function knownBatch(row: BatchRow | undefined, number: number): BatchRow {
  if (!row) throw refuse.voucher_batch_unknown({ batch: number });
  return row;
}

export function activationOf({ id, proposedBy, decidedBy, ...row }: ActivationRow): Activation {
  return {
    ...row,
    id: idFrom('vac', id),
    proposedBy: proposedBy === null ? null : idFrom('stf', proposedBy),
    decidedBy: decidedBy === null ? null : idFrom('stf', decidedBy),
  };
}
