import { setStatement, statement } from '#platform/postgres';

/** Which slots wait by just these days and this hour. */
export const readToldAhead = statement<{ slot: number }>(
  'read subscribers.told_ahead',
  `select slot from subscribers.told_ahead where days = $1::int2[] and from_hour = $2`,
);

export const saveToldAhead = setStatement(
  'save subscribers.told_ahead',
  { slot: 'int2', days: 'text', fromHour: 'int2' },
  `insert into subscribers.told_ahead (slot, days, from_hour)
   select r.slot, r.days::int2[], r.from_hour from :rows
   on conflict (slot) do update set days = excluded.days, from_hour = excluded.from_hour`,
);

/**
 * Puts active lines forward that wait for longer than until so many seconds before the instant
 * after their end, though never before $5: those of a slot with ids after $2, so many at a time.
 * Returns the last of these.
 */
export const putForward = statement<{ id: string }>(
  'update subscribers.line put forward',
  `with part as (
     select slot, id, told_state = 'active' as lives, look_at as waits_until,
       greatest($5::timestamptz,
         valid_until + interval '1 ms' - $4 * interval '1 second') as look_at
     from subscribers.line where slot = $1 and id > $2 order by id limit $3
   ), forward as (
     update subscribers.line l set look_at = least(l.look_at, part.look_at)
     from part
     where l.slot = part.slot and l.id = part.id and part.lives
       and part.waits_until > part.look_at
   )
   select id from part order by id desc limit 1`,
);
