import { idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { Term } from '../term.ts';

/** A term as it lies there: its ids are digits. */
export interface TermRow extends Omit<Term, 'id' | 'line' | 'follows'> {
  readonly id: string;
  readonly line: string;
  readonly follows: string | null;
}

const columns = `t.id, t.line, t.kind, t.code, t.catalog_version, t.price_minor, t.starts_at,
  t.ends_at, t.renews, t.next_plan, t.state, t.why, t.follows, t.told_at, t.due_at`;

const key = { slot: 'int2', id: 'uuid' } as const;
const changing = {
  renews: 'bool',
  nextPlan: 'text',
  state: 'text',
  why: 'text',
  toldAt: 'instant',
  dueAt: 'instant',
  changedAt: 'instant',
} as const;

export const insertTerms = insertRows('packs.term', {
  ...key,
  ...changing,
  line: 'uuid',
  kind: 'text',
  code: 'text',
  catalogVersion: 'int4',
  priceMinor: 'int8',
  startsAt: 'instant',
  endsAt: 'instant',
  follows: 'uuid',
});

export const updateTerms = setStatement(
  'update packs.term',
  { ...key, ...changing },
  `update packs.term t
   set renews = r.renews, next_plan = r.next_plan, state = r.state, why = r.why,
     told_at = r.told_at, due_at = r.due_at, changed_at = case
       when t.renews = r.renews and t.next_plan is not distinct from r.next_plan
         and t.state = r.state then t.changed_at else r.changed_at end
   from :rows where t.slot = r.slot and t.id = r.id`,
);

/** Whatever of a line is not over; read behind the lock of the line's account. */
export const readOpenTerms = setStatement<{ slot: 'int2'; line: 'uuid' }, TermRow>(
  'read packs.term open',
  { slot: 'int2', line: 'uuid' },
  `select t.* from :rows, lateral (
     select ${columns} from packs.term t
     where t.slot = r.slot and t.line = r.line and t.state in ('running', 'owed')
     order by t.ends_at, t.id
   ) t`,
);

const sinceKey = { slot: 'int2', line: 'uuid', since: 'instant', most: 'int4' } as const;

/** The terms of a line that end after an instant, those that are over included. */
export const readTermsOfLine = keyedStatement<typeof sinceKey, TermRow>(
  'read packs.term of line',
  sinceKey,
  `select r.asked, ${columns}
   from :rows, lateral (
     select * from packs.term t
     where t.slot = r.slot and t.line = r.line and t.ends_at > r.since
     order by t.ends_at desc, t.id desc limit r.most
   ) t`,
);

/** One term, and since when what becomes of it stands as it is. */
export const readTermById = keyedStatement<typeof key, TermRow & { readonly changedAt: InstantMs }>(
  'read packs.term by id',
  key,
  `select r.asked, ${columns}, t.changed_at
   from :rows join packs.term t on t.slot = r.slot and t.id = r.id`,
);

/** Terms that must be looked at by now, of all slots; the index makes this cost what is due. */
export const readDueTerms = statement<{ id: string; line: string }>(
  'read packs.term due',
  `select due.id, due.line from unnest($2::int2[]) as s (slot), lateral (
     select id, line from packs.term t
     where t.slot = s.slot and t.due_at <= $1::timestamptz
     order by t.due_at limit $3
   ) due limit $3`,
);

export function termOf(row: TermRow): Term {
  return {
    ...row,
    id: idFrom('ter', row.id),
    line: idFrom('lin', row.line),
    follows: row.follows === null ? null : idFrom('ter', row.follows),
  };
}

export function rowOfTerm(term: Term, nowMs: InstantMs) {
  return {
    ...term,
    slot: slotOf(term.line),
    id: uuidOf(term.id),
    line: uuidOf(term.line),
    follows: term.follows === null ? null : uuidOf(term.follows),
    changedAt: nowMs,
  };
}

export const advanceOwedTerms = setStatement(
  'update packs.term owed',
  { slot: 'int2', line: 'uuid', dueAt: 'instant' },
  `update packs.term t set due_at = r.due_at
   from :rows where t.slot = r.slot and t.line = r.line and t.state = 'owed'`,
);
