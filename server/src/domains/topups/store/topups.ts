import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { TopupState } from '../topup.ts';

export interface TopupRow {
  readonly slot: number;
  readonly id: string;
  readonly reference: string;
  readonly line: string;
  readonly number: string;
  readonly maker: string;
  readonly channel: string;
  readonly method: string;
  readonly price: bigint;
  readonly priceCurrency: 'HKD' | 'CNY';
  readonly terms: unknown;
  readonly state: TopupState;
  readonly payment: string;
  readonly attempt: string;
  readonly result: unknown;
  readonly timeline: unknown;
  readonly orderedAt: number;
  readonly payBefore: number;
  readonly creditedAt: number | null;
}

const key = { slot: 'int2', id: 'uuid' } as const;
const columns = `slot, id, reference, line, number, maker, channel, method, price, price_currency,
  terms, state, payment, attempt,
  result, timeline, ordered_at, pay_before, credited_at`;
const ofTopup = columns
  .split(',')
  .map((column) => `t.${column.trim()}`)
  .join(', ');

export const insertTopups = insertRows('topups.topup', {
  ...key,
  reference: 'text',
  line: 'uuid',
  number: 'text',
  maker: 'text',
  channel: 'text',
  method: 'text',
  value: 'int8',
  valueCurrency: 'text',
  bonus: 'int8',
  price: 'int8',
  priceCurrency: 'text',
  terms: 'jsonb',
  state: 'text',
  payment: 'uuid',
  attempt: 'uuid',
  timeline: 'jsonb',
  orderedAt: 'instant',
  payBefore: 'instant',
  changedAt: 'instant',
});

export const insertMade = insertRows('topups.made', {
  slot: 'int2',
  maker: 'text',
  orderedAt: 'instant',
  topup: 'uuid',
});

export const lockTopups = setStatement<typeof key, TopupRow>(
  'lock topups.topup',
  key,
  `select t.* from :rows, lateral (
     select ${columns} from topups.topup t where t.slot = r.slot and t.id = r.id for no key update
   ) t`,
);

/** `events` is what is added to the timeline. */
export const updateTopups = setStatement(
  'update topups.topup',
  {
    ...key,
    state: 'text',
    result: 'jsonb',
    events: 'jsonb',
    creditedAt: 'instant',
    changedAt: 'instant',
  },
  `update topups.topup t
   set state = r.state, result = coalesce(r.result::jsonb, t.result),
     timeline = t.timeline || r.events::jsonb, credited_at = r.credited_at,
     changed_at = r.changed_at
   from :rows where t.slot = r.slot and t.id = r.id`,
);

export const readTopup = statement<TopupRow>(
  'read topups.topup',
  `select ${columns} from topups.topup where slot = $1 and id = $2`,
);

export const readMade = statement<{ topup: string; orderedAt: number }>(
  'read topups.made',
  `select topup, ordered_at from topups.made
   where slot = $1 and maker = $2 and ordered_at < $3
   order by ordered_at desc, topup desc limit $4`,
);

export const readTopups = setStatement<typeof key, TopupRow>(
  'read topups.topup set',
  key,
  `select ${ofTopup} from :rows join topups.topup t on t.slot = r.slot and t.id = r.id`,
);

/**
 * What counts against the limits of a line: its orders of the last 30 days, and those still open.
 */
export const readLineUse = statement<{ ordered: bigint; open: bigint }>(
  'read topups.topup use',
  `select coalesce(sum(value), 0)::bigint as ordered,
     coalesce(sum(value + bonus) filter (where state in ('awaiting_payment', 'confirming',
       'held_for_review')), 0)::bigint as open
   from topups.topup
   where slot = $1 and line = $2 and ordered_at > $3 and state = any ($4)`,
);

const openKey = {
  slot: 'int2',
  line: 'uuid',
  maker: 'text',
  since: 'instant',
  heldSince: 'instant',
} as const;

/** The newest order of a maker on a line beside which nobody must pay again. */
export const readOpenOfLine = keyedStatement<typeof openKey, { id: string }>(
  'read topups.topup open of line',
  openKey,
  `select r.asked, t.id
   from :rows, lateral (
     select id from topups.topup t
     where t.slot = r.slot and t.line = r.line and t.ordered_at > r.since and t.maker = r.maker
       and (t.state in ('awaiting_payment', 'confirming')
         or (t.state = 'held_for_review' and t.ordered_at > r.held_since))
     order by t.ordered_at desc limit 1
   ) t`,
);

/** Orders of a line since an instant, newest first: for twins and staff. */
export const readRecentOfLine = statement<TopupRow>(
  'read topups.topup recent',
  `select ${columns} from topups.topup
   where slot = $1 and line = $2 and ordered_at > $3 order by ordered_at desc limit $4`,
);
