import { statement } from '#platform/postgres';

export interface ClosingRow {
  readonly slot: number;
  readonly id: string;
  readonly line: string;
  readonly state: string;
  readonly orderedBy: string;
  readonly toName: string;
  readonly toAccount: string;
  readonly orderedAt: number;
  readonly backMinor: bigint | null;
}

const columns = `slot, id, line, state, ordered_by, to_name, to_account, ordered_at, back_minor`;

/** No row where the line has one that was not refused. */
export const insertClosing = statement<{ id: string }>(
  'insert closings.closing',
  `insert into closings.closing
     (slot, id, line, ordered_by, to_name, to_account, ordered_at, changed_at, state)
   values ($1, $2, $3, $4, $5, $6, $7, $7, 'ending')
   on conflict (slot, line) where state <> 'refused' do nothing returning id`,
);

/** Oldest first, from behind the one that was looked at last. */
export const readEndingClosings = statement<Pick<ClosingRow, 'slot' | 'id' | 'orderedAt'>>(
  'read closings.closing ending',
  `select slot, id, ordered_at from closings.closing
   where state = 'ending' and (ordered_at, id) > ($1::timestamptz, $2::uuid)
   order by ordered_at, id limit $3`,
);

export const readClosingsToApprove = statement<ClosingRow>(
  'read closings.closing to approve',
  `select ${columns} from closings.closing where state = 'to_approve'
   order by ordered_at limit $1`,
);

export const lockClosing = statement<ClosingRow>(
  'lock closings.closing',
  `select ${columns} from closings.closing where slot = $1 and id = $2 for no key update`,
);

export const readClosingOfLine = statement<ClosingRow>(
  'read closings.closing of line',
  `select ${columns} from closings.closing
   where slot = $1 and line = $2 and state <> 'refused'`,
);

export const lockSettledOfLine = statement<ClosingRow>(
  'lock closings.closing settled',
  `select ${columns} from closings.closing
   where slot = $1 and line = $2 and state <> 'refused' and state = 'settled' for no key update`,
);

export const updateClosing = statement(
  'update closings.closing',
  `update closings.closing
   set state = $3, back_minor = $4, decided_by = $5, changed_at = $6
   where slot = $1 and id = $2`,
);

/** To whom what was left went back. */
export const clearPayees = statement(
  'leave closings.closing',
  `update closings.closing c set to_name = '', to_account = ''
   from (
     select slot, id from closings.closing
     where changed_at < $1::timestamptz
       and state in ('settled', 'refused') and (to_name <> '' or to_account <> '') limit $2) due
   where c.slot = due.slot and c.id = due.id`,
);
