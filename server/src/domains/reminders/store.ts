import { setStatement, statement } from '#platform/postgres';

const key = { slot: 'int2', line: 'uuid' } as const;

/**
 * Writes down that something is told now, unless it rests still: returns what may be told. Of two
 * who are told the same fact the second finds the row of the first. What is told as of later than
 * now is from before a clock was set back, and rests no more; servers' clocks differ by less.
 */
export const claimTold = setStatement<
  typeof key & { about: 'text'; at: 'instant'; restsUntil: 'instant'; nowAt: 'instant' },
  { readonly line: string; readonly about: string }
>(
  'claim reminders.told',
  { ...key, about: 'text', at: 'instant', restsUntil: 'instant', nowAt: 'instant' },
  `insert into reminders.told as t (slot, line, about, at, rests_until)
   select r.slot, r.line, r.about, r.at, r.rests_until from :rows
   on conflict (slot, line, about) do update
     set at = excluded.at, rests_until = excluded.rests_until
     where t.rests_until <= excluded.at
       or (t.at > excluded.at and t.at > (select max(r.now_at) from :rows) + interval '5 minutes')
   returning t.line, t.about`,
);

/** What was to be told then and was not rests no more; what was told since stays. */
export const forgetTold = setStatement(
  'forget reminders.told',
  { ...key, about: 'text', at: 'instant' },
  `delete from reminders.told t using :rows
   where t.slot = r.slot and t.line = r.line and t.about = r.about and t.at = r.at`,
);

/** Makes the rows that are to be locked, where they are not there yet. */
export const ensureLines = setStatement<typeof key, { readonly line: string }>(
  'ensure reminders.line',
  key,
  `insert into reminders.line (slot, line) select r.slot, r.line from :rows
   on conflict (slot, line) do nothing returning line`,
);

/**
 * Takes the next turn of each of these lines, of so many milliseconds; returns when it ends. No
 * line has fifty things to be told: turns further ahead are from before a clock was set back.
 */
export const takeTurns = setStatement<
  typeof key & { nowAt: 'instant'; lastsMs: 'int8' },
  { readonly line: string; readonly freeAt: number }
>(
  'take reminders.line turn',
  { ...key, nowAt: 'instant', lastsMs: 'int8' },
  `update reminders.line l
   set free_at = t.lasts + case
       when l.free_at between r.now_at and r.now_at + 50 * t.lasts then l.free_at else r.now_at end
   from :rows, lateral (select r.lasts_ms * interval '1 millisecond' as lasts) t
   where l.slot = r.slot and l.line = r.line
   returning l.line, l.free_at`,
);

export interface WishRow {
  readonly line: string;
  readonly daysAhead: readonly number[] | null;
  readonly switchedOff: readonly string[];
}

export const readWishesOf = statement<WishRow>(
  'read reminders.line wishes',
  `select l.line, l.days_ahead, l.switched_off
   from unnest($1::int2[], $2::uuid[]) as r (slot, line), lateral (
     select line, days_ahead, switched_off from reminders.line l
     where l.slot = r.slot and l.line = r.line limit 1
   ) l`,
);

export const saveWishes = setStatement(
  'save reminders.line wish',
  { ...key, daysAhead: 'text', switchedOff: 'text' },
  `insert into reminders.line (slot, line, days_ahead, switched_off)
   select r.slot, r.line, r.days_ahead::int2[], r.switched_off::text[] from :rows
   on conflict (slot, line) do update
     set days_ahead = excluded.days_ahead, switched_off = excluded.switched_off`,
);

/** Things that rest no more say nothing; in portions, so that many are no long transaction. */
export const deleteRested = statement<{ readonly line: string }>(
  'sweep reminders.told',
  `delete from reminders.told t
   using (
     select old.slot, old.line, old.about
     from generate_series(0, 63) as s (slot), lateral (
       select slot, line, about from reminders.told o
       where o.slot = s.slot and o.rests_until < $1::timestamptz
       order by o.rests_until limit $2
     ) old limit $2
   ) old
   where t.slot = old.slot and t.line = old.line and t.about = old.about
   returning t.line`,
);
