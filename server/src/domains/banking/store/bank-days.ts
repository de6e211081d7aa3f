import { statement } from '#platform/postgres';
import type { DifferingDay } from '../differing-day.ts';

/** Every day of an account that is over, from the one after the last that is known. */
export const expectBankDays = statement(
  'insert banking.bank_day',
  `insert into banking.bank_day (account, day, due_at, changed_at)
   select $1, d.day::date, $3, $3
   from generate_series(coalesce((
     select known.day + 1 from banking.bank_day known where known.account = $1
     order by known.day desc limit 1
   ), $2::date), $2::date, '1 day') d (day)
   on conflict do nothing`,
);

export const readDueBankDays = statement<{ readonly day: string }>(
  'read banking.bank_day due',
  `select day from banking.bank_day
   where account = $1 and due_at <= $2 and taken_at is null order by day limit $3`,
);

export const takeBankDay = statement(
  'update banking.bank_day taken',
  `update banking.bank_day
   set due_at = null, taken_at = $3, has_come = true, problem = null,
     opening = $4, closing = $5, currency = $6, differs = $7, changed_at = $3
   where account = $1 and day = $2::date and taken_at is null`,
);

/** Of a day that was taken before, by a statement that came since. */
export const noteDifferingAgain = statement(
  'update banking.bank_day differing again',
  `update banking.bank_day set differs_again = $4, changed_at = $3
   where account = $1 and day = $2::date and taken_at is not null`,
);

/** By one that differs in nothing: its balances are those of all that is held. */
export const takeBankDayAgain = statement(
  'update banking.bank_day taken again',
  `update banking.bank_day
   set opening = $4, closing = $5, currency = $6, differs = null, differs_again = null,
     changed_at = $3
   where account = $1 and day = $2::date and taken_at is not null`,
);

export const readDifferingDays = statement<DifferingDay>(
  'read banking.bank_day differing',
  `select account, day, differs, differs_again from banking.bank_day
   where differs is not null or differs_again is not null
   order by day desc, account limit $1`,
);

export const delayBankDay = statement(
  'update banking.bank_day problem',
  `update banking.bank_day set due_at = $3, problem = $4, has_come = $5, changed_at = $6
   where account = $1 and day = $2::date and taken_at is null and given_up_at is null`,
);

/** One that is not taken yet, of any account but these ($2), whose connectors are others. */
export const readOpenBankDay = statement<OpenBankDayRow>(
  'read banking.bank_day open one',
  `select day, problem, has_come from banking.bank_day
   where day = $1::date and account <> all ($2::text[]) and taken_at is null
     and given_up_at is null
   order by account limit 1`,
);

/** Its problem stays where it is shown. A statement that comes all the same is taken. */
export const giveUpBankDay = statement(
  'update banking.bank_day given up',
  `update banking.bank_day set due_at = null, given_up_at = $3, changed_at = $3
   where day = $1::date and account <> all ($2::text[]) and taken_at is null
     and given_up_at is null`,
);

export interface OpenBankDayRow {
  readonly day: string;
  readonly problem: string | null;
  readonly hasCome: boolean;
}

export const readOpenBankDays = statement<OpenBankDayRow>(
  'read banking.bank_day open',
  `select day, problem, has_come from banking.bank_day
   where taken_at is null and given_up_at is null order by day limit $1`,
);

/** What is held of an account in a span, by the bank's numbers. */
export const readHeldEntries = statement<{ readonly bankReference: string }>(
  'read banking.entry booked',
  `select bank_reference from banking.entry
   where account = $1 and booked_at >= $2::timestamptz and booked_at < $3::timestamptz`,
);
