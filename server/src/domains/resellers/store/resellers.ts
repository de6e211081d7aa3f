import type { Language, Words } from '#base';
import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { ResellerKind } from '../reseller.ts';
import type { CommissionRule } from '../tier.ts';

const key = { slot: 'int2', id: 'uuid' } as const;

export const insertResellers = insertRows('resellers.reseller', {
  ...key,
  kind: 'text',
  name: 'text',
  parent: 'uuid',
  floatOwner: 'uuid',
  tier: 'text',
  number: 'text',
  language: 'text',
  opensAt: 'int2',
  closesAt: 'int2',
  openedAt: 'instant',
});

/** All of them or none. */
export interface PlaceRow {
  readonly latitudeMicro: number | null;
  readonly longitudeMicro: number | null;
  readonly withinMetres: number | null;
}

export interface ResellerRow extends PlaceRow {
  readonly id: string;
  readonly kind: ResellerKind;
  readonly name: string;
  readonly parent: string | null;
  readonly floatOwner: string;
  readonly tier: string;
  readonly number: string | null;
  readonly language: Language;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly chainDayMinor: bigint | null;
  readonly chainMonthMinor: bigint | null;
  readonly isSuspended: boolean;
  readonly openedAt: number;
}

const columns = `c.id, c.kind, c.name, c.parent, c.float_owner, c.tier, c.number, c.language,
  c.opens_at, c.closes_at, c.latitude_micro, c.longitude_micro, c.within_metres,
  c.chain_day_minor, c.chain_month_minor, c.suspended_at is not null as is_suspended, c.opened_at`;

export const readReseller = statement<ResellerRow>(
  'read resellers.reseller',
  `select ${columns} from resellers.reseller c where c.slot = $1 and c.id = $2`,
);

export const readBusinesses = statement<
  Pick<ResellerRow, 'id' | 'kind' | 'name' | 'language'> & { readonly suspendedAt: number | null }
>(
  'read resellers.reseller business',
  `select id, kind, name, language, suspended_at from resellers.reseller
   where slot = $1 and id = $2`,
);

/** Chains first and their agents behind them; from $1 on in the order of opening. */
export const readResellers = statement<ResellerRow>(
  'read resellers.reseller all',
  `select ${columns} from resellers.reseller c order by c.opened_at, c.id limit $1`,
);

/** What is null stays, and the number unless $5 says that one is given. */
export const changeReseller = statement<Pick<ResellerRow, 'name' | 'tier' | 'language'>>(
  'change resellers.reseller',
  `update resellers.reseller set name = coalesce($3, name), tier = coalesce($4, tier),
     number = case when $5::bool then $6 else number end, language = coalesce($7, language)
   where slot = $1 and id = $2 returning name, tier, language`,
);

export const suspendReseller = statement<{ id: string }>(
  'suspend resellers.reseller',
  `update resellers.reseller set suspended_at = $3::timestamptz
   where slot = $1 and id = $2 returning id`,
);

export const placeReseller = statement<{ id: string }>(
  'place resellers.reseller',
  `update resellers.reseller set latitude_micro = $3, longitude_micro = $4, within_metres = $5
   where slot = $1 and id = $2 and kind in ('agent', 'chain') returning id`,
);

export const writeHours = statement<{ id: string }>(
  'write resellers.reseller hours',
  `update resellers.reseller set opens_at = $3, closes_at = $4
   where slot = $1 and id = $2 and kind in ('agent', 'chain') returning id`,
);

export const insertTills = insertRows('resellers.till', {
  slot: 'int2',
  reseller: 'uuid',
  number: 'int2',
  label: 'text',
});

/** The next number, with the shop locked; null where it has $4 already. */
export const addTill = statement<{ number: number | null }>(
  'add resellers.till',
  `with shop as (
     select slot, id from resellers.reseller
     where slot = $1 and id = $2 and kind in ('agent', 'chain') for no key update
   ), next as (
     select shop.slot, shop.id,
       (select coalesce(max(t.number), 0) + 1 from resellers.till t
        where t.slot = shop.slot and t.reseller = shop.id)::int2 as number
     from shop
   ), added as (
     insert into resellers.till (slot, reseller, number, label)
     select slot, id, number, $3 from next where number <= $4::int4 returning number
   )
   select (select number from added) as number from shop`,
);

export const readTills = statement<{ number: number; label: string; isClosed: boolean }>(
  'read resellers.till',
  `select number, label, closed_at is not null as is_closed from resellers.till
   where slot = $1 and reseller = $2 order by number`,
);

export const suspendTill = statement<{ number: number }>(
  'suspend resellers.till',
  `update resellers.till set closed_at = $4::timestamptz
   where slot = $1 and reseller = $2 and number = $3 returning number`,
);

export interface TierRow {
  readonly code: string;
  readonly name: Words;
  readonly leastMinor: bigint;
  readonly mostMinor: bigint;
  readonly dayCount: number;
  readonly dayMinor: bigint;
  readonly weekCount: number | null;
  readonly weekMinor: bigint | null;
  readonly monthCount: number;
  readonly monthMinor: bigint;
  readonly leastFloatMinor: bigint;
  readonly commission: readonly CommissionRule[];
  readonly paysAtOnce: boolean;
}

