import type { InstantMs, PhoneNumber, Slot } from '#base';
import { insertRows, setStatement, statement } from '#platform/postgres';
import type { PushEndpoint } from '../push-endpoint.ts';
import type { Reach } from '../reach.ts';
import type { FirstWay } from '../topic.ts';

const ownerKey = { slot: 'int2', owner: 'uuid' } as const;

/** Whose numbers these are from now on. */
export const putReceivers = insertRows(
  'notifications.receiver',
  { slot: 'int2', number: 'text', ownerSlot: 'int2', owner: 'uuid' },
  `on conflict (number, slot) do update set owner_slot = excluded.owner_slot,
     owner = excluded.owner`,
);

/** Numbers that will be somebody else's. */
export const deleteReceivers = setStatement(
  'delete notifications.receiver',
  { slot: 'int2', number: 'text' },
  `delete from notifications.receiver n
   using :rows where n.slot = r.slot and n.number = r.number`,
);

/** By slots and numbers, as two arrays of one length. */
export const readReceivers = statement<{
  readonly number: PhoneNumber;
  readonly ownerSlot: Slot;
  readonly owner: string;
}>(
  'read notifications.receiver',
  `select n.number, n.owner_slot, n.owner
   from unnest($1::int2[], $2::text[]) as r(slot, number), lateral (
     select * from notifications.receiver n where n.slot = r.slot and n.number = r.number limit 1
   ) n`,
);

export interface ReachRow {
  readonly owner: string;
  readonly email: string | null;
  readonly emailFailedAt: InstantMs | null;
  readonly payments: FirstWay | null;
  readonly balance: FirstWay | null;
  readonly expiry: FirstWay | null;
  readonly packs: FirstWay | null;
  readonly zones: FirstWay | null;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly checkId: string | null;
  readonly checkAddress: string | null;
}

/** By slots and ids of owners, as two arrays of one length. */
export const readReaches = statement<ReachRow>(
  'read notifications.reach',
  `select r.owner, n.email, n.email_failed_at, n.payments, n.balance, n.expiry, n.packs, n.zones,
     n.quiet_from, n.quiet_until, c.id as check_id, c.address as check_address
   from unnest($1::int2[], $2::uuid[]) as r(slot, owner)
   left join lateral (
     select * from notifications.reach n where n.slot = r.slot and n.owner = r.owner limit 1
   ) n on true
   left join lateral (
     select * from notifications.email_check c where c.slot = r.slot and c.owner = r.owner limit 1
   ) c on true`,
);

/** Whether somebody has ever said how they want to be reached. */
export const readIsReached = statement<{ readonly isReached: boolean }>(
  'read notifications.reach is there',
  `select exists (select from notifications.reach n where n.slot = $1 and n.owner = $2)
     or exists (select from notifications.push_endpoint p where p.slot = $1 and p.owner = $2)
     as is_reached`,
);

export const putEmails = insertRows(
  'notifications.reach',
  { ...ownerKey, email: 'text', emailConfirmedAt: 'instant' },
  `on conflict (owner, slot) do update set email = excluded.email,
     email_confirmed_at = excluded.email_confirmed_at, email_failed_at = null`,
);

/** There is no such mailbox: of whoever has this number, where the address is still theirs. */
export const failEmails = setStatement(
  'update notifications.reach email failed',
  { slot: 'int2', number: 'text', email: 'text', failedAt: 'instant' },
  `update notifications.reach n set email_failed_at = r.failed_at
   from :rows join notifications.receiver v on v.slot = r.slot and v.number = r.number
   where n.slot = v.owner_slot and n.owner = v.owner and n.email = r.email
     and n.email_failed_at is null`,
);

/** What somebody chose; where they can be reached stays as it is. */
export const putChoices = setStatement(
  'put notifications.reach choices',
  {
    ...ownerKey,
    payments: 'text',
    balance: 'text',
    expiry: 'text',
    packs: 'text',
    zones: 'text',
    quietFrom: 'int2',
    quietUntil: 'int2',
  },
  `insert into notifications.reach as n
     (slot, owner, payments, balance, expiry, packs, zones, quiet_from, quiet_until)
   select r.slot, r.owner, r.payments, r.balance, r.expiry, r.packs, r.zones, r.quiet_from,
     r.quiet_until from :rows
   on conflict (owner, slot) do update set payments = excluded.payments,
     balance = excluded.balance, expiry = excluded.expiry, packs = excluded.packs,
     zones = excluded.zones, quiet_from = excluded.quiet_from,
     quiet_until = excluded.quiet_until`,
);

export function reachOf(row: ReachRow, push: readonly PushEndpoint[]): Reach {
  const { email, emailFailedAt, checkId, checkAddress, quietFrom, quietUntil } = row;
  const { payments, balance, expiry, packs, zones } = row;
  const isAsked = checkId !== null && checkAddress !== null;
  const isQuiet = quietFrom !== null && quietUntil !== null;
  return {
    email,
    emailFailedAt,
    push,
    ways: { payments, balance, expiry, packs, zones },
    quiet: isQuiet ? { fromMinute: quietFrom, untilMinute: quietUntil } : null,
    emailCheck: isAsked ? { id: checkId, address: checkAddress } : null,
  };
}

export const deleteReach = statement(
  'delete notifications.reach',
  'delete from notifications.reach where slot = $1 and owner = $2',
);

/** Reads all numbers: it is done seldom. */
export const deleteReceiversOf = statement(
  'delete notifications.receiver of owner',
  'delete from notifications.receiver where owner_slot = $1 and owner = $2',
);
