import { insertRows, setStatement, statement } from '#platform/postgres';
import type { Try } from '../attempt.ts';

const key = { slot: 'int2', id: 'uuid' } as const;

export const insertEvents = insertRows('webhooks.event', {
  ...key,
  owner: 'text',
  form: 'text',
  type: 'text',
  body: 'text',
  happenedAt: 'instant',
});

export const insertDeliveries = insertRows('webhooks.delivery', {
  ...key,
  endpoint: 'uuid',
  event: 'uuid',
  state: 'text',
  dueAt: 'instant',
  isReplay: 'bool',
});

export interface ClaimedRow {
  readonly slot: number;
  readonly id: string;
  readonly endpoint: string;
  readonly owner: string;
  readonly event: string;
  readonly attempts: number;
  readonly body: string;
  readonly url: string;
  readonly secret: string;
  /** Those of before that still sign, sealed as the newest. */
  readonly secretsBefore: readonly string[];
}

/**
 * Takes what is due until $2, the oldest first: of each endpoint as many as $3 less what this
 * process is sending there already ($5 and $6, side by side), and of each owner as many as $7 less
 * the same ($8 and $9), so that who answers slowly or never fills their own room and nobody else's;
 * of an endpoint that fails, one at a time. Skipping what others have locked lets any number of
 * processes claim side by side; what is not closed by $2 is due again.
 */
export const claimDue = statement<ClaimedRow>(
  'claim webhooks.delivery',
  `with candidates as materialized (
     select d.slot, d.id, d.event, d.due_at, e.owner, e.url, e.secret,
       array(
         select b.sealed
         from jsonb_to_recordset(e.secrets_before) as b(sealed text, until timestamptz)
         where b.until > $1::timestamptz
       ) as secrets_before,
       row_number() over (partition by e.owner order by d.due_at) + coalesce(o.busy, 0) as nth
     from webhooks.endpoint e
     left join (select unnest($5::uuid[]) as endpoint, unnest($6::int4[]) as busy) b
       on b.endpoint = e.id
     left join (select unnest($8::text[]) as owner, unnest($9::int4[]) as busy) o
       on o.owner = e.owner,
     lateral (
       select d.slot, d.id, d.event, d.due_at from webhooks.delivery d
       where d.slot = e.slot and d.endpoint = e.id and d.state in ('queued', 'sending')
         and d.due_at <= $1::timestamptz
       order by d.due_at
       limit greatest(0, least(
         case when e.failing_since is null then $3::int4 else 1 end - coalesce(b.busy, 0),
         $7::int4 - coalesce(o.busy, 0)))
       for update skip locked
     ) d
     where e.disabled_at is null and e.removed_at is null
       and coalesce(e.rests_until, '-infinity') <= $1::timestamptz
   ), due as materialized (
     select * from candidates where nth <= $7::int4 order by due_at limit $4
   )
   update webhooks.delivery d
   set state = 'sending', attempts = d.attempts + 1, due_at = $2::timestamptz
   from due join webhooks.event v on v.slot = due.slot and v.id = due.event
   where d.slot = due.slot and d.id = due.id
   returning d.slot, d.id, d.endpoint, due.owner, d.event, d.attempts, v.body, due.url,
     due.secret, due.secrets_before`,
);

/**
 * Closes claims, unless a claim was lost to another process meanwhile. What was taken was so, also
 * where its endpoint was turned off while it was under way.
 */
export const closeClaims = setStatement(
  'close webhooks.delivery',
  {
    ...key,
    attempts: 'int2',
    state: 'text',
    dueAt: 'instant',
    endedAt: 'instant',
    tried: 'jsonb',
  },
  `update webhooks.delivery d
   set state = r.state, due_at = r.due_at, ended_at = r.ended_at, tries = d.tries || r.tried::jsonb
   from :rows
   where d.slot = r.slot and d.id = r.id and d.attempts = r.attempts
     and (d.state = 'sending' or d.state = 'failed' and r.state = 'delivered')`,
);

/** Nothing more is tried of an endpoint that is turned off or removed. */
export const endQueued = setStatement(
  'end webhooks.delivery of endpoint',
  { slot: 'int2', endpoint: 'uuid', at: 'instant' },
  `update webhooks.delivery d set state = 'failed', ended_at = r.at
   from :rows
   where d.slot = r.slot and d.endpoint = r.endpoint and d.state in ('queued', 'sending')`,
);

export interface DeliveryRow {
  readonly id: string;
  readonly endpoint: string;
  readonly event: string;
  readonly type: string;
  readonly body: string;
  readonly happenedAt: number;
  readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly dueAt: number;
  readonly endedAt: number | null;
  readonly tries: readonly Try[];
  readonly isReplay: boolean;
}

const logged = `d.id, d.endpoint, d.event, v.type, v.body, v.happened_at, d.state, d.attempts,
  d.due_at, d.ended_at, d.tries, d.is_replay`;

/** The newest of an endpoint before one of them, in one state or in any. */
export const readDeliveries = statement<DeliveryRow>(
  'read webhooks.delivery of endpoint',
  `select ${logged}
   from webhooks.delivery d join webhooks.event v on v.slot = d.slot and v.id = d.event
   where d.slot = $1 and d.endpoint = $2 and d.id < $3::uuid
     and ($4::text is null or d.state = $4)
   order by d.id desc limit $5`,
);

export const readDelivery = statement<DeliveryRow>(
  'read webhooks.delivery',
  `select ${logged}
   from webhooks.delivery d join webhooks.event v on v.slot = d.slot and v.id = d.event
   where d.slot = $1 and d.id = $2 and d.endpoint is not distinct from $3`,
);

/** A test is for the one endpoint that was tried. */
const toldSince = `select v.id, case when $8 then v.body end as body from webhooks.event v
   where v.slot = $1 and v.owner = $2 and v.form = $3 and v.id > $4::uuid and v.id < $5::uuid
     and v.type <> 'endpoint.test' and ($6::jsonb = '[]'::jsonb or $6::jsonb ? v.type)`;

export interface SinceRow {
  readonly id: string;
  /** Only where it is asked for. */
  readonly body: string | null;
}

/** What an owner's endpoints of a form could be told from an instant on, oldest first. */
export const readEventsSince = statement<SinceRow>(
  'read webhooks.event since',
  `${toldSince} order by v.id limit $7`,
);

/** The same, without what an endpoint has taken or is about to be sent. */
export const readMissedSince = statement<SinceRow>(
  'read webhooks.event missed since',
  `${toldSince} and not exists (
       select from webhooks.delivery d
       where d.slot = v.slot and d.endpoint = $9 and d.event = v.id and d.state <> 'failed'
     )
   order by v.id limit $7`,
);

/** Made before an id, and ended; so many at once. */
export const sweepDeliveries = statement<{ readonly id: string }>(
  'sweep webhooks.delivery',
  `delete from webhooks.delivery d
   using (
     select id, slot from webhooks.delivery
     where id < $1::uuid and state in ('delivered', 'failed') order by id limit $2
   ) old
   where d.id = old.id and d.slot = old.slot returning d.id`,
);

export const sweepEvents = statement<{ readonly id: string }>(
  'sweep webhooks.event',
  `delete from webhooks.event e
   using (
     select id, slot from webhooks.event where id < $1::uuid order by id limit $2
   ) old
   where e.id = old.id and e.slot = old.slot returning e.id`,
);
