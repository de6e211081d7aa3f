import { statement } from '#platform/postgres';

export interface BagRow {
  readonly id: string;
  readonly number: string;
  readonly account: string;
  readonly direction: string;
  readonly amount: bigint;
  readonly expectedAt: number;
  readonly entry: string | null;
  readonly counted: bigint | null;
}

const columns = 'id, number, account, direction, amount, expected_at, entry, counted';

export const insertBag = statement(
  'insert banking.bag',
  `insert into banking.bag (id, number, known_by, account, direction, amount, cause, expected_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** A shorter number may stand by chance in what a payer writes: people look at that. */
const named = `length(known_by) >= 5 and position(' ' || known_by || ' ' in $2) > 0`;

/** One on its way ($1) that a text ($2) names, the one nearest to an amount ($3) first. */
export const lockNamedBag = statement<BagRow>(
  'lock banking.bag named',
  `select ${columns} from banking.bag
   where entry is null and direction = $1 and ${named}
   order by abs(amount - $3::bigint), expected_at, id limit 1 for no key update`,
);

/** One that was booked for exactly that. */
export const readBookedBag = statement<{ readonly id: string }>(
  'read banking.bag booked',
  `select id from banking.bag
   where entry is not null and counted = $3::bigint and direction = $1 and ${named} limit 1`,
);

export const lockBag = statement<BagRow>(
  'lock banking.bag',
  `select ${columns} from banking.bag where id = $1 for no key update`,
);

export const lockBagOf = statement<BagRow>(
  'lock banking.bag of entry',
  `select ${columns} from banking.bag where entry = $1 for no key update`,
);

export const readBagOf = statement<BagRow>(
  'read banking.bag of entry',
  `select ${columns} from banking.bag where entry = $1`,
);

export const bookBag = statement(
  'update banking.bag booked',
  'update banking.bag set entry = $2, counted = $3, booked_at = $4 where id = $1',
);

export const openBag = statement(
  'update banking.bag open',
  'update banking.bag set entry = null, counted = null, booked_at = null where id = $1',
);

export const sumOpenBags = statement<{ readonly direction: string; readonly amount: bigint }>(
  'sum banking.bag open',
  `select direction, sum(amount)::bigint as amount from banking.bag
   where entry is null and account = $1 group by direction`,
);

export const readOpenBags = statement<BagRow>(
  'read banking.bag open',
  `select ${columns} from banking.bag where entry is null order by expected_at, id limit $1`,
);

export const readDifferingBags = statement<BagRow>(
  'read banking.bag differing',
  `select ${columns} from banking.bag where counted <> amount and booked_at >= $1::timestamptz
   order by booked_at desc limit $2`,
);

export const readBagsBefore = statement<{
  readonly count: bigint;
  readonly oldestAt: number | null;
}>(
  'read banking.bag before',
  `select count(*) as count, min(expected_at) as oldest_at from banking.bag
   where entry is null and expected_at < $1::timestamptz`,
);
