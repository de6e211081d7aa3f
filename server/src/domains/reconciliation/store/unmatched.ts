import { insertRows, setStatement, statement } from '#platform/postgres';

export interface UnmatchedRow {
  readonly id: string;
  readonly source: 'entry' | 'break';
  readonly connector: string;
  readonly currency: 'HKD' | 'CNY';
  readonly since: number;
  readonly why: string;
  readonly booked: bigint;
  readonly left: bigint;
  readonly leaving: bigint;
  readonly isProposed: boolean;
}

const ofEntries = `select id, 'entry' as source, connector, currency, since, why,
       booked_amount as booked, left_amount as "left", leaving_amount as leaving, is_proposed
     from banking.unmatched_view`;
const ofBreaks = `select id, 'break' as source, connector, currency, since, fact as why,
       booked_amount as booked, left_amount as "left", leaving_amount as leaving, is_proposed
     from reconciliation.unmatched_view`;

/** Oldest first. */
export const readUnmatched = statement<UnmatchedRow>(
  'read reconciliation.unmatched_view',
  `select * from (${ofEntries} union all ${ofBreaks}) unmatched
   where "left" <> 0 order by since, id limit $1`,
);

/** Of one break ($2, in slot $1), in each currency. */
export const readUnmatchedOf = statement<UnmatchedRow>(
  'read reconciliation.unmatched_view of break',
  `${ofBreaks} where slot = $1 and id = $2 order by currency`,
);

/** What nobody has decided about that is there since before ($1), and since when. */
export const readUnmatchedBefore = statement<{ count: bigint; oldestAt: number | null }>(
  'count reconciliation.unmatched_view',
  `select count(*) as count, min(since) as oldest_at
   from (${ofEntries} union all ${ofBreaks}) unmatched
   where "left" <> leaving and since < $1::timestamptz`,
);

export interface DisposalRow {
  readonly slot: number;
  readonly id: string;
  readonly break: string;
  readonly connector: string;
  readonly day: string;
  readonly way: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly attempt: string | null;
  readonly toName: string | null;
  readonly toAccount: string | null;
  readonly against: string | null;
  readonly reason: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly decidedBy: string | null;
}

export const insertDisposals = insertRows('reconciliation.disposal', {
  slot: 'int2',
  id: 'uuid',
  break: 'uuid',
  connector: 'text',
  day: 'day',
  way: 'text',
  amount: 'int8',
  currency: 'text',
  attempt: 'uuid',
  toName: 'text',
  toAccount: 'text',
  against: 'uuid',
  reason: 'text',
  state: 'text',
  proposedBy: 'text',
  proposedAt: 'instant',
});

/** To whom it goes stands with its transfer from then on. */
export const decideDisposals = setStatement(
  'update reconciliation.disposal',
  { slot: 'int2', id: 'uuid', state: 'text', decidedBy: 'text', decidedAt: 'instant' },
  `update reconciliation.disposal d
   set state = r.state, decided_by = r.decided_by, decided_at = r.decided_at, to_name = null,
     to_account = null
   from :rows where d.slot = r.slot and d.id = r.id`,
);

const disposalColumns = `slot, id, break, connector, day, way, amount, currency, attempt, to_name,
  to_account, against, reason, state, proposed_by, proposed_at, decided_by`;

/** What people have wanted of a break ($2, in slot $1), newest first. Its break is locked. */
export const readDisposalsOf = statement<DisposalRow>(
  'read reconciliation.disposal of break',
  `select ${disposalColumns}
   from reconciliation.disposal where slot = $1 and break = $2 order by proposed_at desc, id desc`,
);

/** What was set off against the money of a break ($1) and was not sent back or withdrawn. */
export const readSetOffAgainst = statement<DisposalRow>(
  'read reconciliation.disposal against break',
  `select ${disposalColumns}
   from reconciliation.disposal where against = $1 and state in ('proposed', 'done') order by id`,
);
