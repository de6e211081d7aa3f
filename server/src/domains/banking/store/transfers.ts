import { statement } from '#platform/postgres';

export interface TransferRow {
  readonly id: string;
  readonly kind: string;
  readonly cause: string;
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly toName: string;
  readonly toAccount: string;
  readonly reference: string;
  readonly state: string;
  readonly madeAt: number;
  readonly sentBy: string | null;
}

const columns = `id, kind, cause, connector, amount, currency, to_name, to_account, reference,
  state, made_at, sent_by`;

/** One for each cause: instructed again, it is the same. */
export const insertTransfer = statement(
  'insert banking.transfer',
  `insert into banking.transfer (id, kind, cause, connector, amount, currency, to_name, to_account,
     reference, state, made_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'to_send', $10, $10)
   on conflict (cause) do nothing`,
);

export const readOpenTransfers = statement<TransferRow>(
  'read banking.transfer open',
  `select ${columns} from banking.transfer where state <> 'done' order by made_at, id limit $1`,
);

export const lockTransfer = statement<TransferRow>(
  'lock banking.transfer',
  `select ${columns} from banking.transfer where id = $1 for no key update`,
);

export const lockTransferByReference = statement<TransferRow>(
  'lock banking.transfer by reference',
  `select ${columns} from banking.transfer where reference = $1 for no key update`,
);

export const updateTransfer = statement(
  'update banking.transfer',
  `update banking.transfer set state = $2, sent_by = $3, changed_at = $4 where id = $1`,
);
