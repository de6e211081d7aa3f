import type { Language } from '#base';
import { insertRows, keyedStatement, statement } from '#platform/postgres';

export const insertDevices = insertRows('identity.device', {
  slot: 'int2',
  id: 'uuid',
  tokenHash: 'bytea',
  language: 'text',
  isCareMode: 'bool',
  openedAt: 'instant',
  seenAt: 'instant',
});

export interface VisitRow {
  readonly device: string;
  readonly language: Language;
  readonly isCareMode: boolean;
  readonly seenAt: number;
  readonly session: string | null;
  readonly subscriber: string | null;
  readonly sessionSeenAt: number | null;
  readonly expiresAt: number | null;
}

const tokenHashes = { slot: 'int2', tokenHash: 'bytea', sessionHash: 'bytea' } as const;

/** The device of a token, and the session on it if the other token is that session's. */
export const readVisitRow = keyedStatement<typeof tokenHashes, VisitRow>(
  'read identity.device visit',
  tokenHashes,
  `select r.asked, d.id as device, d.language, d.is_care_mode, d.seen_at, s.id as session,
     s.subscriber, s.seen_at as session_seen_at, s.expires_at
   from :rows
   cross join lateral (
     select * from identity.device d where d.slot = r.slot and d.token_hash = r.token_hash limit 1
   ) d
   left join identity.session s
     on s.slot = d.slot and s.device = d.id and s.token_hash = r.session_hash`,
);

export const lockDevice = statement<{ language: Language; isCareMode: boolean }>(
  'lock identity.device',
  `select language, is_care_mode from identity.device
   where slot = $1 and id = $2 for no key update`,
);

export const touchDevice = statement(
  'touch identity.device',
  'update identity.device set seen_at = $3::timestamptz where slot = $1 and id = $2',
);

export const updatePreferences = statement<{ id: string }>(
  'update identity.device preferences',
  `update identity.device set language = $3, is_care_mode = $4 where slot = $1 and id = $2
   returning id`,
);

/** One session per device: whoever signs in takes the place of who was signed in before. */
export const putSessions = insertRows(
  'identity.session',
  {
    slot: 'int2',
    device: 'uuid',
    id: 'uuid',
    subscriber: 'uuid',
    tokenHash: 'bytea',
    openedAt: 'instant',
    seenAt: 'instant',
    expiresAt: 'instant',
  },
  `on conflict (slot, device) do update set id = excluded.id, subscriber = excluded.subscriber,
     token_hash = excluded.token_hash, opened_at = excluded.opened_at, seen_at = excluded.seen_at,
     expires_at = excluded.expires_at`,
);

export const touchSession = statement(
  'touch identity.session',
  `update identity.session set seen_at = $4::timestamptz
   where slot = $1 and device = $2 and id = $3`,
);

export const deleteSession = statement<{ id: string }>(
  'delete identity.session',
  'delete from identity.session where slot = $1 and device = $2 and id = $3 returning id',
);

export const deleteDeadSessions = statement(
  'sweep identity.session',
  `delete from identity.session
   where expires_at <= $1::timestamptz or seen_at <= $2::timestamptz`,
);

export const deleteIdleDevices = statement(
  'sweep identity.device',
  'delete from identity.device where seen_at <= $1::timestamptz',
);

export const deleteSessionsOf = statement(
  'delete identity.session of subscriber',
  'delete from identity.session where subscriber = $1',
);

export const deleteAllSessions = statement(
  'delete identity.session all',
  'delete from identity.session',
);
