import { insertRows, statement } from '#platform/postgres';
import type { ActivationState, BatchKind, BatchState } from '../batch.ts';

export interface BatchRow {
  readonly number: number;
  readonly kind: BatchKind;
  readonly label: string;
  readonly value: bigint;
  readonly count: number;
  readonly state: BatchState;
  readonly printer: string | null;
  readonly salt: Buffer | null;
  readonly expiresAt: number;
  readonly madeBy: string;
  readonly begunAt: number;
  readonly madeAt: number | null;
}

const columns = `number, kind, label, value, count, state, printer, salt, expires_at, made_by,
  begun_at, made_at`;

/** Two that begin at once meet at the number, and the second is run again. */
export const readLastBatch = statement<{ number: number | null }>(
  'read vouchers.batch last',
  'select max(number) as number from vouchers.batch',
);

export const insertBatches = insertRows('vouchers.batch', {
  number: 'int4',
  kind: 'text',
  label: 'text',
  value: 'int8',
  count: 'int4',
  state: 'text',
  printer: 'text',
  salt: 'bytea',
  expiresAt: 'instant',
  madeBy: 'text',
  begunAt: 'instant',
});

export const finishBatch = statement(
  'finish vouchers.batch',
  `update vouchers.batch set state = $2, made_at = $3::timestamptz
   where number = $1 and state = 'making'`,
);

export const readBatch = statement<BatchRow>(
  'read vouchers.batch',
  `select ${columns} from vouchers.batch where number = $1`,
);

export const lockBatch = statement<BatchRow>(
  'lock vouchers.batch',
  `select ${columns} from vouchers.batch where number = $1 for no key update`,
);

/** Newest first. */
export const readBatches = statement<BatchRow>(
  'read vouchers.batch all',
  `select ${columns} from vouchers.batch order by number desc limit $1`,
);

export interface ActivationRow {
  readonly batch: number;
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly state: ActivationState;
  readonly proposedBy: string | null;
  readonly proposedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

const activationColumns = `batch, id, first, last, state, proposed_by, proposed_at, decided_by,
  decided_at`;

export const insertActivations = insertRows('vouchers.activation', {
  batch: 'int4',
  id: 'uuid',
  first: 'int4',
  last: 'int4',
  state: 'text',
  proposedBy: 'uuid',
  proposedAt: 'instant',
});

export const readActivations = statement<ActivationRow>(
  'read vouchers.activation',
  `select ${activationColumns} from vouchers.activation where batch = any($1::int4[])
   order by batch, first, proposed_at`,
);

export const decideActivation = statement(
  'decide vouchers.activation',
  `update vouchers.activation set state = $3, decided_by = $4, decided_at = $5::timestamptz
   where batch = $1 and id = $2 and state = 'proposed'`,
);

/** Of which batches tills may sell a value now, and which part of each; what ends first, first. */
export const readSellable = statement<{ batch: number; first: number; last: number }>(
  'read vouchers.activation sellable',
  `select b.number as batch, a.first, a.last
   from vouchers.batch b join vouchers.activation a on a.batch = b.number
   where b.kind = 'electronic' and b.value = $1 and b.state = 'made'
     and b.expires_at > $2::timestamptz and a.state = 'active'
   order by b.expires_at, b.number, a.first`,
);

export const insertPieces = insertRows('vouchers.piece', {
  batch: 'int4',
  number: 'int4',
  content: 'bytea',
});

export const readPiece = statement<{ content: Buffer }>(
  'read vouchers.piece',
  'select content from vouchers.piece where batch = $1 and number = $2',
);

export const deletePieces = statement(
  'delete vouchers.piece',
  'delete from vouchers.piece where batch = $1',
);

/** Of those that are not unsold any more: what is still on the shelf is what is left. */
export const countVouchers = statement<{
  batch: number;
  state: string;
  isOwed: boolean;
  count: bigint;
}>(
  'count vouchers.voucher',
  `select v.batch, v.state, v.is_owed, count(*) as count from vouchers.voucher v
   where v.slot = any($1::int2[]) and v.batch = any($2::int4[]) and v.state <> 'unsold'
   group by v.batch, v.state, v.is_owed`,
);
