import { setStatement, statement } from '#platform/postgres';

/** Shops of a chain, by name. */
export const readShopsOfChain = statement<{ id: string; name: string; isSuspended: boolean }>(
  'read resellers.reseller of chain',
  `select id, name, suspended_at is not null as is_suspended from resellers.reseller
   where parent = $1 order by name, id limit $2`,
);

const key = { slot: 'int2', reseller: 'uuid' } as const;

interface TillOfShopRow {
  readonly reseller: string;
  readonly number: number;
  readonly label: string;
  readonly isStopped: boolean;
}

export const readTillsOfShops = setStatement<typeof key, TillOfShopRow>(
  'read resellers.till of shops',
  key,
  `select t.reseller, t.number, t.label, t.closed_at is not null as is_stopped
   from :rows, lateral (
     select * from resellers.till t where t.slot = r.slot and t.reseller = r.reseller
     order by t.number limit 999
   ) t`,
);

interface PersonOfShopRow {
  readonly reseller: string;
  readonly login: string;
  readonly name: string;
  readonly isSupervisor: boolean;
  readonly isStopped: boolean;
}

export const readPeopleOfShops = setStatement<typeof key, PersonOfShopRow>(
  'read resellers.operator of shops',
  key,
  `select o.reseller, o.login, o.name, o.is_supervisor, o.suspended_at is not null as is_stopped
   from :rows, lateral (
     select * from resellers.operator o where o.slot = r.slot and o.reseller = r.reseller
     order by o.login limit 999
   ) o`,
);
