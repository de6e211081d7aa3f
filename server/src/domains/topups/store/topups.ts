import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { TopupState } from '../topup.ts';

/** What is locked; the rest of an order is for those who look at it. */
export interface LockedTopupRow {
  readonly slot: number;
  readonly id: string;
  readonly reference: string;
  readonly line: string;
  readonly number: string;
  readonly maker: string;
  /** Null where it is the maker itself. */
  readonly device: string | null;
  readonly owner: string;
  readonly language: 'zh-Hant' | 'zh-Hans' | 'en';
  readonly payerNumber: string | null;
  readonly payerLanguage: 'zh-Hant' | 'zh-Hans' | 'en' | null;
  readonly channel: string;
  readonly method: string;
  readonly value: bigint;
  readonly valueCurrency: 'HKD' | 'CNY';
  readonly bonus: bigint;
  readonly bonusDays: number;
  readonly discount: bigint;
  readonly validityDays: number;
  readonly price: bigint;
  readonly priceCurrency: 'HKD' | 'CNY';
  readonly state: TopupState;
  readonly attempt: string | null;
  readonly cashBucket: bigint | null;
  readonly bonusBucket: bigint | null;
  readonly receipt: string | null;
  readonly validUntil: string | null;
  readonly balanceAfter: bigint | null;
  readonly creditedAt: number | null;
}

/** An order as it was read, and where its row is for as long as it is locked. */
export interface PlacedTopupRow extends LockedTopupRow {
  readonly place: number;
}

export interface TopupRow extends LockedTopupRow {
  readonly maskedOwner: string;
  readonly promisedSeconds: number;
  readonly payment: string | null;
  readonly timeline: string;
  readonly orderedAt: number;
  readonly payBefore: number;
}

const key = { slot: 'int2', id: 'uuid' } as const;
const lockedColumns = `t.slot, t.id, t.reference, t.line, t.number, t.maker, t.device, t.owner,
  t.language, t.payer_number, t.payer_language, t.channel, t.method, t.value, t.value_currency,
  t.bonus, t.bonus_days, t.discount, t.validity_days, t.price, t.price_currency, t.state, t.attempt,
  t.cash_bucket, t.bonus_bucket, t.receipt, t.valid_until, t.balance_after, t.credited_at`;
const columns = `${lockedColumns}, t.masked_owner, t.promised_seconds, t.payment, t.timeline,
  t.ordered_at, t.pay_before`;

export const insertTopups = insertRows('topups.topup', {
  ...key,
  reference: 'text',
  line: 'uuid',
  number: 'text',
  maker: 'text',
  device: 'uuid',
  owner: 'uuid',
  maskedOwner: 'text',
  language: 'text',
  payerNumber: 'text',
  payerLanguage: 'text',
  channel: 'text',
  method: 'text',
  value: 'int8',
  valueCurrency: 'text',
  bonus: 'int8',
  bonusDays: 'int2',
  discount: 'int8',
  validityDays: 'int2',
  price: 'int8',
  priceCurrency: 'text',
  promisedSeconds: 'int4',
  payment: 'uuid',
  attempt: 'uuid',
  orderedAt: 'instant',
  payBefore: 'instant',
  state: 'text',
  cashBucket: 'int8',
  bonusBucket: 'int8',
  receipt: 'text',
  validUntil: 'day',
  balanceAfter: 'int8',
  creditedAt: 'instant',
  timeline: 'text',
  changedAt: 'instant',
});

/** All that was shown before paying: never read by us again, and kept as long as the order. */
export const insertTerms = insertRows('topups.terms', { ...key, terms: 'json' });

export const insertMade = insertRows('topups.made', {
  slot: 'int2',
  maker: 'text',
  orderedAt: 'instant',
  topup: 'uuid',
});

/** From which device, where that is not the maker itself. */
export const insertMadeFrom = insertRows('topups.made_from', {
  slot: 'int2',
  device: 'uuid',
  orderedAt: 'instant',
  topup: 'uuid',
});

export const lockTopups = setStatement<typeof key, PlacedTopupRow>(
  'lock topups.topup',
  key,
  `select t.* from :rows, lateral (
     select ${lockedColumns}, t.ctid as place
     from topups.topup t where t.slot = r.slot and t.id = r.id for no key update
   ) t`,
);

/** How an order is paid never changes; what a reseller sold has no payment. */
export const readAttempts = setStatement<typeof key, { readonly attempt: string }>(
  'read topups.topup attempts',
  key,
  `select t.attempt from :rows join topups.topup t on t.slot = r.slot and t.id = r.id
   where t.attempt is not null`,
);

/** `events` is what is added to the timeline. */
export const updateTopups = setStatement(
  'update topups.topup',
  {
    place: 'place',
    ...key,
    state: 'text',
    events: 'text',
    cashBucket: 'int8',
    bonusBucket: 'int8',
    receipt: 'text',
    validUntil: 'text',
    balanceAfter: 'int8',
    creditedAt: 'instant',
    changedAt: 'instant',
  },
  `update topups.topup t
   set state = r.state, timeline = t.timeline || r.events, cash_bucket = r.cash_bucket,
     bonus_bucket = r.bonus_bucket, receipt = r.receipt, valid_until = r.valid_until::date,
     balance_after = r.balance_after, credited_at = r.credited_at, changed_at = r.changed_at
   from :rows where t.ctid = r.place and t.slot = r.slot and t.id = r.id`,
);

export const readTopup = statement<TopupRow>(
  'read topups.topup',
  `select ${columns} from topups.topup t where t.slot = $1 and t.id = $2`,
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
  `select ${columns} from :rows join topups.topup t on t.slot = r.slot and t.id = r.id`,
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
  `select ${columns} from topups.topup t
   where t.slot = $1 and t.line = $2 and t.ordered_at > $3 order by t.ordered_at desc limit $4`,
);

/** Whether a line ever was, however it went on; what was undone whole never was. */
export const readWasToppedUp = statement<{ readonly wasToppedUp: boolean }>(
  'read topups.topup ever',
  `select exists (
     select from topups.topup t
     where t.slot = $1 and t.line = $2 and (t.state = 'credited'
       or t.state in ('refunding', 'refunded') and t.timeline not like '% undone;%')
   ) as was_topped_up`,
);
