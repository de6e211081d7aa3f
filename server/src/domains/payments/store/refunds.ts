import { insertRows, setStatement, statement } from '#platform/postgres';

export interface RefundRow {
  readonly slot: number;
  readonly id: string;
  readonly payment: string;
  readonly attempt: string;
  readonly reference: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly reason: string;
  readonly state: string;
  readonly providerReference: string | null;
  readonly evidence: string | null;
  readonly askAt: number | null;
  readonly asked: number;
  readonly byBank: string | null;
}

const key = { slot: 'int2', id: 'uuid' } as const;
const columns = `slot, id, payment, attempt, reference, amount, currency, reason, state,
  provider_reference, evidence, ask_at, asked, by_bank`;

export const insertRefunds = insertRows('payments.refund', {
  ...key,
  payment: 'uuid',
  attempt: 'uuid',
  reference: 'text',
  amount: 'int8',
  currency: 'text',
  reason: 'text',
  state: 'text',
  byBank: 'text',
  askAt: 'instant',
  openedAt: 'instant',
  changedAt: 'instant',
});

export const lockRefunds = setStatement<typeof key, RefundRow & { connector: string }>(
  'lock payments.refund',
  key,
  `select f.*, coalesce(f.by_bank, a.connector) as connector from :rows, lateral (
     select ${columns} from payments.refund f where f.slot = r.slot and f.id = r.id
     for no key update
   ) f, lateral (
     select connector from payments.attempt a where a.slot = f.slot and a.id = f.attempt
   ) a`,
);

/** What has been promised back of an attempt, failed refunds left out. */
export const readRefunded = statement<{ amount: bigint }>(
  'read payments.refund sum',
  `select coalesce(sum(amount), 0)::bigint as amount from payments.refund
   where slot = $1 and attempt = $2 and state <> 'failed'`,
);

export const updateRefunds = setStatement(
  'update payments.refund',
  {
    ...key,
    state: 'text',
    providerReference: 'text',
    evidence: 'text',
    askAt: 'instant',
    changedAt: 'instant',
  },
  // What has once left and comes back is two movements: when it left is kept.
  `update payments.refund f
   set state = r.state, provider_reference = r.provider_reference, evidence = r.evidence,
     ask_at = r.ask_at, changed_at = r.changed_at,
     succeeded_at = coalesce(f.succeeded_at,
       case when f.state = 'succeeded' then f.changed_at
            when r.state = 'succeeded' then r.changed_at end)
   from :rows where f.slot = r.slot and f.id = r.id`,
);

/** Claims refunds to send or to ask about; one that nobody has sent yet leaves here as `sent`. */
export const claimDueRefunds = statement<RefundRow>(
  'claim payments.refund due',
  `update payments.refund f
   set asked = f.asked + 1,
     ask_at = $1::timestamptz + make_interval(secs => coalesce(($2::float8[])[f.asked + 1], $3)),
     state = case f.state when 'created' then 'sent' else f.state end
   from (
     select slot, id from payments.refund
     where ask_at <= $1 and slot = any ($4::int2[])
     order by ask_at limit $5 for no key update skip locked
   ) due
   where f.slot = due.slot and f.id = due.id
   returning f.slot, f.id, f.payment, f.attempt, f.reference, f.amount, f.currency, f.reason,
     f.state, f.provider_reference, f.evidence, f.ask_at, f.asked, f.by_bank`,
);

/** As if it had been promised now, to be made by the provider. */
export const turnToProvider = statement(
  'update payments.refund by_bank',
  `update payments.refund
   set by_bank = null, state = 'created', evidence = null, asked = 0, ask_at = $3, changed_at = $3
   where slot = $1 and id = $2`,
);

/** Also one that has succeeded, which may fail later; what has failed stays so. */
export const bringRefundForward = statement(
  'update payments.refund ask_at',
  `update payments.refund set ask_at = least(coalesce(ask_at, $3), $3)
   where slot = $1 and id = $2 and state <> 'failed'`,
);

export const readRefundsOfPayment = statement<RefundRow>(
  'read payments.refund of payment',
  `select ${columns} from payments.refund where slot = $1 and payment = $2 order by id`,
);
