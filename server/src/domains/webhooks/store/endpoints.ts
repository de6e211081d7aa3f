import type { Language } from '#base';
import type { Condition } from '#wire/tmf630';
import { insertRows, setStatement, statement } from '#platform/postgres';
import type { DisabledWhy, EventForm } from '../endpoint.ts';

const key = { slot: 'int2', id: 'uuid' } as const;

export const insertEndpoints = insertRows('webhooks.endpoint', {
  ...key,
  owner: 'text',
  form: 'text',
  url: 'text',
  description: 'text',
  types: 'jsonb',
  conditions: 'jsonb',
  secret: 'text',
  contact: 'text',
  language: 'text',
  createdAt: 'instant',
});

export interface EndpointRow {
  readonly id: string;
  readonly owner: string;
  readonly form: EventForm;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly conditions: readonly Condition[];
  readonly contact: string | null;
  readonly language: Language;
  readonly failingSince: number | null;
  readonly disabledAt: number | null;
  readonly disabledWhy: DisabledWhy | null;
  readonly createdAt: number;
}

const columns = `e.id, e.owner, e.form, e.url, e.description, e.types, e.conditions,
  e.contact, e.language, e.failing_since, e.disabled_at, e.disabled_why, e.created_at`;

export const readEndpoints = statement<EndpointRow>(
  'read webhooks.endpoint of owner',
  `select ${columns} from webhooks.endpoint e
   where e.slot = $1 and e.owner = $2 and e.removed_at is null order by e.created_at, e.id`,
);

export const readEndpoint = statement<EndpointRow>(
  'read webhooks.endpoint',
  `select ${columns} from webhooks.endpoint e
   where e.slot = $1 and e.id = $2 and e.owner = $3 and e.removed_at is null`,
);

/** One of before, which signs as well until its own end. */
export interface SecretBefore {
  readonly sealed: string;
  /** As ISO 8601. */
  readonly until: string;
}

/** What signs for an endpoint, sealed. */
export interface SealedSecrets {
  readonly secret: string;
  readonly secretsBefore: readonly SecretBefore[];
}

/** Held, so that of two who change it at once one comes after the other. */
export const lockEndpoint = statement<EndpointRow & SealedSecrets>(
  'lock webhooks.endpoint',
  `select ${columns}, e.secret, e.secrets_before from webhooks.endpoint e
   where e.slot = $1 and e.id = $2 and e.owner = $3 and e.removed_at is null
   for no key update`,
);

/** Of many owners, all that may be told. */
export const readListening = setStatement<{ slot: 'int2'; owner: 'text' }, ListeningRow>(
  'read webhooks.endpoint listening',
  { slot: 'int2', owner: 'text' },
  `select e.owner, e.id, e.form, e.types, e.conditions, e.disabled_at is not null as is_disabled
   from :rows, lateral (
     select * from webhooks.endpoint e
     where e.slot = r.slot and e.owner = r.owner and e.removed_at is null
   ) e`,
);

export interface ListeningRow {
  readonly owner: string;
  readonly id: string;
  readonly form: EventForm;
  readonly types: readonly string[];
  readonly conditions: readonly Condition[];
  readonly isDisabled: boolean;
}

export const updateEndpoint = statement(
  'update webhooks.endpoint',
  `update webhooks.endpoint
   set url = $3, description = $4, types = $5::jsonb, contact = $6, language = $7,
     disabled_at = $8::timestamptz, disabled_why = $9,
     failing_since = case when $8::timestamptz is null and disabled_at is not null then null
       else failing_since end
   where slot = $1 and id = $2`,
);

export const removeEndpoint = statement(
  'remove webhooks.endpoint',
  'update webhooks.endpoint set removed_at = $3::timestamptz where slot = $1 and id = $2',
);

export const updateSecret = statement(
  'update webhooks.endpoint secret',
  `update webhooks.endpoint
   set secret = $3, secrets_before = $4::jsonb, secret_before = null, secret_before_until = null
   where slot = $1 and id = $2`,
);

/** What attempts have shown of endpoints; most show nothing new and write nothing. */
export const noteAttempts = setStatement(
  'note webhooks.endpoint attempts',
  {
    ...key,
    hasSucceeded: 'bool',
    hasFailed: 'bool',
    restsUntil: 'instant',
    at: 'instant',
  },
  `update webhooks.endpoint e
   set failing_since = case when r.has_succeeded then null
       else coalesce(e.failing_since, r.at) end,
     rests_until = greatest(e.rests_until, r.rests_until)
   from :rows
   where e.slot = r.slot and e.id = r.id and (
     (r.has_succeeded and e.failing_since is not null)
     or (r.has_failed and not r.has_succeeded and e.failing_since is null)
     or r.rests_until > coalesce(e.rests_until, '-infinity')
   )`,
);

/** Turns off what is gone or has failed for too long; returns whom to tell. */
export const disableFailing = setStatement<
  typeof key & { isGone: 'bool'; failingSince: 'instant'; at: 'instant' },
  DisabledRow
>(
  'disable webhooks.endpoint',
  { ...key, isGone: 'bool', failingSince: 'instant', at: 'instant' },
  `update webhooks.endpoint e
   set disabled_at = r.at, disabled_why = case when r.is_gone then 'gone' else 'failing' end
   from :rows
   where e.slot = r.slot and e.id = r.id and e.disabled_at is null
     and (r.is_gone or e.failing_since <= r.failing_since)
   returning e.slot, e.id, e.owner, e.url, e.contact, e.language, e.failing_since, e.disabled_why`,
);

export interface DisabledRow {
  readonly slot: number;
  readonly id: string;
  readonly owner: string;
  readonly url: string;
  readonly contact: string | null;
  readonly language: Language;
  readonly failingSince: number | null;
  readonly disabledWhy: DisabledWhy;
}

export interface SealedRow extends SealedSecrets {
  readonly slot: number;
  readonly id: string;
  readonly owner: string;
}

export const readSealed = statement<SealedRow>(
  'read webhooks.endpoint sealed',
  `select slot, id, owner, secret, secrets_before from webhooks.endpoint
   where removed_at is null order by slot, id`,
);

export const updateSealed = statement(
  'update webhooks.endpoint sealed',
  `update webhooks.endpoint set secret = $3, secrets_before = $5::jsonb
   where slot = $1 and id = $2 and secret = $4`,
);
