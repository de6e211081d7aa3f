import { setStatement, statement } from '#platform/postgres';

const lineKey = { slot: 'int2', line: 'uuid' } as const;
const key = { ...lineKey, midnight: 'instant', rate: 'text' } as const;

export interface DayUseRow {
  readonly line: string;
  readonly midnight: number;
  readonly rate: string;
  readonly units: bigint;
  readonly amount: bigint;
  readonly rest: bigint;
  readonly per: bigint;
}

/** The same, and where its row is for as long as the line's account is locked. */
interface PlacedDayUse extends DayUseRow {
  readonly place: number;
}

/** What lines have used on the days that are kept, which are few: see `deleteDayUses`. */
export const readDayUses = setStatement<typeof lineKey, PlacedDayUse>(
  'read charging.day_use',
  lineKey,
  `select d.* from :rows, lateral (
     select line, midnight, rate, units, amount, rest, per, d.ctid as place
     from charging.day_use d
     where d.slot = r.slot and d.line = r.line
     order by d.midnight, d.rate
   ) d`,
);

/** What a line has used since an instant, outside of any transaction. */
export const readDayUsesOf = statement<DayUseRow>(
  'read charging.day_use of line',
  `select line, midnight, rate, units, amount, rest, per from charging.day_use
   where slot = $1 and line = $2 and midnight >= $3::timestamptz order by midnight, rate`,
);

const counted = { units: 'int8', amount: 'int8', rest: 'int8', per: 'int8' } as const;

export const insertDayUses = setStatement(
  'insert charging.day_use',
  { ...key, ...counted },
  `insert into charging.day_use (slot, line, midnight, rate, units, amount, rest, per)
   select r.slot, r.line, r.midnight, r.rate, r.units, r.amount, r.rest, r.per from :rows`,
);

export const updateDayUses = setStatement(
  'update charging.day_use',
  { place: 'place', ...key, ...counted },
  `update charging.day_use d set units = r.units, amount = r.amount, rest = r.rest, per = r.per
   from :rows where d.ctid = r.place and d.slot = r.slot and d.line = r.line
     and d.midnight = r.midnight and d.rate = r.rate`,
);

/**
 * Days that are over leave when the line is used again: a sweep would need an index, which without
 * statistics the planner took for the key, and read everybody's day.
 */
export const deleteDayUses = setStatement(
  'delete charging.day_use',
  key,
  `delete from charging.day_use d using :rows
   where d.slot = r.slot and d.line = r.line and d.midnight = r.midnight and d.rate = r.rate`,
);
