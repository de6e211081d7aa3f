import { keyedStatement, setStatement, statement } from '#platform/postgres';

export interface RuleRow {
  readonly slot: number;
  readonly line: string;
  readonly owner: string;
  readonly number: string;
  readonly state: string;
  readonly belowMinor: bigint | null;
  readonly daysLeft: number | null;
  readonly amountMinor: bigint | null;
  readonly targetMinor: bigint | null;
  readonly monthlyDay: number | null;
  readonly monthlyMinor: bigint | null;
  readonly monthlyUntil: string | null;
  readonly capMinor: bigint;
  readonly capTimes: number;
  readonly mandates: readonly string[];
  readonly skipsNext: boolean;
  readonly leftOutAt: number | null;
  readonly onSince: number;
  readonly pausedWhy: string | null;
  readonly dueAt: number | null;
  readonly toldFor: string | null;
  readonly toldTimes: number;
  readonly toldAt: number | null;
  readonly expiryToldFor: string | null;
  readonly expiryToldTimes: number;
  readonly expiryToldAt: number | null;
  readonly monthDone: string | null;
  readonly expiryDone: string | null;
  readonly expiryBackAt: number | null;
  readonly fellAt: number | null;
  readonly intervalMinutes: number | null;
  readonly hastened: number;
  readonly toldWhy: string | null;
}

const key = { slot: 'int2', line: 'uuid' } as const;

const columns = `u.slot, u.line, u.owner, u.number, u.state, u.below_minor, u.days_left,
  u.amount_minor, u.target_minor, u.monthly_day, u.monthly_minor, u.monthly_until, u.cap_minor,
  u.cap_times, u.mandates, u.skips_next, u.left_out_at, u.on_since, u.paused_why, u.due_at,
  u.told_for, u.told_times, u.told_at, u.expiry_told_for, u.expiry_told_times, u.expiry_told_at,
  u.month_done, u.expiry_done, u.expiry_back_at, u.fell_at,
  u.interval_minutes, u.hastened, u.told_why`;

export const readRule = keyedStatement<typeof key, RuleRow>(
  'read auto_topups.rule',
  key,
  `select r.asked, u.* from :rows, lateral (
     select ${columns} from auto_topups.rule u where u.slot = r.slot and u.line = r.line limit 1
   ) u`,
);

export const lockRule = statement<RuleRow>(
  'lock auto_topups.rule',
  `select ${columns} from auto_topups.rule u where u.slot = $1 and u.line = $2 for no key update`,
);

/**
 * Which of these lines have a rule that calls below a level of money and could be heard of at $3:
 * nothing that it had ordered before was open, and nothing was left out within the day before.
 */
export const readLowRulesOf = statement<{
  readonly line: string;
  readonly belowMinor: bigint;
}>(
  'read auto_topups.rule low',
  `select u.line, u.below_minor from auto_topups.rule u
   join unnest($1::int2[], $2::uuid[], $3::timestamptz[]) as r (slot, line, at)
     on u.slot = r.slot and u.line = r.line
   where u.state = 'on' and u.below_minor is not null and not u.skips_next
     and (u.left_out_at is null or u.left_out_at <= r.at - interval '1 day')
     and not exists (
       select from auto_topups.topup t
       where t.slot = u.slot and t.line = u.line and t.state = 'open' and t.opened_at < r.at
     )`,
);

/** Which of these lines have a rule that calls so many days before they expire. */
export const readDaysRulesOf = statement<{
  readonly line: string;
  readonly daysLeft: number;
}>(
  'read auto_topups.rule days',
  `select u.line, u.days_left from auto_topups.rule u
   join unnest($1::int2[], $2::uuid[]) as r (slot, line) on u.slot = r.slot and u.line = r.line
   where u.state = 'on' and u.days_left is not null`,
);

