import { statement } from '#platform/postgres';
import { entryColumns, type EntryRow } from './entries.ts';

export interface SuspenseRow extends EntryRow {
  readonly why: string;
  readonly state: string;
  readonly way: string | null;
  readonly attempt: string | null;
  readonly settles: string | null;
  readonly bag: string | null;
  readonly bagNumber: string | null;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
}

const columns = `${entryColumns}, s.why, s.state, s.way, s.attempt, s.settles, s.bag,
  b.number as bag_number, s.reason, s.proposed_by, s.decided_by`;
const joined = `from banking.suspense s join banking.entry e on e.id = s.entry
  left join banking.bag b on b.id = s.bag`;

export const insertSuspense = statement(
  'insert banking.suspense',
  `insert into banking.suspense (entry, why, state, changed_at) values ($1, $2, 'open', $3)`,
);

export const readOpenSuspense = statement<SuspenseRow>(
  'read banking.suspense open',
  `select ${columns} ${joined} where s.state in ('open', 'proposed')
     and (e.booked_at, e.id) > ($1::timestamptz, $2::uuid)
   order by e.booked_at, e.id limit $3`,
);

/** No further than $1. */
export const countOpenSuspense = statement<{ readonly count: bigint }>(
  'count banking.suspense open',
  `select count(*) as count from (
     select from banking.suspense where state <> 'resolved' limit $1
   ) waiting`,
);

export const readSuspense = statement<SuspenseRow>(
  'read banking.suspense',
  `select ${columns} ${joined} where s.entry = $1`,
);

export const lockSuspense = statement<SuspenseRow>(
  'lock banking.suspense',
  `select ${columns} ${joined} where s.entry = $1 for no key update of s`,
);

export const updateSuspense = statement(
  'update banking.suspense',
  `update banking.suspense
   set state = $2, way = $3, attempt = $4, settles = $5, bag = $6, reason = $7, proposed_by = $8,
     decided_by = $9, changed_at = $10
   where entry = $1`,
);

/** Its money is gone by itself: nobody has decided about it, whatever somebody had proposed. */
export const endSuspense = statement(
  'update banking.suspense end',
  `update banking.suspense
   set state = 'resolved', way = null, attempt = null, settles = null, bag = null, reason = null,
     proposed_by = null, decided_by = null, changed_at = $2
   where entry = $1`,
);
