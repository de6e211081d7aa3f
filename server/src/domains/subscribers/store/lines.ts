import { insertRows, setStatement, statement } from '#platform/postgres';

const key = { slot: 'int2', id: 'uuid' } as const;

export interface LineRow {
  readonly id: string;
  readonly subscriber: string;
  readonly plan: string;
  readonly label: string | null;
  readonly validUntil: number | null;
  readonly createdAt: number;
}

const columns = 'l.id, l.subscriber, l.plan, l.label, l.valid_until, l.created_at';

/** The one locking read; the caller gives the lines in ascending order of slot and id. */
export const lockLineRows = setStatement<typeof key, LineRow>(
  'lock subscribers.line',
  key,
  `select ${columns}
   from :rows, lateral (
     select * from subscribers.line l
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
  createdAt: 'instant',
});

export const updateLines = setStatement(
  'update subscribers.line',
  { ...key, plan: 'text', validUntil: 'instant' },
  `update subscribers.line l set plan = r.plan, valid_until = r.valid_until
   from :rows where l.slot = r.slot and l.id = r.id`,
);

export const insertOwnedLines = insertRows('subscribers.owned_line', {
  slot: 'int2',
  subscriber: 'uuid',
  line: 'uuid',
});

/** The lines of a person, oldest first: ids sort by time. */
export const readOwnedLines = statement<{ line: string }>(
  'read subscribers.owned_line',
  'select line from subscribers.owned_line where slot = $1 and subscriber = $2 order by line',
);

/** Lines by their slots and ids, given as two arrays of one length. */
export const readLineRows = statement<LineRow>(
  'read subscribers.line',
  `select ${columns}
   from unnest($1::int2[], $2::uuid[]) as r(slot, id), lateral (
     select * from subscribers.line l where l.slot = r.slot and l.id = r.id limit 1
   ) l`,
);
