import type { Zone, ZoneMask } from '#base';
import { insertRows, keyedStatement, setStatement } from '#platform/postgres';

const key = { slot: 'int2', line: 'uuid' } as const;

export interface ProfileRow {
  readonly line: string;
  readonly optedIn: ZoneMask;
  readonly zone: Zone | null;
  readonly packOnly: ZoneMask;
  readonly dailyLimit: bigint | null;
  readonly toldBelow: readonly string[] | null;
  readonly toppedUpBelow: bigint | null;
  readonly isAwaited: boolean;
  /** The number of the session with the line's day counts. */
  readonly countedBy: bigint | null;
}

export const readProfiles = setStatement<typeof key, ProfileRow>(
  'read charging.profile',
  key,
  `select p.* from :rows, lateral (
     select line, opted_in, zone, pack_only, daily_limit, told_below,
       topped_up_below, is_awaited, counted_by from charging.profile p
     where p.slot = r.slot and p.line = r.line limit 1
   ) p`,
);

/** The same for one line, outside of any transaction. */
export const readProfileOf = keyedStatement<typeof key, ProfileRow>(
  'read charging.profile of line',
  key,
  `select r.asked, p.* from :rows, lateral (
     select line, opted_in, zone, pack_only, daily_limit, told_below,
       topped_up_below, is_awaited, counted_by from charging.profile p
     where p.slot = r.slot and p.line = r.line limit 1
   ) p`,
);

/** Where a line was seen, and what counted it; what it has agreed to stays. */
export const upsertPlaces = insertRows(
  'charging.profile',
  { ...key, optedIn: 'int2', zone: 'text', zoneSince: 'instant', countedBy: 'int8' },
  `on conflict (slot, line) do update
   set zone = excluded.zone, counted_by = excluded.counted_by,
     zone_since = case when profile.zone = excluded.zone then profile.zone_since
       else excluded.zone_since end`,
);

/** What a line has agreed to; where it was seen stays. */
export const upsertOptIns = setStatement(
  'upsert charging.profile opted in',
  { ...key, optedIn: 'int2' },
  `insert into charging.profile (slot, line, opted_in)
   select r.slot, r.line, r.opted_in from :rows
   on conflict (slot, line) do update set opted_in = excluded.opted_in`,
);

/** How a line's money is guarded; the rest stays. */
export const upsertGuards = setStatement(
  'upsert charging.profile guards',
  { ...key, packOnly: 'int2', dailyLimit: 'int8' },
  `insert into charging.profile (slot, line, opted_in, pack_only, daily_limit)
   select r.slot, r.line, 0, r.pack_only, r.daily_limit from :rows
   on conflict (slot, line) do update
   set pack_only = excluded.pack_only, daily_limit = excluded.daily_limit`,
);

/** Below which levels its money is told of; the rest stays. */
export const upsertMoneyLevels = setStatement(
  'upsert charging.profile told below',
  { ...key, toldBelow: 'text' },
  `insert into charging.profile (slot, line, opted_in, told_below)
   select r.slot, r.line, 0, r.told_below::bigint[] from :rows
   on conflict (slot, line) do update set told_below = excluded.told_below`,
);

/** Below which level a rule tops the line up; the rest stays. */
export const upsertToppedUpBelow = setStatement(
  'upsert charging.profile topped up below',
  { ...key, toppedUpBelow: 'int8' },
  `insert into charging.profile (slot, line, opted_in, topped_up_below)
   select r.slot, r.line, 0, r.topped_up_below from :rows
   on conflict (slot, line) do update set topped_up_below = excluded.topped_up_below`,
);

/** Whether a rule waits for the line's next use; the rest stays. */
export const upsertAwaited = setStatement(
  'upsert charging.profile awaited',
  { ...key, isAwaited: 'bool' },
  `insert into charging.profile (slot, line, opted_in, is_awaited)
   select r.slot, r.line, 0, r.is_awaited from :rows
   on conflict (slot, line) do update set is_awaited = excluded.is_awaited`,
);
