import { statement } from '#platform/postgres';

export interface TillRow {
  readonly code: string;
  readonly id: string;
  readonly name: string;
  readonly closedAt: number | null;
}

const columns = 'code, id, name, closed_at';

/** Whoever comes second with a code gets no row. */
export const insertTill = statement<{ code: string }>(
  'insert tills.till',
  `insert into tills.till (code, id, name, created_at) values ($1, $2, $3, $4::timestamptz)
   on conflict (code) do nothing returning code`,
);

export const readTills = statement<TillRow>(
  'read tills.till',
  `select ${columns} from tills.till order by code`,
);

export const readTillName = statement<{ name: string }>(
  'read tills.till name',
  'select name from tills.till where code = $1',
);

export const lockTill = statement<TillRow>(
  'lock tills.till',
  `select ${columns} from tills.till where code = $1 for no key update`,
);

/** Once for each bag, by the number on its seal. */
export const insertSafeMove = statement<{ id: string }>(
  'insert tills.safe_move',
  `insert into tills.safe_move (id, place, direction, amount, bag, moved_by, moved_at)
   values ($1, $2, $3, $4, $5, $6, $7::timestamptz)
   on conflict (bag) do nothing returning id`,
);
