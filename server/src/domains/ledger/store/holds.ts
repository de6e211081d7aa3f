import { idFrom, type Unit, uuidOf } from '#base';
import { setStatement, statement } from '#platform/postgres';
import type { Hold, HoldState } from '../hold.ts';

interface HoldRow {
  readonly slot: number;
  readonly id: string;
  readonly account: string;
  readonly state: HoldState;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly legs: readonly { readonly bucket: string; readonly amount: string }[];
  readonly cause: string;
  readonly placedAt: number;
  readonly expiresAt: number;
  readonly closedAt: number | null;
}

/** A hold as it was read, and where its row is for as long as its account is locked. */
interface PlacedHold extends HoldRow {
  readonly place: number;
}

const key = { slot: 'int2', id: 'uuid' } as const;

/**
 * Read after the buckets of their accounts are locked, which is what every change of a hold does
 * first.
 */
export const lockHolds = setStatement<typeof key, PlacedHold>(
  'lock ledger.hold',
  key,
  `select h.* from :rows, lateral (
     select slot, id, account, state, unit, amount, legs, cause, placed_at, expires_at, closed_at,
       h.ctid as place
     from ledger.hold h where h.slot = r.slot and h.id = r.id for no key update
   ) h`,
);

/**
 * The open holds of accounts that are locked, which keeps everybody else from changing them. In the
 * order of `hold_open` and of no other index, so that the planner takes it once for each account:
 * left to choose, it read all open holds there are before the table had statistics, and in the
 * order of ids it read by the primary key all holds of the slot.
 */
export const readOpenHolds = setStatement<{ slot: 'int2'; account: 'uuid' }, PlacedHold>(
  'read ledger.hold open',
  { slot: 'int2', account: 'uuid' },
  `select h.* from :rows, lateral (
     select slot, id, account, state, unit, amount, legs, cause, placed_at, expires_at, closed_at,
       h.ctid as place
     from ledger.hold h where h.slot = r.slot and h.account = r.account and h.closed_at is null
     order by h.placed_at
   ) h`,
);

const changing = {
  state: 'text',
  amount: 'int8',
  legs: 'jsonb',
  expiresAt: 'instant',
  closedAt: 'instant',
} as const;

/**
 * Eight bytes over all that a hold says, to be held against it. `given` says where a column is read
 * that is not in the row `h`. Measured: 1.3 µs; with everything written as text 2.2.
 */
export function sumOfHold(given: Readonly<Record<string, string>> = {}): string {
  const of = (column: string): string => given[column] ?? `h.${column}`;
  const instant = (column: string): string => `timestamptz_send(${of(column)})`;
  return `substr(sha256(int2send(${of('slot')}) || uuid_send(${of('id')})
    || uuid_send(${of('account')}) || int8send(${of('amount')}) || ${instant('placed_at')}
    || ${instant('expires_at')} || coalesce(${instant('closed_at')}, '')
    || convert_to(concat_ws(' ', ${of('state')}, ${of('unit')}, ${of('legs')}, ${of('cause')}),
      'UTF8')), 1, 8)`;
}

const changed = {
  state: 'r.state',
  amount: 'r.amount',
  legs: 'r.legs::jsonb',
  expires_at: 'r.expires_at',
  closed_at: 'r.closed_at',
};
const inserted = {
  ...changed,
  slot: 'r.slot',
  id: 'r.id',
  account: 'r.account',
  unit: 'r.unit',
  cause: 'r.cause',
  placed_at: 'r.placed_at',
};

export const insertHolds = setStatement(
  'insert ledger.hold',
  {
    ...key,
    ...changing,
    account: 'uuid',
    unit: 'text',
    cause: 'text',
    placedAt: 'instant',
  },
  `insert into ledger.hold
     (slot, id, account, state, unit, amount, legs, cause, placed_at, expires_at, closed_at,
       sum)
   select r.slot, r.id, r.account, r.state, r.unit, r.amount, r.legs::jsonb, r.cause, r.placed_at,
     r.expires_at, r.closed_at, ${sumOfHold(inserted)}
   from :rows`,
);

export const updateHolds = setStatement(
  'update ledger.hold',
  { place: 'place', ...key, ...changing },
  `update ledger.hold h
   set state = r.state, amount = r.amount, legs = r.legs::jsonb, expires_at = r.expires_at,
     closed_at = r.closed_at, sum = ${sumOfHold(changed)}
   from :rows where h.ctid = r.place and h.slot = r.slot and h.id = r.id`,
);

/** Open holds whose time has come, of all slots; the index makes this cost what is asked for. */
export const readDueHolds = statement<{ id: string; account: string }>(
  'read ledger.hold due',
  `select due.id, due.account from unnest($2::int2[]) as s (slot), lateral (
     select id, account from ledger.hold h
     where h.slot = s.slot and h.state = 'open' and h.expires_at <= $1::timestamptz
     order by h.expires_at limit $3
   ) due limit $3`,
);

export function holdOf(row: HoldRow): Hold {
  return {
    ...row,
    id: idFrom('hld', row.id),
    account: idFrom('acc', row.account),
    legs: row.legs.map((leg) => ({ bucket: BigInt(leg.bucket), amount: BigInt(leg.amount) })),
  };
}

export function rowOfHold(hold: Hold) {
  return {
    ...hold,
    id: uuidOf(hold.id),
    account: uuidOf(hold.account),
    legs: hold.legs.map((leg) => ({
      bucket: leg.bucket.toString(),
      amount: leg.amount.toString(),
    })),
  };
}
