import { insertRows, setStatement, statement } from '#platform/postgres';

export interface DisputeRow {
  readonly slot: number;
  readonly id: string;
  readonly payment: string;
  readonly attempt: string;
  readonly reference: string;
  readonly connector: string;
  readonly providerReference: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly ofPayment: bigint | null;
  readonly ofCurrency: 'HKD' | 'CNY' | null;
  readonly fee: bigint;
  readonly reason: string;
  readonly state: 'open' | 'answered' | 'won' | 'lost';
  readonly dueAt: number | null;
  readonly openedAt: number;
}

const key = { slot: 'int2', id: 'uuid' } as const;
const columns = `slot, id, payment, attempt, reference, connector, provider_reference, amount,
  currency, of_payment, of_currency, fee, reason, state, due_at, opened_at`;

export const insertDisputes = insertRows('payments.dispute', {
  ...key,
  payment: 'uuid',
  attempt: 'uuid',
  reference: 'text',
  connector: 'text',
  providerReference: 'text',
  amount: 'int8',
  currency: 'text',
  ofPayment: 'int8',
  ofCurrency: 'text',
  fee: 'int8',
  reason: 'text',
  state: 'text',
  dueAt: 'instant',
  openedAt: 'instant',
  changedAt: 'instant',
});

export const updateDisputes = setStatement(
  'update payments.dispute',
  { ...key, fee: 'int8', state: 'text', dueAt: 'instant', changedAt: 'instant' },
  `update payments.dispute d
   set fee = r.fee, state = r.state, due_at = r.due_at, changed_at = r.changed_at
   from :rows where d.slot = r.slot and d.id = r.id`,
);

/** At once, so that whoever reads it in the same transaction finds what is counted now. */
export const countDispute = statement(
  'update payments.dispute count',
  `update payments.dispute set of_payment = $3, of_currency = $4, changed_at = $5
   where slot = $1 and id = $2`,
);

/** Read behind the lock of its attempt. */
export const readDispute = statement<DisputeRow>(
  'read payments.dispute',
  `select ${columns} from payments.dispute
   where slot = $1 and connector = $2 and provider_reference = $3`,
);

export const readDisputeById = statement<DisputeRow>(
  'read payments.dispute by id',
  `select ${columns} from payments.dispute where slot = $1 and id = $2`,
);

/** Undecided ones behind one ($1, $2), by their deadlines. */
export const readUndecided = statement<DisputeRow>(
  'read payments.dispute undecided',
  `select ${columns} from payments.dispute
   where state in ('open', 'answered')
     and (coalesce(due_at, 'infinity'), id) > ($1::timestamptz, $2::uuid)
   order by coalesce(due_at, 'infinity'), id limit $3`,
);

/** Decided ones before one ($1, $2), newest first. */
export const readDecided = statement<DisputeRow>(
  'read payments.dispute decided',
  `select ${columns} from payments.dispute
   where state in ('won', 'lost') and (opened_at, id) < ($1::timestamptz, $2::uuid)
   order by opened_at desc, id desc limit $3`,
);

/** How many are undecided; no further than $1, so that no count costs more than that. */
export const countUndecided = statement<{ readonly count: bigint }>(
  'count payments.dispute undecided',
  `select count(*) as count from (
     select from payments.dispute where state in ('open', 'answered') limit $1
   ) waiting`,
);

/**
 * Claims the next of some connectors ($2) by noting that they are asked about now ($3): first those
 * that never were, with the nearest deadlines, then whoever was longest ago.
 */
export const claimUndecided = statement<DisputeRow>(
  'claim payments.dispute undecided',
  `update payments.dispute d set asked_at = $3::timestamptz
   from (
     select slot, id from payments.dispute where state in ('open', 'answered')
       and connector = any ($2::text[])
     order by asked_at nulls first, due_at, opened_at limit $1
     for no key update skip locked
   ) due
   where d.slot = due.slot and d.id = due.id
   returning d.slot, d.id, d.payment, d.attempt, d.reference, d.connector, d.provider_reference,
     d.amount, d.currency, d.of_payment, d.of_currency, d.fee, d.reason, d.state, d.due_at,
     d.opened_at`,
);

export const readDisputesOfPayment = statement<DisputeRow>(
  'read payments.dispute of payment',
  `select ${columns} from payments.dispute where slot = $1 and payment = $2 order by opened_at`,
);
