import { insertRows, setStatement, statement } from '#platform/postgres';

export const insertSims = insertRows('subscribers.sim', {
  imsi: 'text',
  lineSlot: 'int2',
  line: 'uuid',
  addedAt: 'instant',
});

/** Whose SIMs are in use; one that was replaced is nobody's. */
export const readSimsInUse = statement<{ imsi: string; line: string }>(
  'read subscribers.sim',
  `select imsi, line from subscribers.sim
   where imsi = any ($1::text[]) and retired_at is null`,
);

/** Also those that were replaced: their identities are never given again. */
export const readKnownSims = statement<{ imsi: string }>(
  'read subscribers.sim known',
  'select imsi from subscribers.sim where imsi = any ($1::text[])',
);

export const readSimsOfLine = statement<{ imsi: string }>(
  'read subscribers.sim of line',
  `select imsi from subscribers.sim where line = $1 and retired_at is null
   order by added_at`,
);

export const retireOtherSims = statement(
  'retire subscribers.sim',
  `update subscribers.sim set retired_at = $3::timestamptz
   where line = $1 and imsi <> $2 and retired_at is null`,
);

const key = { slot: 'int2', id: 'uuid' } as const;

/** What a use of lines depends on: read and not locked, since whoever uses one has its account. */
export const readLinesInUse = setStatement<
  typeof key,
  { id: string; plan: string; validUntil: number | null; bars: number; usableHomes: number }
>(
  'read subscribers.line in use',
  key,
  `select l.id, l.plan, l.valid_until, l.bars, l.usable_homes
   from :rows, lateral (
     select id, plan, valid_until, bars, usable_homes from subscribers.line l
     where l.slot = r.slot and l.id = r.id limit 1
   ) l`,
);
