import { insertRows, setStatement, statement } from '#platform/postgres';

export interface AdvanceNoticeRow {
  readonly slot: number;
  readonly id: string;
  readonly mandate: string;
  readonly amount: bigint;
  readonly opensAt: number;
  readonly endsAt: number;
  readonly state: string;
  readonly proof: string | null;
  readonly usedBy: string | null;
  readonly wantedAt: number;
  readonly toldAt: number | null;
}

const key = { slot: 'int2', id: 'uuid' } as const;

const columns = `n.slot, n.id, n.mandate, n.amount, n.opens_at, n.ends_at, n.state, n.proof,
  n.used_by, n.wanted_at, n.told_at`;

export const insertAdvanceNotices = insertRows('mandates.advance_notice', {
  ...key,
  mandate: 'uuid',
  amount: 'int8',
  opensAt: 'instant',
  endsAt: 'instant',
  state: 'text',
  wantedAt: 'instant',
});

/** A mandate's that are not over ($3) and that no payment has used up, the first of them first. */
export const readOpenNotices = statement<AdvanceNoticeRow>(
  'read mandates.advance_notice open',
  `select ${columns} from mandates.advance_notice n
   where n.slot = $1 and n.mandate = $2 and n.ends_at > $3 and n.used_by is null
     and n.state <> 'refused'
   order by n.opens_at limit 20`,
);

/** All of a mandate's, newest first. */
export const readNoticesOf = statement<AdvanceNoticeRow>(
  'read mandates.advance_notice of mandate',
  `select ${columns} from mandates.advance_notice n
   where n.slot = $1 and n.mandate = $2 order by n.opens_at desc limit 50`,
);

export const readNotice = statement<AdvanceNoticeRow>(
  'read mandates.advance_notice',
  `select ${columns} from mandates.advance_notice n where n.slot = $1 and n.id = $2`,
);

/** How the telling ended, once, and when a payment may be taken on its strength. */
export const endTelling = setStatement(
  'update mandates.advance_notice told',
  {
    ...key,
    state: 'text',
    proof: 'text',
    toldAt: 'instant',
    opensAt: 'instant',
    endsAt: 'instant',
  },
  `update mandates.advance_notice n set state = r.state, proof = r.proof, told_at = r.told_at,
     opens_at = r.opens_at, ends_at = r.ends_at
   from :rows where n.slot = r.slot and n.id = r.id and n.state = 'wanted'`,
);

export const useNotices = setStatement(
  'update mandates.advance_notice used',
  { ...key, usedBy: 'uuid' },
  `update mandates.advance_notice n set used_by = r.used_by
   from :rows where n.slot = r.slot and n.id = r.id`,
);

/** The payment came to nothing: another may go by the same word. */
export const giveNoticesBack = setStatement(
  'update mandates.advance_notice given back',
  { slot: 'int2', mandate: 'uuid', usedBy: 'uuid' },
  `update mandates.advance_notice n set used_by = null
   from :rows where n.slot = r.slot and n.mandate = r.mandate and n.used_by = r.used_by`,
);
