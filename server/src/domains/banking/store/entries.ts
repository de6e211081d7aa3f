import { statement } from '#platform/postgres';

export interface EntryRow {
  readonly id: string;
  readonly connector: string;
  readonly account: string;
  readonly bankReference: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly bookedAt: number;
  readonly reference: string;
  readonly remittance: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly instructedAmount: bigint | null;
  readonly instructedCurrency: string | null;
  readonly takenFor: string;
  readonly subject: string | null;
}

export const entryColumns = `e.id, e.connector, e.account, e.bank_reference, e.amount, e.currency,
  e.booked_at, e.reference, e.remittance, e.counterparty, e.counterparty_account,
  e.instructed_amount, e.instructed_currency, e.taken_for, e.subject`;

export interface KnownEntryRow {
  readonly bankReference: string;
  readonly amount: bigint;
  readonly currency: string;
}

/** Which of these numbers of a bank are known, and for what money. */
export const readKnownEntries = statement<KnownEntryRow>(
  'read banking.entry known',
  `select bank_reference, amount, currency from banking.entry
   where account = $1 and bank_reference = any ($2::text[])`,
);

/** Whoever comes second with the same entry waits here and gets no row. */
export const insertEntry = statement<{ id: string }>(
  'insert banking.entry',
  `insert into banking.entry (id, connector, account, bank_reference, amount, currency, booked_at,
     is_reversal, reference, remittance, counterparty, counterparty_account, instructed_amount,
     instructed_currency, taken_for, subject, noted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
   on conflict (account, bank_reference) do nothing returning id`,
);

export const lockAccount = statement(
  'lock banking account',
  `select pg_advisory_xact_lock(hashtextextended('banking ' || $1, 0))`,
);

export interface CandidateRow extends EntryRow {
  /** Whether it is nobody's: in suspense, undecided or to go back. */
  readonly isOpen: boolean;
}

/**
 * The entries that a reversal may take back: whose number it tells ($4), or that have its reference
 * ($3), newest first.
 */
export const readReversed = statement<CandidateRow>(
  'read banking.entry reversed',
  `select ${entryColumns}, exists (
     select from banking.suspense s
     where s.entry = e.id and (s.state <> 'resolved' or s.way = 'give_back')
   ) as is_open
   from banking.entry e
   where e.account = $1 and e.amount = -$2::bigint and not e.is_reversal
     and (position(e.bank_reference in $4) > 0 or (e.reference <> '' and e.reference = $3))
     and not exists (
       select from banking.entry r where r.taken_for = 'reversal' and r.subject = 'ent_'
         || replace(e.id::text, '-', '')
     )
   order by e.booked_at desc, e.id desc limit 50`,
);

/** The entry by which the bank took another ($1) back. */
export const readReversalOf = statement<EntryRow>(
  'read banking.entry reversal of',
  `select ${entryColumns} from banking.entry e where e.taken_for = 'reversal' and e.subject = $1`,
);

export const readEntryOf = statement<EntryRow>(
  'read banking.entry of subject',
  `select ${entryColumns} from banking.entry e where e.taken_for = $1 and e.subject = $2
   order by e.booked_at limit 1`,
);

/** Those before one ($1, $2), newest first. */
export const readLatestEntries = statement<EntryRow>(
  'read banking.entry latest',
  `select ${entryColumns} from banking.entry e
   where (e.booked_at, e.id) < ($1::timestamptz, $2::uuid)
   order by e.booked_at desc, e.id desc limit $3`,
);

export interface PayoutSum {
  readonly connector: string;
  readonly currency: string;
  readonly amount: bigint;
}

export const sumPayouts = statement<PayoutSum>(
  'sum banking.entry payouts',
  `with paid as (
     select id, subject as connector from banking.entry
     where taken_for = 'payout' and subject is not null
     union all
     select entry, settles from banking.suspense where settles is not null and state = 'resolved'
   )
   select p.connector, coalesce(e.instructed_currency, e.currency) as currency,
     sum(coalesce(e.instructed_amount, e.amount))::bigint as amount
   from paid p join banking.entry e using (id)
   where not exists (
     select from banking.entry r where r.taken_for = 'reversal'
       and r.subject = 'ent_' || replace(e.id::text, '-', '')
   )
   group by 1, 2`,
);

export const readEntry = statement<EntryRow>(
  'read banking.entry',
  `select ${entryColumns} from banking.entry e where e.id = $1`,
);

/** By the bank's own numbers. */
export const readEntryByNumber = statement<{ readonly id: string }>(
  'read banking.entry by number',
  'select id from banking.entry where account = $1 and bank_reference = any ($2::text[])',
);
