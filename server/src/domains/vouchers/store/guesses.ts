import { setStatement, statement } from '#platform/postgres';

const key = { slot: 'int2', key: 'uuid' } as const;

export interface GuessRow {
  readonly key: string;
  readonly failures: number;
  readonly failedAt: number;
  readonly lockedUntil: number;
}

/** Opens what is not there yet, so that there is something to lock. */
export const openGuesses = setStatement(
  'open vouchers.guess',
  { ...key, at: 'instant' },
  `insert into vouchers.guess (slot, key, failures, failed_at, locked_until)
   select r.slot, r.key, 0, r.at, r.at from :rows order by r.slot, r.key
   on conflict (slot, key) do nothing`,
);

/** In ascending order, as everybody locks them. */
export const lockGuesses = setStatement<typeof key, GuessRow>(
  'lock vouchers.guess',
  key,
  `select g.key, g.failures, g.failed_at, g.locked_until
   from vouchers.guess g join :rows on g.slot = r.slot and g.key = r.key
   order by g.slot, g.key for no key update of g`,
);

export const saveGuesses = setStatement(
  'save vouchers.guess',
  { ...key, failures: 'int4', failedAt: 'instant', lockedUntil: 'instant' },
  `update vouchers.guess g
   set failures = r.failures, failed_at = r.failed_at, locked_until = r.locked_until
   from :rows where g.slot = r.slot and g.key = r.key`,
);

export const deleteOldGuesses = statement(
  'delete vouchers.guess old',
  `delete from vouchers.guess
   where slot = any($1::int2[]) and failed_at < $2::timestamptz
     and locked_until < $3::timestamptz`,
);
