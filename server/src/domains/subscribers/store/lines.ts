import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { Bars } from '../bars.ts';
import type { LifeCycleState } from '../life-cycle.ts';
import type { UsableHomes } from '../usable-homes.ts';

const key = { slot: 'int2', id: 'uuid' } as const;

export interface LineRow {
  readonly id: string;
  readonly subscriber: string;
  readonly plan: string;
  readonly label: string | null;
  readonly validUntil: number | null;
  readonly createdAt: number;
  readonly bars: Bars;
  readonly toldState: LifeCycleState;
  readonly lookAt: number | null;
  readonly usableHomes: UsableHomes;
}

const columns = `l.id, l.subscriber, l.plan, l.label, l.valid_until, l.created_at, l.bars,
  l.told_state, l.look_at, l.usable_homes`;

export type LockedLineRow = Omit<LineRow, 'label' | 'createdAt'>;

/** The one locking read; the caller gives the lines in ascending order of slot and id. */
export const lockLineRows = setStatement<typeof key, LockedLineRow>(
  'lock subscribers.line',
  key,
  `select l.*
   from :rows, lateral (
     select l.id, l.subscriber, l.plan, l.valid_until, l.bars, l.told_state, l.look_at,
       l.usable_homes
     from subscribers.line l
     where l.slot = r.slot and l.id = r.id
     for no key update
   ) l`,
);

export const insertLines = insertRows('subscribers.line', {
  ...key,
  subscriber: 'uuid',
  plan: 'text',
  label: 'text',
  validUntil: 'instant',
  lookAt: 'instant',
  createdAt: 'instant',
  usableHomes: 'int2',
});

export const updateLines = setStatement(
  'update subscribers.line',
  {
    ...key,
    plan: 'text',
    validUntil: 'instant',
    bars: 'int2',
    toldState: 'text',
    lookAt: 'instant',
    usableHomes: 'int2',
  },
  `update subscribers.line l
   set plan = r.plan, valid_until = r.valid_until, bars = r.bars, told_state = r.told_state,
     look_at = r.look_at, usable_homes = r.usable_homes
   from :rows where l.slot = r.slot and l.id = r.id`,
);

export const insertOwnedLines = insertRows('subscribers.owned_line', {
  slot: 'int2',
  subscriber: 'uuid',
  line: 'uuid',
});

const ownerKey = { slot: 'int2', subscriber: 'uuid' } as const;

/** The lines of a person, oldest first: ids sort by time. */
export const readOwnedLines = keyedStatement<typeof ownerKey, { line: string }>(
  'read subscribers.owned_line',
  ownerKey,
  `select r.asked, o.line
   from :rows, lateral (
     select line from subscribers.owned_line o
     where o.slot = r.slot and o.subscriber = r.subscriber
     order by line
   ) o`,
);

/** The same, for a transaction. */
export const loadOwnedLines = setStatement<typeof ownerKey, { line: string }>(
  'load subscribers.owned_line',
  ownerKey,
  `select o.line from :rows
   join subscribers.owned_line o on o.slot = r.slot and o.subscriber = r.subscriber`,
);

export const readLineRow = keyedStatement<typeof key, LineRow>(
  'read subscribers.line',
  key,
  `select r.asked, ${columns}
   from :rows, lateral (
     select * from subscribers.line l where l.slot = r.slot and l.id = r.id limit 1
   ) l`,
);

/** Whose a line is and how long it lives: all that a look at its balance needs. */
export const readLineLife = keyedStatement<typeof key, Pick<LineRow, 'subscriber' | 'validUntil'>>(
  'read subscribers.line life',
  key,
  `select r.asked, l.subscriber, l.valid_until
   from :rows, lateral (
     select * from subscribers.line l where l.slot = r.slot and l.id = r.id limit 1
   ) l`,
);

/**
 * Lines whose life is to be looked at by now, of all slots; the index makes this cost what is due.
 */
export const readLinesToLookAt = statement<{ id: string }>(
  'read subscribers.line due',
  `select due.id from unnest($2::int2[]) as s (slot), lateral (
     select id from subscribers.line l
     where l.slot = s.slot and l.look_at <= $1::timestamptz
     order by l.look_at limit $3
   ) due limit $3`,
);

export const insertBarEvents = insertRows('subscribers.bar_event', {
  slot: 'int2',
  line: 'uuid',
  id: 'uuid',
  bars: 'int2',
  cause: 'text',
  recordedAt: 'instant',
});

/** By slots and ids, as two arrays of one length. */
export const clearLabels = statement(
  'clear subscribers.line label',
  `update subscribers.line l set label = null
   from unnest($1::int2[], $2::uuid[]) as r(slot, id)
   where l.slot = r.slot and l.id = r.id and l.label is not null`,
);
