import type { Unit } from '#base';
import { insertRows, keyedStatement, statement } from '#platform/postgres';
import type { ActionKind, ActionState, KeptRefusal, Said } from '../action.ts';

const key = { slot: 'int2', id: 'uuid' } as const;

export const insertActions = insertRows('balance_actions.action', {
  ...key,
  kind: 'text',
  reseller: 'uuid',
  client: 'uuid',
  account: 'uuid',
  bucket: 'int8',
  receiver: 'uuid',
  receiverBucket: 'int8',
  unit: 'text',
  amount: 'int8',
  state: 'text',
  said: 'jsonb',
  hold: 'uuid',
  creditedBucket: 'int8',
  refusal: 'jsonb',
  parent: 'uuid',
  isStanding: 'bool',
  isKeyed: 'bool',
  requestedAt: 'instant',
  confirmedAt: 'instant',
  endsAt: 'instant',
});

export interface ActionRow {
  readonly id: string;
  readonly kind: ActionKind;
  readonly reseller: string;
  readonly client: string;
  readonly account: string;
  readonly bucket: bigint;
  readonly receiver: string | null;
  readonly receiverBucket: bigint | null;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly state: ActionState;
  readonly said: Said;
  readonly topup: string | null;
  readonly hold: string | null;
  readonly creditedBucket: bigint | null;
  readonly refusal: KeptRefusal | null;
  readonly parent: string | null;
  readonly isStanding: boolean;
  readonly isKeyed: boolean;
  readonly requestedAt: number;
  readonly confirmedAt: number | null;
  readonly endsAt: number | null;
}

const columns = `a.id, a.kind, a.reseller, a.client, a.account, a.bucket, a.receiver,
  a.receiver_bucket, a.unit, a.amount, a.state, a.said, a.topup, a.hold, a.credited_bucket,
  a.refusal, a.parent, a.is_standing, a.is_keyed, a.requested_at, a.confirmed_at,
  a.ends_at`;

export const readActions = keyedStatement<typeof key, ActionRow>(
  'read balance_actions.action',
  key,
  `select r.asked, ${columns} from :rows, lateral (
     select * from balance_actions.action a where a.slot = r.slot and a.id = r.id limit 1
   ) a`,
);

/** Behind the lock of its line's account, which every change of an action takes first. */
export const lockAction = statement<ActionRow>(
  'lock balance_actions.action',
  `select ${columns} from balance_actions.action a
   where a.slot = $1 and a.id = $2 for no key update`,
);

/** Without its lock: whoever comes again waits for nobody. */
export const readState = statement<{ state: ActionState }>(
  'read balance_actions.action state',
  'select state from balance_actions.action where slot = $1 and id = $2',
);

export const updateAction = statement(
  'update balance_actions.action',
  `update balance_actions.action set state = $3, confirmed_at = $4::timestamptz,
     topup = coalesce($5, topup), credited_bucket = coalesce($6, credited_bucket),
     refusal = coalesce($7::jsonb, refusal)
   where slot = $1 and id = $2`,
);

export const updateSaid = statement(
  'update balance_actions.action said',
  'update balance_actions.action set said = $3::jsonb where slot = $1 and id = $2',
);

/** Top-ups that were written and whose end nobody has seen, the oldest first. */
export const readOpenTopups = statement<{ id: string }>(
  'read balance_actions.action open',
  `select id from balance_actions.action
   where state = 'created' and kind = 'topup' and not is_standing
     and requested_at <= $1::timestamptz
   order by requested_at limit $2`,
);

/** Reservations whose time has come. */
export const readEndedReservations = statement<{ id: string }>(
  'read balance_actions.action ended',
  `select id from balance_actions.action
   where state = 'created' and kind = 'reserve' and ends_at <= $1::timestamptz
   order by ends_at limit $2`,
);

/**
 * What narrows a list: $1 kinds, $2 state, $3 unit, $4 bucket, $5 and $6 between which instants.
 * Whose they are stands in each statement, since each goes by an index of its own.
 */
const narrowed = `a.kind = any ($1::text[])
  and ($2::text is null or a.state = $2) and ($3::text[] is null or a.unit = any ($3))
  and ($4::bigint is null or a.bucket = $4)
  and a.requested_at >= $5::timestamptz and a.requested_at <= $6::timestamptz`;

const ofLine = `a.slot = $7 and a.account = $8 and ($9::uuid is null or a.reseller = $9)`;
const ofReseller = 'a.reseller = $7';
/** By the index that the callers' own lists do not want; see migration 0071. */
const allByTime = `a.requested_at at time zone 'UTC' >= $5::timestamptz at time zone 'UTC'
  and a.requested_at at time zone 'UTC' <= $6::timestamptz at time zone 'UTC'`;
const newestFirst = 'order by a.requested_at desc, a.id desc';

export const readActionsOfLine = statement<ActionRow>(
  'read balance_actions.action of line',
  `select ${columns} from balance_actions.action a where ${narrowed} and ${ofLine}
   ${newestFirst} offset $10 limit $11`,
);

export const readActionsOfReseller = statement<ActionRow>(
  'read balance_actions.action of reseller',
  `select ${columns} from balance_actions.action a where ${narrowed} and ${ofReseller}
   ${newestFirst} offset $8 limit $9`,
);

export const readAllActions = statement<ActionRow>(
  'read balance_actions.action all',
  `select ${columns} from balance_actions.action a where ${narrowed} and ${allByTime}
   order by a.requested_at at time zone 'UTC' desc, a.id desc offset $7 limit $8`,
);

interface Count {
  readonly count: bigint;
}

/** Not beyond the last parameter: a number that nobody pages through need not be found out. */
export const countActionsOfLine = statement<Count>(
  'count balance_actions.action of line',
  `select count(*) as count from (
     select 1 from balance_actions.action a where ${narrowed} and ${ofLine} limit $10) counted`,
);

export const countActionsOfReseller = statement<Count>(
  'count balance_actions.action of reseller',
  `select count(*) as count from (
     select 1 from balance_actions.action a where ${narrowed} and ${ofReseller} limit $8) counted`,
);

export const countAllActions = statement<Count>(
  'count balance_actions.action all',
  `select count(*) as count from (
     select 1 from balance_actions.action a
     where ${narrowed} and ${allByTime} limit $7) counted`,
);
