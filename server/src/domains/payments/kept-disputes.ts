import { idFrom, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Dispute } from './dispute.ts';
import type { DisputeRow } from './store/disputes.ts';

export function disputeOf(row: DisputeRow): Dispute {
  return {
    ...row,
    id: idFrom('dsp', row.id),
    payment: idFrom('pay', row.payment),
    attempt: idFrom('att', row.attempt),
  };
}

export function rowOf(tx: Tx, dispute: Dispute) {
  const { id, payment, attempt } = dispute;
  const uuids = { id: uuidOf(id), payment: uuidOf(payment), attempt: uuidOf(attempt) };
  return { ...dispute, ...uuids, changedAt: tx.nowMs };
}
