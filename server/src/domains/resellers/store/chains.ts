import { setStatement, statement } from '#platform/postgres';

const key = { slot: 'int2', chain: 'uuid' } as const;

/** The caller gives them in ascending order, and the loop over them keeps it. */
export const lockChains = setStatement<typeof key, { chain: string }>(
  'lock resellers.reseller chain',
  key,
  `select c.chain from :rows, lateral (
     select c.id as chain from resellers.reseller c
     where c.slot = r.slot and c.id = r.chain for no key update
   ) c`,
);

const dayKey = { ...key, day: 'int4' } as const;

interface SoldRow {
  readonly chain: string;
  readonly dayMinor: bigint;
  readonly monthMinor: bigint;
}

/** What a chain and all below it have sold on a day, and in its month until then. */
export const readChainsSold = setStatement<typeof dayKey, SoldRow>(
  'read resellers.counter of chain',
  dayKey,
  `select r.chain,
     coalesce(sum(s.day_minor) filter (where s.day = r.day), 0)::int8 as day_minor,
     coalesce(sum(s.month_minor) filter (where s.day / 100 = r.day / 100), 0)::int8 as month_minor
   from :rows, lateral (
     select c.day, c.day_minor, c.month_minor from resellers.counter c
     where c.slot = r.slot and c.reseller = r.chain
     union all
     select c.day, c.day_minor, c.month_minor from resellers.reseller k, lateral (
       select * from resellers.counter c where c.slot = k.slot and c.reseller = k.id limit 1
     ) c where k.parent = r.chain
   ) s group by r.chain`,
);

export const limitChain = statement<{ id: string }>(
  'limit resellers.reseller chain',
  `update resellers.reseller set chain_day_minor = $3, chain_month_minor = $4
   where slot = $1 and id = $2 and kind = 'chain' returning id`,
);
