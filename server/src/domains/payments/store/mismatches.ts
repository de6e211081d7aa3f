import { insertRows, setStatement, statement } from '#platform/postgres';

export interface MismatchRow {
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly isOurs: boolean;
  readonly capturedAt: number;
}

const key = { slot: 'int2', attempt: 'uuid' } as const;

/** What is better known later takes its place; what was said first stays in the notices. */
export const insertMismatches = insertRows(
  'payments.mismatch',
  {
    ...key,
    amount: 'int8',
    currency: 'text',
    isOurs: 'bool',
    capturedAt: 'instant',
    notedAt: 'instant',
  },
  `on conflict (slot, attempt) do update set amount = excluded.amount,
     currency = excluded.currency, is_ours = excluded.is_ours, captured_at = excluded.captured_at`,
);

export const readMismatch = statement<MismatchRow>(
  'read payments.mismatch',
  `select amount, currency, is_ours, captured_at from payments.mismatch
   where slot = $1 and attempt = $2`,
);

/** From here on the attempt is about what came: it is this that can be given back. */
export const acceptMismatches = setStatement(
  'update payments.attempt accept',
  { ...key, amount: 'int8', currency: 'text' },
  `update payments.attempt a set amount = r.amount, currency = r.currency
   from :rows where a.slot = r.slot and a.id = r.attempt`,
);
