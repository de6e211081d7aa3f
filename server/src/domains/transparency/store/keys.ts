import { setStatement, statement } from '#platform/postgres';

export interface KeyRow {
  readonly id: string;
  readonly verifier: string;
  readonly sealed: string;
  readonly madeAt: number;
  readonly retiredAt: number | null;
  /** Up to how many leaves it has signed; null before that is known, 0 where it was stolen. */
  readonly lastSize: bigint | null;
}

export const readKeys = statement<KeyRow>(
  'read transparency.key',
  `select id, verifier, sealed, made_at, retired_at, last_size from transparency.key
   order by retired_at desc nulls first, made_at desc, id`,
);

/**
 * Eight bytes over all that is said of a key, to be held against it. `given` says where a column is
 * read that is not in the row `k`.
 */
export function sumOfKey(given: Readonly<Record<string, string>> = {}): string {
  const of = (column: string): string => given[column] ?? `k.${column}`;
  return `substr(sha256(uuid_send(${of('id')}) || timestamptz_send(${of('made_at')})
    || coalesce(timestamptz_send(${of('retired_at')}), '')
    || convert_to(concat_ws(' ', ${of('verifier')}, ${of('sealed')}, ${of('last_size')}),
      'UTF8')), 1, 8)`;
}

const inserted = {
  id: 'r.id',
  made_at: 'r.made_at',
  retired_at: 'null::timestamptz',
  verifier: 'r.verifier',
  sealed: 'r.sealed',
  last_size: 'null',
};

export const insertKeys = setStatement(
  'insert transparency.key',
  { id: 'uuid', verifier: 'text', sealed: 'text', madeAt: 'instant' },
  `insert into transparency.key (id, verifier, sealed, made_at, sum)
   select r.id, r.verifier, r.sealed, r.made_at, ${sumOfKey(inserted)} from :rows`,
);

export const retireKeys = setStatement(
  'retire transparency.key',
  { id: 'uuid', retiredAt: 'instant' },
  `update transparency.key k
   set retired_at = r.retired_at, sum = ${sumOfKey({ retired_at: 'r.retired_at' })}
   from :rows where k.id = r.id and k.retired_at is null`,
);

/** A key has retired, and signed so many leaves. */
export const closeKeys = setStatement(
  'close transparency.key',
  { id: 'uuid', lastSize: 'int8' },
  `update transparency.key k
   set last_size = r.last_size, sum = ${sumOfKey({ last_size: 'r.last_size' })}
   from :rows where k.id = r.id and k.last_size is null`,
);

const revoked = { last_size: '0', retired_at: 'least(k.retired_at, r.retired_at)' };

/** By a key nothing is believed any more. */
export const revokeKeys = setStatement(
  'revoke transparency.key',
  { id: 'uuid', retiredAt: 'instant' },
  `update transparency.key k
   set last_size = 0, retired_at = least(k.retired_at, r.retired_at), sum = ${sumOfKey(revoked)}
   from :rows where k.id = r.id`,
);

export const updateSealed = statement(
  'update transparency.key sealed',
  `update transparency.key k set sealed = $2::text, sum = ${sumOfKey({ sealed: '$2::text' })}
   where k.id = $1`,
);
