import { statement } from '#platform/postgres';

export interface AdjustmentRow {
  readonly id: string;
  readonly line: string;
  readonly reason: string;
  readonly amount: bigint;
  readonly note: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

const columns = `id, line, reason, amount, note, state, proposed_by, proposed_at, decided_by,
  decided_at`;

/** A line has one open proposal: whoever comes second gets no row. */
export const insertAdjustment = statement<AdjustmentRow>(
  'insert adjustments.adjustment',
  `insert into adjustments.adjustment (slot, id, line, reason, amount, note, state, proposed_by,
     proposed_at)
   values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8::timestamptz)
   on conflict (slot, line) where state = 'proposed' do nothing returning ${columns}`,
);

export const lockAdjustment = statement<AdjustmentRow>(
  'lock adjustments.adjustment',
  `select ${columns} from adjustments.adjustment where slot = $1 and id = $2 for no key update`,
);

export const decideAdjustment = statement<AdjustmentRow>(
  'decide adjustments.adjustment',
  `update adjustments.adjustment
   set state = $3, decided_by = $4, decided_at = $5::timestamptz
   where slot = $1 and id = $2 returning ${columns}`,
);

/** Those that wait, oldest first, of all lines. */
export const readWaiting = statement<AdjustmentRow>(
  'read adjustments.adjustment waiting',
  `select ${columns} from adjustments.adjustment where state = 'proposed'
   order by proposed_at limit $1`,
);

export const readOfLine = statement<AdjustmentRow>(
  'read adjustments.adjustment of line',
  `select ${columns} from adjustments.adjustment where slot = $1 and line = $2
   order by proposed_at desc limit $3`,
);

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What was decided is what the books have moved for it, on its line, and nothing moved that was
 * not. What is written off moves between our own accounts.
 */
export const auditPosted = statement<Audit>(
  'audit adjustments posted',
  `with wanted as (
     select 'adj_' || replace(id::text, '-', '')
         || case reason when 'uncollectable' then '' else ' of ' || line end as cause,
       case when reason = 'wrong_credit' then -amount else amount end as amount
     from adjustments.adjustment where state = 'done'
   ), posted as (
     select cause || coalesce(' of ' || account, '') as cause,
       sum(case when credit_account like 'expense:%' then -amount else amount end) as amount
     from ledger.transfer_view where cause like 'adj\\_%' group by 1
   ), wrong as (
     select coalesce(w.cause, p.cause) || ' was to move ' || coalesce(w.amount, 0)
       || ', the books say ' || coalesce(p.amount, 0) as problem
     from wanted w full join posted p using (cause)
     where coalesce(w.amount, 0) <> coalesce(p.amount, 0)
   )
   select (select count(*) from wanted) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditPeople = statement<Audit>(
  'audit adjustments people',
  `select count(*) as checked, array(
     select 'adj_' || replace(id::text, '-', '') || ' was decided by '
       || coalesce(decided_by, 'nobody')
     from adjustments.adjustment
     where state = 'done' and (decided_by is null or decided_by = proposed_by) limit 20
   ) as problems
   from adjustments.adjustment`,
);
