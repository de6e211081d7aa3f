import { insertRows, statement } from '#platform/postgres';

export interface DeveloperRow {
  readonly id: string;
  readonly slot: number;
  readonly reseller: string;
  readonly email: string;
  readonly password: string;
  readonly totpSealed: string;
  readonly totpStep: bigint;
  readonly dismissedAt: number | null;
}

const columns = 'id, slot, reseller, email, password, totp_sealed, totp_step, dismissed_at';

export const readDeveloperByEmail = statement<DeveloperRow>(
  'read partners.developer by email',
  `select ${columns} from partners.developer where email = $1`,
);

export const lockDeveloper = statement<DeveloperRow>(
  'lock partners.developer',
  `select ${columns} from partners.developer where id = $1 for no key update`,
);

/** Nothing where the address is taken. */
export const takeEmail = statement<{ id: string }>(
  'insert partners.developer',
  `insert into partners.developer
     (id, slot, reseller, email, password, totp_sealed, totp_step, created_at)
   values ($1, $2, $3, $4, $5, $6, 0, $7::timestamptz)
   on conflict (email) do nothing returning id`,
);

export const readAllDevelopers = statement<DeveloperRow>(
  'read partners.developer all',
  `select ${columns} from partners.developer order by id`,
);

/** Without what opens the portal. */
export const listDevelopers = statement<{
  readonly id: string;
  readonly reseller: string;
  readonly email: string;
  readonly createdAt: number;
  readonly dismissedAt: number | null;
}>(
  'list partners.developer',
  `select id, reseller, email, created_at, dismissed_at from partners.developer
   where ($2::text is null or strpos(email, $2) > 0 or reseller = any($3::uuid[]))
     and ($4::uuid is null or id < $4)
   order by id desc limit $1`,
);

export const updateDeveloperSeal = statement(
  'update partners.developer seal',
  'update partners.developer set totp_sealed = $2 where id = $1',
);

export const updateDeveloperStep = statement(
  'update partners.developer step',
  'update partners.developer set totp_step = $2 where id = $1',
);

export const dismissDeveloper = statement<{ readonly email: string; readonly reseller: string }>(
  'dismiss partners.developer',
  `update partners.developer set dismissed_at = coalesce(dismissed_at, $2::timestamptz)
   where id = $1 returning email, reseller`,
);

/** The step that was shown is taken with them, and whoever was dismissed is back. */
export const updateFactors = statement(
  'update partners.developer factors',
  `update partners.developer set password = $2, totp_sealed = $3, totp_step = $4,
     dismissed_at = null
   where id = $1`,
);

export const deleteDeveloperSessions = statement(
  'delete partners.developer_session of developer',
  'delete from partners.developer_session where developer = $1',
);

export const insertDeveloperSessions = insertRows('partners.developer_session', {
  tokenHash: 'bytea',
  id: 'uuid',
  developer: 'uuid',
  openedAt: 'instant',
  expiresAt: 'instant',
});

export interface DeveloperVisitRow {
  readonly session: string;
  readonly developer: string;
  readonly email: string;
  readonly reseller: string;
  readonly expiresAt: number;
}

export const readDeveloperVisit = statement<DeveloperVisitRow>(
  'read partners.developer_session',
  `select s.id as session, d.id as developer, d.email, d.reseller, s.expires_at
   from partners.developer_session s join partners.developer d on d.id = s.developer
   where s.token_hash = $1`,
);

export const deleteDeveloperSession = statement(
  'delete partners.developer_session',
  'delete from partners.developer_session where token_hash = $1',
);

export const deleteEndedVisits = statement(
  'sweep partners.developer_session',
  'delete from partners.developer_session where expires_at <= $1::timestamptz',
);

export const deleteAllSessions = statement(
  'delete partners.developer_session all',
  'delete from partners.developer_session',
);
