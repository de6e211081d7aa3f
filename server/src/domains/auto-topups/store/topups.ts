import { insertRows, setStatement, statement } from '#platform/postgres';

export interface AutoTopupRow {
  readonly slot: number;
  readonly id: string;
  readonly line: string;
  readonly cause: string;
  readonly roundAt: number;
  readonly mandate: string;
  readonly valueMinor: bigint;
  readonly belowMinor: bigint | null;
  readonly capMinor: bigint | null;
  readonly state: string;
  readonly reason: string | null;
  readonly openedAt: number;
  readonly endedAt: number | null;
}

const key = { slot: 'int2', id: 'uuid' } as const;
const columns = `t.slot, t.id, t.line, t.cause, t.round_at, t.mandate, t.value_minor,
  t.below_minor, t.cap_minor, t.state, t.reason, t.opened_at, t.ended_at`;

/** A second open one of a line is refused by the table. */
export const insertAutoTopups = insertRows('auto_topups.topup', {
  ...key,
  line: 'uuid',
  cause: 'text',
  roundAt: 'instant',
  mandate: 'text',
  valueMinor: 'int8',
  belowMinor: 'int8',
  capMinor: 'int8',
  state: 'text',
  openedAt: 'instant',
});

/** Of a line, oldest first: what was opened or has ended since $3, and the open one. */
export const readPast = statement<AutoTopupRow>(
  'read auto_topups.topup of line',
  `select ${columns} from auto_topups.topup t
   where t.slot = $1 and t.line = $2 and (t.opened_at > $3 or t.ended_at > $3 or t.state = 'open')
   order by t.opened_at`,
);

export const readAutoTopup = statement<AutoTopupRow>(
  'read auto_topups.topup',
  `select ${columns} from auto_topups.topup t where t.slot = $1 and t.id = $2`,
);

/** Which of these orders are a rule's. */
export const readAutoTopups = setStatement<
  typeof key,
  Pick<AutoTopupRow, 'id' | 'line' | 'mandate'>
>(
  'read auto_topups.topup of orders',
  key,
  `select t.* from :rows, lateral (
     select t.id, t.line, t.mandate from auto_topups.topup t
     where t.slot = r.slot and t.id = r.id limit 1
   ) t`,
);

export const lockAutoTopups = setStatement<typeof key, AutoTopupRow>(
  'lock auto_topups.topup',
  key,
  `select t.* from :rows, lateral (
     select ${columns} from auto_topups.topup t where t.slot = r.slot and t.id = r.id
     for no key update
   ) t`,
);

/** One that has ended meanwhile stays as it ended. */
export const callOffOpen = setStatement(
  'update auto_topups.topup called off',
  { ...key, reason: 'text' },
  `update auto_topups.topup t set reason = r.reason
   from :rows where t.slot = r.slot and t.id = r.id and t.state = 'open'`,
);

export const endAutoTopups = setStatement(
  'update auto_topups.topup end',
  { ...key, state: 'text', reason: 'text', endedAt: 'instant' },
  `update auto_topups.topup t set state = r.state, reason = r.reason, ended_at = r.ended_at
   from :rows where t.slot = r.slot and t.id = r.id`,
);
