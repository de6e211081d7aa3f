import { insertRows, keyedStatement, statement } from '#platform/postgres';
import type { Standing } from '../standing.ts';

const key = { slot: 'int2', action: 'uuid' } as const;

export const insertStandings = insertRows('balance_actions.standing', {
  ...key,
  period: 'text',
  periodsLeft: 'int4',
  threshold: 'int8',
  cap: 'int8',
  restMinutes: 'int4',
  startsAt: 'instant',
  made: 'int4',
  lookAt: 'instant',
});

const columns = `s.period, s.periods_left, s.threshold, s.cap, s.rest_minutes,
  s.starts_at, s.made, s.look_at`;

export const readStandings = keyedStatement<typeof key, Standing>(
  'read balance_actions.standing',
  key,
  `select r.asked, ${columns} from :rows, lateral (
     select * from balance_actions.standing s where s.slot = r.slot and s.action = r.action limit 1
   ) s`,
);

export const readDueStandings = statement<{ action: string }>(
  'read balance_actions.standing due',
  `select action from balance_actions.standing where look_at <= $1::timestamptz
   order by look_at limit $2`,
);

/** Held, so that of two who look at once one makes a top-up. */
export const lockStanding = statement<Standing>(
  'lock balance_actions.standing',
  `select ${columns} from balance_actions.standing s
   where s.slot = $1 and s.action = $2 for no key update`,
);

export const updateStanding = statement(
  'update balance_actions.standing',
  `update balance_actions.standing set periods_left = $3, made = $4, look_at = $5::timestamptz
   where slot = $1 and action = $2`,
);

export const endStanding = statement(
  'end balance_actions.standing',
  'update balance_actions.standing set look_at = null where slot = $1 and action = $2',
);

/** What a standing top-up has made since an instant; what failed was not charged. */
export const sumMade = statement<{ amount: bigint }>(
  'sum balance_actions.action made',
  `select coalesce(sum(amount), 0)::bigint as amount from balance_actions.action
   where slot = $1 and account = $2 and requested_at >= $3::timestamptz and parent = $4
     and state <> 'failed'`,
);
