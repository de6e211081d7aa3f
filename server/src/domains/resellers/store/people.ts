import { insertRows, keyedStatement, statement } from '#platform/postgres';
import { type SellingRow, sellingColumns } from './resellers.ts';

const operatorKey = { slot: 'int2', id: 'uuid' } as const;

export const insertOperators = insertRows('resellers.operator', {
  ...operatorKey,
  reseller: 'uuid',
  login: 'text',
  name: 'text',
  isSupervisor: 'bool',
  pin: 'text',
  createdAt: 'instant',
});

/** Nothing where the login is taken. */
export const takeLogin = statement<{ login: string }>(
  'take resellers.login',
  `insert into resellers.login (login, slot, operator) values ($1, $2, $3)
   on conflict (login) do nothing returning login`,
);

export interface OperatorRow {
  readonly id: string;
  readonly reseller: string;
  readonly login: string;
  readonly name: string;
  readonly isSupervisor: boolean;
  readonly pin: string;
  readonly isSuspended: boolean;
}

export const readOperatorByLogin = statement<OperatorRow>(
  'read resellers.operator by login',
  `select o.id, o.reseller, o.login, o.name, o.is_supervisor, o.pin,
     o.suspended_at is not null as is_suspended
   from resellers.login l
   join resellers.operator o on o.slot = l.slot and o.id = l.operator
   where l.login = $1`,
);

export const savePin = statement(
  'save resellers.operator pin',
  'update resellers.operator set pin = $3 where slot = $1 and id = $2',
);

export const suspendOperator = statement(
  'suspend resellers.operator',
  'update resellers.operator set suspended_at = $3::timestamptz where slot = $1 and id = $2',
);

export const readOperators = statement<OperatorRow>(
  'read resellers.operator of reseller',
  `select o.id, o.reseller, o.login, o.name, o.is_supervisor, '' as pin,
     o.suspended_at is not null as is_suspended
   from resellers.operator o where o.slot = $1 and o.reseller = $2 order by o.login`,
);

export const insertSessions = insertRows('resellers.session', {
  tokenHash: 'bytea',
  slot: 'int2',
  id: 'uuid',
  operator: 'uuid',
  reseller: 'uuid',
  till: 'int2',
  pinProof: 'bytea',
  openedAt: 'instant',
  expiresAt: 'instant',
});

export const deleteSession = statement(
  'delete resellers.session',
  'delete from resellers.session where token_hash = $1',
);

/** A till has one operator at a time, and an operator one till. */
export const deleteSessionsOfOperator = statement(
  'delete resellers.session of operator',
  'delete from resellers.session where operator = $1',
);

export const deleteSessionsAtTill = statement(
  'delete resellers.session at till',
  `delete from resellers.session s using resellers.operator o
   where o.slot = $1 and o.reseller = $2 and s.operator = o.id and s.till = $3`,
);

export const deleteOldSessions = statement(
  'delete resellers.session old',
  'delete from resellers.session where expires_at < $1::timestamptz',
);

/** All that a sale needs to know of who sells: one row for the cookie of a till. */
export interface SellerRow extends SellingRow {
  readonly session: string;
  readonly operator: string;
  readonly till: number;
  readonly pinProof: Buffer;
  readonly expiresAt: number;
  readonly login: string;
  readonly operatorName: string;
  readonly isSupervisor: boolean;
}

const tokenKey = { tokenHash: 'bytea' } as const;

export const readSellers = keyedStatement<typeof tokenKey, SellerRow>(
  'read resellers.session',
  tokenKey,
  `select r.asked, s.id as session, s.operator, s.till, s.pin_proof, s.expires_at, o.login,
     o.name as operator_name, o.is_supervisor, ${sellingColumns},
     o.suspended_at is not null or c.suspended_at is not null
       or p.suspended_at is not null as is_suspended
   from :rows, lateral (
     select * from resellers.session s where s.token_hash = r.token_hash limit 1
   ) s, lateral (
     select * from resellers.operator o where o.slot = s.slot and o.id = s.operator limit 1
   ) o, lateral (
     select * from resellers.reseller c where c.slot = s.slot and c.id = s.reseller limit 1
   ) c, lateral (
     select * from resellers.tier t where t.code = c.tier limit 1
   ) t left join lateral (
     select p.suspended_at, p.chain_day_minor, p.chain_month_minor from resellers.reseller p
     where p.slot = c.slot and p.id = c.parent limit 1
   ) p on true`,
);

export const deleteAllSessions = statement(
  'delete resellers.session all',
  'delete from resellers.session',
);