export const readTiers = statement<TierRow>(
  'read resellers.tier',
  `select code, name, least_minor, most_minor, day_count, day_minor, week_count, week_minor,
     month_count, month_minor, least_float_minor, commission, pays_at_once
   from resellers.tier order by code`,
);

/** All that a sale needs to know of a reseller. */
export interface SellingRow extends Omit<TierRow, 'code' | 'name'>, PlaceRow {
  readonly reseller: string;
  readonly name: string;
  readonly parent: string | null;
  readonly floatOwner: string;
  readonly number: string | null;
  readonly language: Language;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  /** Of its chain, or its own where it is one. */
  readonly chainDayMinor: bigint | null;
  readonly chainMonthMinor: bigint | null;
  readonly isSuspended: boolean;
  readonly tier: string;
  readonly tierName: Words;
}

/** Of a reseller `c`, its tier `t` and its chain `p`; who is suspended each statement says. */
export const sellingColumns = `c.id as reseller, c.name, c.parent, c.float_owner, c.number,
  c.language, c.opens_at, c.closes_at, c.latitude_micro, c.longitude_micro, c.within_metres,
  t.code as tier, t.name as tier_name, t.least_minor, t.most_minor, t.day_count,
  t.day_minor, t.week_count, t.week_minor,
  coalesce(p.chain_day_minor, c.chain_day_minor) as chain_day_minor,
  coalesce(p.chain_month_minor, c.chain_month_minor) as chain_month_minor,
  t.month_count, t.month_minor, t.least_float_minor, t.commission, t.pays_at_once`;

export const readSellings = keyedStatement<typeof key, SellingRow>(
  'read resellers.reseller selling',
  key,
  `select r.asked, ${sellingColumns},
     c.suspended_at is not null or p.suspended_at is not null as is_suspended
   from :rows, lateral (
     select * from resellers.reseller c where c.slot = r.slot and c.id = r.id limit 1
   ) c, lateral (
     select * from resellers.tier t where t.code = c.tier limit 1
   ) t left join lateral (
     select p.suspended_at, p.chain_day_minor, p.chain_month_minor from resellers.reseller p
     where p.slot = c.slot and p.id = c.parent limit 1
   ) p on true`,
);

export const saveTiers = setStatement(
  'save resellers.tier',
  {
    code: 'text',
    name: 'jsonb',
    leastMinor: 'int8',
    mostMinor: 'int8',
    dayCount: 'int4',
    dayMinor: 'int8',
    weekCount: 'int4',
    weekMinor: 'int8',
    monthCount: 'int4',
    monthMinor: 'int8',
    leastFloatMinor: 'int8',
    commission: 'json',
    paysAtOnce: 'bool',
    changedAt: 'instant',
  },
  `insert into resellers.tier (code, name, least_minor, most_minor, day_count, day_minor,
     week_count, week_minor, month_count, month_minor, least_float_minor, commission, pays_at_once,
     changed_at)
   select r.code, r.name::jsonb, r.least_minor, r.most_minor, r.day_count, r.day_minor,
     r.week_count, r.week_minor, r.month_count, r.month_minor, r.least_float_minor,
     r.commission::json, r.pays_at_once, r.changed_at
   from :rows
   on conflict (code) do update
   set name = excluded.name, least_minor = excluded.least_minor,
     most_minor = excluded.most_minor, day_count = excluded.day_count,
     day_minor = excluded.day_minor, week_count = excluded.week_count,
     week_minor = excluded.week_minor, month_count = excluded.month_count,
     month_minor = excluded.month_minor, least_float_minor = excluded.least_float_minor,
     commission = excluded.commission, pays_at_once = excluded.pays_at_once,
     changed_at = excluded.changed_at`,
);

const counterKey = { slot: 'int2', reseller: 'uuid' } as const;
const counterColumns = {
  ...counterKey,
  day: 'int4',
  dayCount: 'int4',
  dayMinor: 'int8',
  weekCount: 'int4',
  weekMinor: 'int8',
  monthCount: 'int4',
  monthMinor: 'int8',
} as const;

export const insertCounters = insertRows('resellers.counter', counterColumns);

export interface CounterRow {
  readonly reseller: string;
  readonly day: number;
  readonly dayCount: number;
  readonly dayMinor: bigint;
  readonly weekCount: number | null;
  readonly weekMinor: bigint | null;
  readonly monthCount: number;
  readonly monthMinor: bigint;
}

/** Asked behind the lock of their floats, which keeps anybody else from changing them. */
export const readCounters = setStatement<typeof counterKey, CounterRow>(
  'read resellers.counter',
  counterKey,
  `select c.* from :rows, lateral (
     select c.reseller, c.day, c.day_count, c.day_minor, c.week_count, c.week_minor,
       c.month_count, c.month_minor
     from resellers.counter c where c.slot = r.slot and c.reseller = r.reseller limit 1
   ) c`,
);

export const updateCounters = setStatement(
  'update resellers.counter',
  counterColumns,
  `update resellers.counter c
   set day = r.day, day_count = r.day_count, day_minor = r.day_minor,
     week_count = r.week_count, week_minor = r.week_minor,
     month_count = r.month_count, month_minor = r.month_minor
   from :rows where c.slot = r.slot and c.reseller = r.reseller`,
);
