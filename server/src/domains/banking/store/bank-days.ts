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

/** All that is wrong: what was put aside is that, and nothing that came later. */
const wrong = "coalesce(differs, '') || E'\\n' || coalesce(differs_again, '')";
const isDiffering = `(differs is not null or differs_again is not null)
     and (aside_decided_by is null or aside_of <> ${wrong})`;

export interface DifferingDayRow extends Omit<DifferingDay, 'aside'> {
  readonly asideReason: string | null;
  readonly asideBy: string | null;
}

const proposed = (column: string) =>
  `case when aside_decided_by is null and aside_of = ${wrong} then ${column} end`;
const differing = `account, day, differs, differs_again,
  ${proposed('aside_reason')} as aside_reason, ${proposed('aside_by')} as aside_by`;

export const readDifferingDays = statement<DifferingDayRow>(
  'read banking.bank_day differing',
  `select ${differing} from banking.bank_day where ${isDiffering}
   order by day desc, account limit $1`,
);

/** No further than $1. */
export const readDifferingTroubles = statement<{
  readonly count: bigint;
  readonly day: string | null;
}>(
  'read banking.bank_day differing troubles',
  `select count(*) as count, min(day) as day from (
     select day from banking.bank_day where ${isDiffering} limit $1
   ) wrong_days`,
);

export const lockDifferingDay = statement<DifferingDayRow>(
  'lock banking.bank_day differing',
  `with one as materialized (
     select * from banking.bank_day where account = $1 and day = $2::date for no key update
   )
   select ${differing} from one where ${isDiffering}`,
);

/** Of all that is wrong now. */
export const proposeAside = statement(
  'update banking.bank_day propose aside',
  `update banking.bank_day
   set aside_of = ${wrong}, aside_reason = $3, aside_by = $4, aside_decided_by = null,
     changed_at = $5
   where account = $1 and day = $2::date`,
);

export const putDayAside = statement(
  'update banking.bank_day put aside',
  `update banking.bank_day set aside_decided_by = $3, changed_at = $4
   where account = $1 and day = $2::date`,
);

export const dropAside = statement(
  'update banking.bank_day drop aside',
  `update banking.bank_day set aside_of = null, aside_reason = null, aside_by = null,
     changed_at = $3
   where account = $1 and day = $2::date`,
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