export const saveRules = setStatement(
  'save auto_topups.rule',
  {
    ...key,
    owner: 'text',
    number: 'text',
    state: 'text',
    belowMinor: 'int8',
    daysLeft: 'int2',
    amountMinor: 'int8',
    targetMinor: 'int8',
    monthlyDay: 'int2',
    monthlyMinor: 'int8',
    monthlyUntil: 'text',
    capMinor: 'int8',
    capTimes: 'int2',
    mandates: 'text',
    skipsNext: 'bool',
    leftOutAt: 'instant',
    onSince: 'instant',
    pausedWhy: 'text',
    dueAt: 'instant',
    toldFor: 'text',
    toldTimes: 'int2',
    toldAt: 'instant',
    expiryToldFor: 'text',
    expiryToldTimes: 'int2',
    expiryToldAt: 'instant',
    monthDone: 'text',
    expiryDone: 'text',
    expiryBackAt: 'instant',
    fellAt: 'instant',
    intervalMinutes: 'int4',
    hastened: 'int4',
    toldWhy: 'text',
    changedAt: 'instant',
  },
  `insert into auto_topups.rule (slot, line, owner, number, state, below_minor, days_left,
     amount_minor, target_minor, monthly_day, monthly_minor, monthly_until, cap_minor, cap_times,
     mandates, skips_next, left_out_at, on_since, paused_why, due_at, told_for, told_times, told_at,
     expiry_told_for, expiry_told_times, expiry_told_at, month_done, expiry_done, expiry_back_at,
     fell_at, interval_minutes, hastened, told_why, changed_at)
   select r.slot, r.line, r.owner, r.number, r.state, r.below_minor, r.days_left, r.amount_minor,
     r.target_minor, r.monthly_day, r.monthly_minor, r.monthly_until::date, r.cap_minor,
     r.cap_times, r.mandates::text[], r.skips_next, r.left_out_at, r.on_since, r.paused_why,
     r.due_at,
     r.told_for::date, r.told_times, r.told_at, r.expiry_told_for::date, r.expiry_told_times,
     r.expiry_told_at, r.month_done, r.expiry_done::date, r.expiry_back_at, r.fell_at,
     r.interval_minutes, r.hastened, r.told_why, r.changed_at
   from :rows
   on conflict (slot, line) do update set
     owner = excluded.owner, number = excluded.number, state = excluded.state,
     below_minor = excluded.below_minor, days_left = excluded.days_left,
     amount_minor = excluded.amount_minor, target_minor = excluded.target_minor,
     monthly_day = excluded.monthly_day, monthly_minor = excluded.monthly_minor,
     monthly_until = excluded.monthly_until, cap_minor = excluded.cap_minor,
     cap_times = excluded.cap_times, mandates = excluded.mandates,
     skips_next = excluded.skips_next, left_out_at = excluded.left_out_at,
     on_since = excluded.on_since,
     paused_why = excluded.paused_why, due_at = excluded.due_at, told_for = excluded.told_for,
     told_times = excluded.told_times, told_at = excluded.told_at,
     expiry_told_for = excluded.expiry_told_for, expiry_told_times = excluded.expiry_told_times,
     expiry_told_at = excluded.expiry_told_at, month_done = excluded.month_done,
     expiry_done = excluded.expiry_done, expiry_back_at = excluded.expiry_back_at,
     fell_at = excluded.fell_at,
     interval_minutes = excluded.interval_minutes,
     hastened = excluded.hastened, told_why = excluded.told_why,
     changed_at = excluded.changed_at`,
);

/**
 * Has rules of lines looked at soon, whatever it was that changed; one that is due already is
 * counted, too, for whoever is looking at it just now.
 */
export const hastenRules = setStatement(
  'update auto_topups.rule due',
  { ...key, dueAt: 'instant' },
  `update auto_topups.rule u
   set due_at = least(u.due_at, r.due_at), hastened = u.hastened + 1
   from :rows where u.slot = r.slot and u.line = r.line and u.state = 'on'`,
);

/**
 * Has rules of lines whose days were taken back see an end again that they had seen to. For which
 * day its owner was told stays; rules of the versions before kept that in the other place.
 */
export const reopenExpiries = setStatement(
  'update auto_topups.rule expiry back',
  { ...key, at: 'instant' },
  `update auto_topups.rule u
   set expiry_done = null, expiry_back_at = r.at, expiry_told_times = 0, expiry_told_at = null,
     expiry_told_for = coalesce(
       u.expiry_told_for, case when u.monthly_day is null then u.told_for end),
     due_at = least(u.due_at, r.at), hastened = u.hastened + 1
   from :rows where u.slot = r.slot and u.line = r.line and u.state = 'on'`,
);

/**
 * Claims rules that are due, by setting the next time ahead: of many processes each gets others,
 * and what one had claimed when it died is due again then.
 */
export const claimDueRules = statement<{ readonly slot: number; readonly line: string }>(
  'claim auto_topups.rule due',
  `update auto_topups.rule u set due_at = $1::timestamptz + make_interval(secs => $2)
   from (
     select slot, line from auto_topups.rule
     where due_at <= $1 and slot = any ($3::int2[])
     limit $4 for no key update skip locked
   ) due
   where u.slot = due.slot and u.line = due.line
   returning u.slot, u.line`,
);
