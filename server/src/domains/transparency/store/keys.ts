import { insertRows, setStatement, statement } from '#platform/postgres';

export interface KeyRow {
  readonly id: string;
  readonly verifier: string;
  readonly sealed: string;
  readonly madeAt: number;
  readonly retiredAt: number | null;
}

export const readKeys = statement<KeyRow>(
  'read transparency.key',
  `select id, verifier, sealed, made_at, retired_at from transparency.key
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

export const updateSealed = statement(
  'update transparency.key sealed',
  'update transparency.key set sealed = $2 where id = $1',
);
