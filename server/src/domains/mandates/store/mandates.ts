import { insertRows, setStatement, statement } from '#platform/postgres';

export interface MandateRow {
  readonly slot: number;
  readonly id: string;
  readonly owner: string;
  readonly connector: string;
  readonly provider: string;
  readonly state: string;
  readonly consentVersion: string;
  readonly consentLanguage: string;
  readonly consentText: string;
  readonly returnUrl: string;
  readonly notifyBaseUrl: string;
  readonly sealedToken: string | null;
  readonly sealedGrant: string | null;
  readonly label: string | null;
  readonly endsAt: number | null;
  readonly mostMinor: bigint;
  readonly periodDays: number;
  readonly mostInPeriod: bigint;
  readonly mostTimes: number;
  readonly terms: unknown;
  readonly planDue: string | null;
  readonly collectedAt: number | null;
  readonly periodFrom: number | null;
  readonly usedMinor: bigint;
  readonly usedTimes: number;
  readonly openAttempt: string | null;
  readonly declines: number;
  readonly lastDecline: string | null;
  readonly restsUntil: number | null;
  readonly openedAt: number;
  readonly signedAt: number | null;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  readonly askAt: number | null;
  readonly asked: number;
}

const key = { slot: 'int2', id: 'uuid' } as const;

const columns = `m.slot, m.id, m.owner, m.connector, m.provider, m.state, m.consent_version,
  m.consent_language, m.consent_text, m.return_url, m.notify_base_url, m.sealed_token,
  m.sealed_grant, m.label, m.ends_at, m.most_minor, m.period_days, m.most_in_period, m.most_times,
  m.terms, m.plan_due, m.collected_at,
  m.period_from, m.used_minor, m.used_times, m.open_attempt, m.declines, m.last_decline,
  m.rests_until, m.opened_at, m.signed_at, m.ended_at, m.ended_by, m.ask_at, m.asked`;

export const insertMandates = insertRows('mandates.mandate', {
  ...key,
  owner: 'text',
  connector: 'text',
  provider: 'text',
  state: 'text',
  consentVersion: 'text',
  consentLanguage: 'text',
  consentText: 'text',
  returnUrl: 'text',
  notifyBaseUrl: 'text',
  endsAt: 'instant',
  mostMinor: 'int8',
  periodDays: 'int2',
  mostInPeriod: 'int8',
  mostTimes: 'int2',
  terms: 'json',
  planDue: 'text',
  openedAt: 'instant',
  askAt: 'instant',
  changedAt: 'instant',
});

export const readMandate = statement<MandateRow>(
  'read mandates.mandate',
  `select ${columns} from mandates.mandate m where m.slot = $1 and m.id = $2`,
);

export const lockMandates = setStatement<typeof key, MandateRow>(
  'lock mandates.mandate',
  key,
  `select l.* from :rows, lateral (
     select ${columns} from mandates.mandate m where m.slot = r.slot and m.id = r.id
     for no key update
   ) l`,
);

/** An owner's, newest first. */
export const readMandatesOf = statement<MandateRow>(
  'read mandates.mandate of owner',
  `select ${columns} from mandates.mandate m where m.slot = $1 and m.owner = $2
   order by m.opened_at desc limit 50`,
);

/** All of an owner's, those that are over included, so that nobody signs or uses one meanwhile. */
export const lockMandatesOf = statement<MandateRow>(
  'lock mandates.mandate of owner',
  `select ${columns} from mandates.mandate m where m.slot = $1 and m.owner = $2
   order by m.opened_at for no key update`,
);

/** The same, however many they are: what is kept about somebody is theirs to see. */
export const readAllMandatesOf = statement<MandateRow>(
  'read mandates.mandate all of owner',
  `select ${columns} from mandates.mandate m where m.slot = $1 and m.owner = $2
   order by m.opened_at desc`,
);

/** For staff: the newest of all owners ($2 slots, before $1). */
export const readNewestMandates = statement<MandateRow>(
  'read mandates.mandate newest',
  `select ${columns} from mandates.mandate m
   where m.slot = any ($2::int2[]) and m.opened_at < $1 and ($3::text is null or m.state = $3)
   order by m.opened_at desc limit $4`,
);

/** Claims mandates to ask about, by setting the next time an hour ahead. */
export const claimDueMandates = statement<MandateRow>(
  'claim mandates.mandate due',
  `update mandates.mandate m
   set asked = m.asked + 1, ask_at = $1::timestamptz + make_interval(secs => $2)
   from (
     select slot, id from mandates.mandate
     where ask_at <= $1 and slot = any ($3::int2[])
     order by ask_at limit $4 for no key update skip locked
   ) due
   where m.slot = due.slot and m.id = due.id
   returning ${columns}`,
);

export const updateMandates = setStatement(
  'update mandates.mandate',
  {
    ...key,
    state: 'text',
    sealedToken: 'text',
    sealedGrant: 'text',
    label: 'text',
    endsAt: 'instant',
    planDue: 'text',
    collectedAt: 'instant',
    periodFrom: 'instant',
    usedMinor: 'int8',
    usedTimes: 'int2',
    openAttempt: 'uuid',
    declines: 'int2',
    lastDecline: 'text',
    restsUntil: 'instant',
    signedAt: 'instant',
    endedAt: 'instant',
    endedBy: 'text',
    askAt: 'instant',
    changedAt: 'instant',
  },
  `update mandates.mandate m
   set state = r.state, sealed_token = r.sealed_token, sealed_grant = r.sealed_grant,
     label = r.label, ends_at = r.ends_at, plan_due = r.plan_due,
     collected_at = r.collected_at, period_from = r.period_from, used_minor = r.used_minor,
     used_times = r.used_times, open_attempt = r.open_attempt, declines = r.declines,
     last_decline = r.last_decline, rests_until = r.rests_until, signed_at = r.signed_at,
     ended_at = r.ended_at, ended_by = r.ended_by, ask_at = r.ask_at, changed_at = r.changed_at
   from :rows where m.slot = r.slot and m.id = r.id`,
);

export const insertTokens = insertRows(
  'mandates.token',
  { connector: 'text', hash: 'bytea', slot: 'int2', mandate: 'uuid' },
  'on conflict do nothing',
);

export const findByToken = statement<{ readonly slot: number; readonly mandate: string }>(
  'read mandates.token',
  'select slot, mandate from mandates.token where connector = $1 and hash = $2',
);
