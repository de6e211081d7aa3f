import { insertRows, setStatement, statement } from '#platform/postgres';

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

export const insertKeys = insertRows('transparency.key', {
  id: 'uuid',
  verifier: 'text',
  sealed: 'text',
  madeAt: 'instant',
});

export const retireKeys = setStatement(
  'retire transparency.key',
  { id: 'uuid', retiredAt: 'instant' },
  `update transparency.key k set retired_at = r.retired_at
   from :rows where k.id = r.id and k.retired_at is null`,
);

/** A key has retired, and signed so many leaves. */
export const closeKeys = setStatement(
  'close transparency.key',
  { id: 'uuid', lastSize: 'int8' },
  `update transparency.key k set last_size = r.last_size
   from :rows where k.id = r.id and k.last_size is null`,
);

/** By a key nothing is believed any more. */
export const revokeKeys = setStatement(
  'revoke transparency.key',
  { id: 'uuid', retiredAt: 'instant' },
  `update transparency.key k
   set last_size = 0, retired_at = least(k.retired_at, r.retired_at)
   from :rows where k.id = r.id`,
);

export const updateSealed = statement(
  'update transparency.key sealed',
  'update transparency.key set sealed = $2 where id = $1',
);
