import { setStatement, statement } from '#platform/postgres';

export interface AwaitedRow {
  readonly cause: string;
  readonly account: string;
  readonly amount: bigint;
  readonly entry: string | null;
}

const columns = 'cause, account, amount, entry';

export const insertAwaited = statement(
  'insert banking.awaited',
  `insert into banking.awaited (cause, known_by, account, amount, expected_at)
   values ($1, $2, $3, $4, $5)`,
);

/** Of exactly an amount ($2) and named by a text ($1), the one that was awaited first. */
export const lockNamedAwaited = statement<AwaitedRow>(
  'lock banking.awaited named',
  `select ${columns} from banking.awaited
   where entry is null and amount = $2::bigint and position(' ' || known_by || ' ' in $1) > 0
   order by expected_at, cause limit 1 for no key update`,
);

export const lockAwaited = statement<AwaitedRow>(
  'lock banking.awaited',
  `select ${columns} from banking.awaited where cause = $1 for no key update`,
);

const causeKey = { cause: 'text' } as const;

export const readAwaitedOf = setStatement<typeof causeKey, AwaitedRow>(
  'read banking.awaited',
  causeKey,
  `select a.* from :rows, lateral (
     select ${columns} from banking.awaited where cause = r.cause limit 1
   ) a`,
);

export const lockAwaitedOf = statement<AwaitedRow>(
  'lock banking.awaited of entry',
  `select ${columns} from banking.awaited where entry = $1 for no key update`,
);

export const bookAwaited = statement(
  'update banking.awaited booked',
  'update banking.awaited set entry = $2, booked_at = $3 where cause = $1',
);

/** Whatever its amount: of an account ($2) and named by a text ($1), what was awaited first. */
export const lockNamedAwaitedOf = statement<AwaitedRow>(
  'lock banking.awaited named of account',
  `select ${columns} from banking.awaited
   where entry is null and amount > 0 and account = $2
     and position(' ' || known_by || ' ' in $1) > 0
   order by expected_at, cause limit 1 for no key update`,
);

export const lessenAwaited = statement(
  'update banking.awaited amount',
  'update banking.awaited set amount = greatest(amount - $2::bigint, 0) where cause = $1',
);
